import { isTooLateAfter, quietUntil } from './quiet-hours.policy';

const night = { from: 21 * 60, to: 7 * 60 };
const at = (time: string): Date => new Date(`2026-11-23T${time}+08:00`);

describe('Quiet hours around midnight', () => {
  it.each([
    ['20:59:59.999', undefined],
    ['21:00:00', '2026-11-24T07:00:00+08:00'],
    ['23:59:59.999', '2026-11-24T07:00:00+08:00'],
    ['00:00:00', '2026-11-23T07:00:00+08:00'],
    ['06:59:59.999', '2026-11-23T07:00:00+08:00'],
    ['07:00:00', undefined],
  ])('at %s last until %s', (time, until) => {
    expect(quietUntil(at(time), night)).toEqual(until && new Date(until));
  });
});

it('Quiet hours may lie within a day', () => {
  const noon = { from: 12 * 60, to: 14 * 60 };
  expect(quietUntil(at('11:59:59'), noon)).toBeUndefined();
  expect(quietUntil(at('12:00:30.5'), noon)).toEqual(at('14:00:00'));
  expect(quietUntil(at('14:00:00'), noon)).toBeUndefined();
});

it('The same minute at both ends means none', () => {
  expect(quietUntil(at('03:00:00'), { from: 0, to: 0 })).toBeUndefined();
});

it.each([
  ['of a visit before they end', '2026-11-24T06:30:00+08:00', true],
  ['of a visit at their end', '2026-11-24T07:00:00+08:00', true],
  ['of a later visit', '2026-11-24T07:00:01+08:00', false],
  ['of a visit that has begun', '2026-11-23T22:59:00+08:00', false],
])('News %s is too late after them: %s, %s', (_, startsAt, expected) => {
  const quietEnd = new Date('2026-11-24T07:00:00+08:00');
  expect(isTooLateAfter(quietEnd, new Date(startsAt), at('23:00:00'))).toBe(expected);
  expect(isTooLateAfter(quietEnd, undefined, at('23:00:00'))).toBe(false);
});
