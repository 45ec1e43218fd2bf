import fc from 'fast-check';
import { judgeTime, type TimeFacts, type TimeLimits } from './time.policy';

const limits: TimeLimits = { clockSkewSeconds: 120, offlineHours: 24, anchorHours: 72 };
const at = (time: string, day = '23'): Date => new Date(`2026-11-${day}T${time}+08:00`);
const MINUTE_MS = 60_000;

const judged = (facts: Partial<TimeFacts>) =>
  judgeTime({ deviceAt: at('09:00:00'), serverAt: at('09:00:00'), ...facts }, limits);
/** Given at eight; an hour of it makes nine. */
const anchor = (minutes: number) => ({ at: at('08:00:00'), elapsedMs: minutes * MINUTE_MS });

describe('the time of a punch', () => {
  it('is the server’s while both clocks agree', () => {
    expect(judged({ deviceAt: at('09:01:59') })).toEqual({
      occurredAt: at('09:00:00'),
      skewMs: null,
      offlineMs: 0,
      flags: [],
    });
  });

  it('is the anchor’s, whatever the device’s wall clock says', () => {
    const wrongClock = judged({ deviceAt: at('07:00:00'), serverAt: at('14:00:00'), anchor: anchor(60) });
    expect(wrongClock).toEqual({
      occurredAt: at('09:00:00'),
      skewMs: -120 * MINUTE_MS,
      offlineMs: 300 * MINUTE_MS,
      flags: ['CLOCK_SKEW', 'LATE_UPLOAD'],
    });
    const late = judged({ serverAt: at('14:00:00'), anchor: anchor(60) });
    expect(late).toMatchObject({ occurredAt: at('09:00:00'), skewMs: 0, flags: ['LATE_UPLOAD'] });
  });

  it('is never later than its arrival: an anchor that says so was tampered with', () => {
    expect(judged({ anchor: anchor(63) })).toEqual({
      occurredAt: at('09:00:00'),
      skewMs: null,
      offlineMs: 0,
      flags: ['CLOCK_SKEW'],
    });
    expect(judged({ anchor: anchor(61) }).occurredAt).toEqual(at('09:00:00'));
  });

  it('from a device without an anchor is believed when it is behind by a day, not when it is ahead', () => {
    expect(judged({ serverAt: at('14:00:00') })).toMatchObject({
      occurredAt: at('09:00:00'),
      flags: ['LATE_UPLOAD'],
    });
    expect(judged({ deviceAt: at('10:00:00') })).toMatchObject({
      occurredAt: at('09:00:00'),
      skewMs: 60 * MINUTE_MS,
      flags: ['CLOCK_SKEW'],
    });
  });

  it('after more than a day waits for an officer, with an anchor and without', () => {
    const flags = ['LATE_UPLOAD', 'OVERDUE'];
    expect(judged({ serverAt: at('09:00:01', '24') })).toMatchObject({
      occurredAt: at('09:00:01', '24'),
      flags,
    });
    expect(judged({ serverAt: at('09:00:00', '24') }).flags).toEqual(['LATE_UPLOAD']);
    const anchored = judged({ serverAt: at('09:00:01', '24'), anchor: anchor(60) });
    expect(anchored).toMatchObject({ occurredAt: at('09:00:00'), flags });
  });

  it('goes by the device again when the anchor is too old to be of use', () => {
    const old = { at: at('08:59:59', '20'), elapsedMs: 72 * 60 * MINUTE_MS + 1_000 };
    expect(judged({ serverAt: at('09:30:00'), anchor: old }).occurredAt).toEqual(at('09:00:00'));
  });

  it('never lies after the arrival nor before the anchor, and with one does not depend on the upload', () => {
    const ms = fc.integer({ min: 0, max: 20 * 3_600_000 });
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: -86_400_000, max: 86_400_000 }), (elapsedMs, delay, skew) => {
        const given = at('08:00:00');
        const truth = new Date(given.getTime() + elapsedMs);
        const facts = { deviceAt: new Date(truth.getTime() + skew), anchor: { at: given, elapsedMs } };
        const verdict = judged({ ...facts, serverAt: new Date(truth.getTime() + delay) });
        expect(verdict).toMatchObject({ occurredAt: truth, skewMs: skew, offlineMs: delay });
      }),
    );
  });
});
