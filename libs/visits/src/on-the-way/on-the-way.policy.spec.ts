import { arrivalAt, lateAt, promise, thinned, usable, type Fix, type FixLimits } from './on-the-way.policy';

const at = (text: string) => new Date(`2026-11-23T${text}+08:00`);
const limits: FixLimits = { accuracyMetres: 500, skewSeconds: 120, everySeconds: 30, everyMetres: 100 };
/** So many metres north of the first one. */
const fix = (time: string, metres: number, change: Partial<Fix> = {}): Fix => ({
  latitude: 33.96 + metres / 111_195,
  longitude: 118.27,
  datum: 'WGS84',
  accuracyMetres: 20,
  deviceAt: at(time),
  mock: false,
  ...change,
});
const times = (fixes: readonly Fix[]) => fixes.map(({ deviceAt }) => deviceAt);

describe('A position', () => {
  const journey = { departedAt: at('08:30:00'), now: at('08:40:00') };

  it('counts when it was taken on the way, however late and in whatever order it comes', () => {
    const fixes = [fix('08:39:00', 2_000), fix('08:31:00', 0), fix('08:35:00', 900)];
    expect(times(usable(fixes, journey, limits))).toEqual([at('08:31:00'), at('08:35:00'), at('08:39:00')]);
  });

  it.each([
    ['before setting off', fix('08:29:59', 0)],
    ['in the future', fix('08:42:01', 0)],
    ['nowhere near as exact as needed', fix('08:35:00', 0, { accuracyMetres: 501 })],
    ['simulated', fix('08:35:00', 0, { mock: true })],
  ])('does not count when taken %s', (_, wrong) => {
    expect(usable([wrong], journey, limits)).toEqual([]);
  });

  it('counts at the edges', () => {
    const edges = [fix('08:30:00', 0), fix('08:42:00', 0, { accuracyMetres: 500 })];
    expect(usable(edges, journey, limits)).toHaveLength(2);
  });
});

describe('Positions', () => {
  it('are thinned by time and by distance, each from the one kept before', () => {
    const way = [
      fix('08:30:00', 0),
      fix('08:30:20', 300),
      fix('08:30:30', 99),
      fix('08:30:40', 101),
      fix('08:31:00', 500),
      fix('08:31:10', 700),
    ];
    expect(times(thinned(way, undefined, limits))).toEqual([at('08:30:00'), at('08:30:40'), at('08:31:10')]);
  });

  it('of somebody who stands still are one', () => {
    const still = ['08:30:00', '08:35:00', '08:50:00'].map((time) => fix(time, 0));
    expect(thinned(still, undefined, limits)).toHaveLength(1);
    expect(thinned(still, fix('08:29:00', 20), limits)).toEqual([]);
  });

  it('are compared over their datum', () => {
    const there = fix('08:30:00', 0);
    const sameNumbersOfAMap = fix('08:31:00', 0, { datum: 'GCJ02' });
    expect(thinned([sameNumbersOfAMap], there, limits)).toHaveLength(1);
  });
});

describe('The arrival time', () => {
  it('goes by when he was there, and never lies in the past', () => {
    expect(arrivalAt(at('08:50:00'), 15, at('08:55:00'))).toEqual(at('09:05:00'));
    expect(arrivalAt(at('08:30:00'), 15, at('08:55:00'))).toEqual(at('08:55:00'));
  });

  it('is told in whole steps, upwards', () => {
    expect(promise(at('09:06:10'), null, 5)).toEqual(at('09:10:00'));
    expect(promise(at('09:10:00'), null, 5)).toEqual(at('09:10:00'));
  });

  it('stays as it was told until it no longer holds', () => {
    const told = at('09:10:00');
    for (const time of ['09:02:30', '09:08:00', '09:12:30']) expect(promise(at(time), told, 5)).toEqual(told);
    expect(promise(at('09:12:31'), told, 5)).toEqual(at('09:15:00'));
    expect(promise(at('09:02:29'), told, 5)).toEqual(at('09:05:00'));
  });
});

describe('Somebody who has not set off', () => {
  const settings = { toleranceMinutes: 5, graceMinutes: 10 };

  it('is late when he could no longer be there in time', () => {
    const visit = { startsAt: at('09:00:00'), createdAt: at('07:00:00') };
    expect(lateAt(visit, 20, settings)).toEqual(at('08:45:00'));
    expect(lateAt(visit, 0, settings)).toEqual(at('09:05:00'));
  });

  it('has a moment when he was assigned just now', () => {
    const visit = { startsAt: at('09:00:00'), createdAt: at('08:50:00') };
    expect(lateAt(visit, 20, settings)).toEqual(at('09:00:00'));
  });
});
