import { ruleOf } from '../catalogue';
import { unseenBy, type VisitsAlike } from './unseen.policy';

/** R22 needs contracts and leave. */
const inForce = (from: string, to: string) => ({
  ...{ rule: ruleOf('R22')!, version: 2, thresholds: {} },
  ...{ from, to },
});
const visits = (countyId: number, day: string, count: number, ...missing: VisitsAlike['missing']) => ({
  ...{ countyId, day, visits: count },
  missing,
});

describe('What a rule could not look at', () => {
  it('is counted once, however much of it is missing, and named', () => {
    const alike = [
      visits(1, '2026-10-01', 5),
      visits(1, '2026-10-02', 3, 'LEAVE', 'POSITION'),
      visits(1, '2026-10-03', 2, 'CONTRACTS', 'LEAVE'),
    ];
    expect(unseenBy(inForce('2026-10-01', '2026-11-01'), alike)).toEqual([
      {
        ...{ code: 'R22', version: 2, countyId: 1 },
        ...{ judged: 10, withoutData: 5, missing: ['CONTRACTS', 'LEAVE'] },
      },
    ]);
  });

  it('is nothing where only what others need is missing', () => {
    const [here] = unseenBy(inForce('2026-10-01', '2026-11-01'), [
      visits(1, '2026-10-01', 5, 'POSITION', 'DEATHS'),
    ]);
    expect(here).toMatchObject({ judged: 5, withoutData: 0, missing: [] });
  });

  it('is told county by county, of the days on which the version is in force', () => {
    const alike = [
      visits(1, '2026-10-14', 5, 'LEAVE'),
      visits(1, '2026-10-15', 3),
      visits(2, '2026-10-31', 7, 'LEAVE'),
      visits(2, '2026-11-01', 1),
    ];
    expect(unseenBy(inForce('2026-10-15', '2026-11-01'), alike)).toMatchObject([
      { countyId: 1, judged: 3, withoutData: 0 },
      { countyId: 2, judged: 7, withoutData: 7 },
    ]);
  });
});
