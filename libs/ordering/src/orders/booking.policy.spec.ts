import {
  bookingProblem,
  hasPersonalNumber,
  isLateChange,
  touchesNight,
  type BookingLimits,
} from './booking.policy';

const limits: BookingLimits = {
  leadMinutes: 30,
  horizonDays: 31,
  stepMinutes: 15,
  maxMinutes: 480,
  nightFromHour: 21,
  nightToHour: 6,
};
const now = new Date('2026-11-23T09:00:00+08:00');
const at = (text: string) => new Date(`${text}:00+08:00`);

describe('A wanted booking', () => {
  const check = (change: Partial<Parameters<typeof bookingProblem>[0]>) =>
    bookingProblem({ now, startsAt: at('2026-11-25T09:00'), minutes: 120, minMinutes: 45, ...change }, limits)
      ?.code;

  it.each([
    ['the item’s minimum', { minutes: 45 }, undefined],
    ['a minimum that is no step', { minutes: 20, minMinutes: 20 }, undefined],
    ['less than the minimum', { minutes: 44 }, 'tooShort'],
    ['no step', { minutes: 50 }, 'wrongStep'],
    ['the longest', { minutes: 480 }, undefined],
    ['longer', { minutes: 495 }, 'tooLong'],
    ['exactly the lead', { startsAt: at('2026-11-23T09:30') }, undefined],
    ['a minute less', { startsAt: at('2026-11-23T09:29') }, 'tooSoon'],
    ['in the past', { startsAt: at('2026-11-22T09:30') }, 'tooSoon'],
    ['the last moment of the horizon', { startsAt: at('2026-12-24T09:00') }, undefined],
    ['a minute more', { startsAt: at('2026-12-24T09:01') }, 'tooFar'],
    ['until nine in the evening', { startsAt: at('2026-11-25T19:00') }, undefined],
    ['into the night', { startsAt: at('2026-11-25T19:15') }, 'nightNeedsReason'],
    ['with a reason', { startsAt: at('2026-11-25T19:15'), nightReason: '术后看护' }, undefined],
    ['from six in the morning', { startsAt: at('2026-11-25T06:00') }, undefined],
    ['before six', { startsAt: at('2026-11-25T05:45') }, 'nightNeedsReason'],
  ])('%s', (_name, change, expected) => {
    expect(check(change)).toBe(expected);
  });
});

describe('The night', () => {
  it('holds a visit over midnight', () => {
    expect(touchesNight(at('2026-11-25T23:00'), 120, limits)).toBe(true);
    expect(touchesNight(at('2026-11-25T18:00'), 480, limits)).toBe(true);
  });
});

describe('A change', () => {
  it('is late when less than the free time is left', () => {
    expect(isLateChange(at('2026-11-25T05:00'), at('2026-11-25T09:00'), 4)).toBe(false);
    expect(isLateChange(at('2026-11-25T05:01'), at('2026-11-25T09:00'), 4)).toBe(true);
  });
});

describe('A note for strangers', () => {
  it.each([
    '电话13812345678',
    '１３８１２３４５６７８',
    '138 1234 5678',
    '139-1234-5678',
    '321302194001011234',
    '32130219400101123X',
  ])('must not hold %s', (text) => {
    expect(hasPersonalNumber(text)).toBe(true);
  });

  it.each(['', '怕狗，请轻声敲门', '三楼，服务 2 小时', '2026-11-25 上午'])('may hold “%s”', (text) => {
    expect(hasPersonalNumber(text)).toBe(false);
  });
});
