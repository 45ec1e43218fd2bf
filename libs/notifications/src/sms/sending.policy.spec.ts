import { addMinutes } from '@anzhi/kernel';
import { afterAttempt, MAX_ATTEMPTS, nextStep, pauseAfter, type DueMessage } from './sending.policy';

const now = new Date('2026-11-23T21:30:00+08:00');
const quietEnd = new Date('2026-11-24T07:00:00+08:00');
const message: DueMessage = {
  state: 'QUEUED',
  urgent: false,
  attempts: 0,
  expiresAt: addMinutes(now, 1),
  isWanted: true,
};
const step = (change: Partial<DueMessage>, about: { knowsKeys?: boolean; quietEnd?: Date } = {}) =>
  nextStep({ ...message, ...change }, now, { knowsKeys: true, quietEnd: undefined, ...about });

describe('A message that is due', () => {
  it('is handed over', () => expect(step({})).toEqual({ event: 'claim' }));

  it('waits for the end of the quiet hours, unless it is urgent', () => {
    expect(step({}, { quietEnd })).toEqual({ event: 'wait', dueAt: quietEnd });
    expect(step({ urgent: true }, { quietEnd })).toEqual({ event: 'claim' });
  });

  it('expires at its moment', () => {
    expect(step({ expiresAt: now })).toEqual({ event: 'expire' });
    expect(step({ expiresAt: new Date(now.getTime() + 1) })).toEqual({ event: 'claim' });
  });

  it('is withdrawn from who does not want it or may not have it', () =>
    expect(step({ isWanted: false })).toEqual({ event: 'withdraw' }));
});

describe('A message whose sender died', () => {
  it('goes again to an operator that knows it by its key', () =>
    expect(step({ state: 'SENDING', attempts: 1 })).toEqual({ event: 'claim' }));

  it('is never sent again where it could arrive twice', () => {
    expect(step({ state: 'SENDING', attempts: 1 }, { knowsKeys: false })).toEqual({ event: 'lose' });
    expect(step({ state: 'SENDING', expiresAt: now }, { knowsKeys: false })).toEqual({ event: 'lose' });
  });

  it('is given up after the last attempt', () =>
    expect(step({ state: 'SENDING', attempts: MAX_ATTEMPTS })).toEqual({ event: 'fail' }));
});

describe('An attempt', () => {
  const after = (outcome: 'SENT' | 'REFUSED' | 'UNCLEAR', change = {}) =>
    afterAttempt(outcome, { attempts: 1, isFinal: false, knowsKeys: true, ...change });

  it.each([
    ['SENT', {}, 'sent'],
    ['REFUSED', {}, 'wait'],
    ['REFUSED', { isFinal: true }, 'fail'],
    ['REFUSED', { attempts: MAX_ATTEMPTS }, 'fail'],
    ['REFUSED', { knowsKeys: false }, 'wait'],
    ['UNCLEAR', {}, 'wait'],
    ['UNCLEAR', { attempts: MAX_ATTEMPTS }, 'fail'],
    ['UNCLEAR', { knowsKeys: false }, 'lose'],
  ] as const)('that was %s %j: %s', (outcome, change, event) => expect(after(outcome, change)).toBe(event));

  it('is followed by a longer pause each time', () =>
    expect([1, 2, 3, 4].map(pauseAfter)).toEqual([30_000, 120_000, 480_000, 1_920_000]));
});
