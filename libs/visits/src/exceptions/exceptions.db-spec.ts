import { useApp, type ApiClient } from '@test/app';
import { givenTown, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenService, givenVisit, seenByFamily, type GivenVisit } from '@test/given/visits';
import { useClient } from '@test/client';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
const BY_HAND = { method: 'MANUAL', reason: '没有信号' };
const CODES_OF_BOTH = { reasonCode: 'NO_SIGNAL', resolutionCode: 'SENIOR_CALLED' };

interface Listed {
  readonly items: { id: string; flag: string; handling: string; visitId: string; state: string }[];
}

describe('the exceptions of a visit', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  let town: GivenTown;

  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const qaOf = (team: GivenTeam) => t.person('质检员', { role: 'QA', organisationId: team.provider.id });
  const officer = async () =>
    t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: await regionId(t, CODES.county) });
  const listed = async (who: ApiClient): Promise<Listed['items']> =>
    ((await who.get('/visit-exceptions').expect(200)).body as Listed).items;
  const confirm = async (visit: GivenVisit) =>
    (await t.again(visit.household.family)).post(`/visits/${visit.id}/confirmation`).expect(201);
  const settle = (who: ApiClient, id: string, codes: object = CODES_OF_BOTH) =>
    who.post(`/visit-exceptions/${id}/settlement`, codes);

  /** Recorded by hand at both ends and too short: two doubts that must be fixed, and two that may be acknowledged. */
  const doubtful = async (): Promise<GivenVisit> => {
    const visit = await givenVisit(t, await town.team());
    await givenService(t, visit, { minutes: 20, check: BY_HAND });
    return visit;
  };

  it('come with what must be fixed first, to the provider and the officer and nobody else', async () => {
    const visit = await doubtful();
    const other = await qaOf(await town.team());
    const mine = await listed(await qaOf(visit.team));
    expect(mine.every(({ visitId }) => visitId === visit.id)).toBe(true);
    const handling = mine.map((each) => each.handling);
    expect(handling).toEqual([...handling].sort().reverse());
    expect(mine.filter((each) => each.handling === 'MUST_FIX').map(({ flag }) => flag)).toEqual(
      expect.arrayContaining(['SHORT_VISIT', 'UNPROVEN']),
    );
    expect(await listed(other)).toEqual([]);
    expect((await listed(await officer())).some(({ visitId }) => visitId === visit.id)).toBe(true);
    await (await t.again(visit.household.family)).get('/visit-exceptions').expect(403);
  });

  it('that must be fixed hold the capture until the last one is settled, by whose word it is', async () => {
    const visit = await doubtful();
    const [qa, judge] = [await qaOf(visit.team), await officer()];
    expect((await confirm(visit)).body).toMatchObject({ state: 'CONFIRMED' });
    const mustFix = (await listed(qa)).filter(({ handling }) => handling === 'MUST_FIX');
    await settle(qa, mustFix[0].id).expect(403);
    await settle(judge, mustFix[0].id, { ...CODES_OF_BOTH, reasonCode: 'WHATEVER' }).expect(422);
    for (const { id } of mustFix.slice(1)) await settle(judge, id).expect(201);
    expect((await seenByFamily(t, visit)).state).toBe('CONFIRMED');
    await settle(judge, mustFix[0].id).expect(201);
    expect((await seenByFamily(t, visit)).state).toBe('VERIFIED');
    expect((await settle(judge, mustFix[0].id).expect(409)).body).toMatchObject({
      code: 'visits.exception-settled',
    });
  });

  it('that may be acknowledged are settled by the provider with two codes, and hold nothing', async () => {
    const visit = await givenVisit(t, await town.team());
    await givenService(t, visit);
    const qa = await qaOf(visit.team);
    const [missing] = await listed(qa);
    expect(missing).toMatchObject({ flag: 'TASKS_MISSING', handling: 'MAY_ACKNOWLEDGE' });
    expect((await confirm(visit)).body).toMatchObject({ state: 'VERIFIED' });
    expect((await settle(qa, missing.id).expect(201)).body).toMatchObject({
      state: 'SETTLED',
      asWhom: 'PROVIDER',
    });
    expect(await listed(qa)).toEqual([]);
    const [line] = await t.db.query<{ details: object }>(
      `SELECT details FROM platform.audit_trail WHERE action = 'visits.exception-settled' AND subject_id = $1`,
      [visit.id],
    );
    expect(line.details).toMatchObject({ before: 'OPEN', after: 'SETTLED', as: 'PROVIDER' });
  });

  it('are settled once when two try at the same time, and the visit is captured once', async () => {
    const visit = await doubtful();
    await confirm(visit);
    const judges = [await officer(), await officer()];
    const open = (await listed(judges[0])).filter((each) => each.visitId === visit.id);
    for (const { id } of open) {
      const answers = await Promise.all(judges.map((judge) => settle(judge, id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
    expect((await seenByFamily(t, visit)).state).toBe('VERIFIED');
    const captures = await t.db.query(
      `SELECT FROM entitlement.order_outcome WHERE order_id = $1 AND kind = 'CAPTURED'`,
      [visit.orderId],
    );
    expect(captures).toHaveLength(1);
  });

  it('that are open keep the row itself from being verified, also against the application', async () => {
    const visit = await doubtful();
    await confirm(visit);
    const verify = `UPDATE visits.visit SET state = 'VERIFIED' WHERE id = '${visit.id}'`;
    await expect(owner.query(verify)).rejects.toThrow(/must be fixed/);
    const [{ id }] = await t.db.query<{ id: string }>(
      `SELECT id FROM visits.exception WHERE visit_id = $1 AND flag = 'SHORT_VISIT'`,
      [visit.id],
    );
    const forged = `INSERT INTO visits.exception_settlement VALUES ($1, 'PROVIDER', $2, 'FORGOT', 'VISITED', now())`;
    await expect(t.db.query(forged, [id, visit.team.dispatcher.accountId])).rejects.toThrow(/not open for/);
  });
});
