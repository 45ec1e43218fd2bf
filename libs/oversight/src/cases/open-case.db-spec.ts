import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { givenConfirmedVisit } from '@test/given/oversight';
import type { GivenVisit } from '@test/given/visits';
import { OpenCase, type Suspicion } from './open-case';

describe('A suspicion opens a case', () => {
  const t = useApp();
  let team: GivenTeam;

  beforeEach(async () => {
    team = await givenTeam(t);
  });

  const about = async (
    visits: readonly GivenVisit[],
    cause: Partial<Suspicion['cause']> = {},
  ): Promise<Suspicion> => {
    const [visit] = visits;
    const place = (await t.db.one<{ countyId: number; regionId: number }>(
      'SELECT county_id AS "countyId", region_id AS "regionId" FROM visits.visit WHERE id = $1',
      [visit.id],
    ))!;
    return {
      ...place,
      cause: { kind: 'RULE_HIT', id: newId(), ...cause },
      providerId: team.provider.id,
      visitIds: visits.map(({ id }) => id),
      summary: '两次服务时间重叠 25 分钟',
    };
  };
  const open = (suspicion: Suspicion): Promise<{ caseId: string }> =>
    t.write((tx) => t.get(OpenCase).apply(tx, suspicion));
  const stateOf = async (caseId: string): Promise<unknown> =>
    t.db.one('SELECT state, heard, outcome, due_at FROM oversight.case_file WHERE id = $1', [caseId]);
  const freeMinutes = async ({ household }: GivenVisit): Promise<number> => {
    const row = await t.db.one<{ free: number }>(
      `SELECT sum(a.credits_posted - a.debits_posted - a.debits_pending)::bigint AS free
         FROM entitlement.benefit_grant g
         JOIN ledger.account a ON (a.county_id, a.account_id) = (g.county_id, g.lot_account_id)
        WHERE g.senior_id = $1 AND g.unit = 'MINUTE'`,
      [household.senior.id],
    );
    return row!.free;
  };
  const isWithheld = async ({ id }: GivenVisit): Promise<boolean> =>
    (await t.db.one<{ withheld: boolean }>('SELECT withheld FROM oversight.visit_line WHERE id = $1', [id]))!
      .withheld;

  it('takes up at once what speaks by itself: nothing is paid, and the senior has his minutes once more', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const before = await freeMinutes(visit);
    const { caseId } = await open(await about([visit]));
    expect(await stateOf(caseId)).toMatchObject({ state: 'TRIAGED', heard: false, outcome: null });
    expect(await isWithheld(visit)).toBe(true);
    expect(await freeMinutes(visit)).toBe(before + 120);
  });

  it('reads in both languages what was found, and in his own words what a person wrote', async () => {
    const [found, written] = [await givenConfirmedVisit(t, team), await givenConfirmedVisit(t, team)];
    const summaryEn = 'two visits overlap by 25 minutes';
    const { caseId } = await open({ ...(await about([found])), summaryEn });
    const other = await open(await about([written], { kind: 'COMPLAINT' }));
    const told = (id: string): Promise<unknown> =>
      t.db.one(
        `SELECT f.summary_en AS file, c.summary_en AS cause FROM oversight.case_file f
           JOIN oversight.case_cause c ON c.case_id = f.id WHERE f.id = $1`,
        [id],
      );
    expect(await told(caseId)).toEqual({ file: summaryEn, cause: summaryEn });
    expect(await told(other.caseId)).toEqual({ file: null, cause: null });
  });

  it('leaves a complaint to a person first', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const { caseId } = await open(await about([visit], { kind: 'COMPLAINT' }));
    expect(await stateOf(caseId)).toMatchObject({ state: 'FLAGGED' });
    expect(await isWithheld(visit)).toBe(false);
  });

  it('is one case for one cause, and one open case for one visit, also when many come at once', async () => {
    const first = await givenConfirmedVisit(t, team);
    const same = await about([first]);
    const others = await Promise.all([about([first]), about([first])]);
    const before = await freeMinutes(first);
    const opened = await Promise.all([same, same, ...others].map(open));
    expect(new Set(opened.map(({ caseId }) => caseId)).size).toBe(1);
    const causes = await t.db.query('SELECT FROM oversight.case_cause WHERE case_id = $1', [
      opened[0].caseId,
    ]);
    expect(causes).toHaveLength(3);
    expect(await freeMinutes(first)).toBe(before + 120);
  });

  it('lets further visits join while nobody has been asked', async () => {
    const first = await givenConfirmedVisit(t, team);
    const second = await givenConfirmedVisit(t, await givenTeam(t));
    const { caseId } = await open(await about([first]));
    expect(await open(await about([first, second]))).toEqual({ caseId });
    const visits = await t.db.query('SELECT FROM oversight.case_visit WHERE case_id = $1', [caseId]);
    expect(visits).toHaveLength(2);
    expect(await isWithheld(second)).toBe(true);
  });
});
