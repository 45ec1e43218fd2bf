import { addDays, businessDate } from '@anzhi/kernel';
import { LedgerChecks } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenConfirmedVisit } from '@test/given/oversight';
import { givenCapture, givenSettlementDesk, openMonth, settleUpTo } from '@test/given/settlement';
import type { GivenVisit } from '@test/given/visits';
import type { FrameView, TaskPageView } from '../sampling.dto';

const VALUE = '03 09 12 18 25 31 + 07';
/** Small enough for a test: of six visits four are judged. */
const SIZES = { bands: 1, leastPerStratum: 2, leastInAll: 4, rejudgeBp: 0 };
const REASON = { reason: '按单侧下限推算追回' };

/** In the order of its tests: one audit, from the estimate to the appeal and two statements. */
describe('What an audit’s lower bound adds', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  let team: GivenTeam;
  let visits: GivenVisit[];
  let frameId: string;
  let fen: number;
  let county: number;
  let people: Record<'first' | 'second' | 'reviewer' | 'approver' | 'auditor' | 'owner', ApiClient>;

  const officers = async () => {
    const city = await regionId(t, CODES.city);
    const officer = (name: string, role: 'COUNTY_INSPECTOR' | 'COUNTY_REVIEWER' | 'COUNTY_APPROVER') =>
      t.person(name, { role, regionId: county });
    return {
      first: await officer('甲检查', 'COUNTY_INSPECTOR'),
      second: await officer('乙检查', 'COUNTY_INSPECTOR'),
      reviewer: await officer('丙审核', 'COUNTY_REVIEWER'),
      approver: await officer('丁审批', 'COUNTY_APPROVER'),
      auditor: await t.person('戊审计', { role: 'CITY_AUDITOR', regionId: city }),
      owner: await t.person('己负责', { role: 'PROVIDER_OWNER', organisationId: team.provider.id }),
    };
  };
  const checked = async () => expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
  const frame = async (): Promise<FrameView> =>
    (await people.auditor.get(`/oversight/frames/${frameId}`).expect(200)).body as FrameView;
  const claim = (who: ApiClient) => who.post(`/oversight/frames/${frameId}/claim`, REASON);

  beforeAll(async () => {
    for (const [name, value] of Object.entries(SIZES))
      await t.db.query('INSERT INTO platform.setting (name, value, changed_at) VALUES ($1, $2, now())', [
        `oversight.sampling.${name}`,
        value,
      ]);
    t.clock.set(new Date('2026-11-23T01:00:00Z'));
    team = await givenTeam(t);
    visits = [];
    for (const day of [23, 23, 23, 24, 24, 24]) {
      const morning = new Date(`2026-11-${day}T01:00:00Z`);
      if (t.clock.now() < morning) t.clock.set(morning);
      visits.push(await givenConfirmedVisit(t, team));
    }
    county = await regionId(t, CODES.county);
    t.clock.advanceMinutes(1_440);
    people = await officers();
    frameId = await estimated();
    const [unit] = await t.db.query<{ fen: number }>('SELECT fen FROM oversight.frame_unit LIMIT 1');
    ({ fen } = unit);
  });
  afterEach(checked);

  /** Four of six are judged, and nobody had come to any of them. */
  async function estimated(): Promise<string> {
    const today = businessDate(t.clock.now());
    const wish = {
      ...{ countyId: county, providerId: team.provider.id, from: addDays(today, -20), until: today },
      announcement: '双色球第2026140期开奖号码',
      notBefore: new Date(t.clock.now().getTime() + 300_000).toISOString(),
    };
    const { id } = (await people.first.post('/oversight/frames', wish).expect(201)).body as { id: string };
    t.clock.advanceMinutes(6);
    for (const who of [people.first, people.second])
      await who.post(`/oversight/frames/${id}/value`, { value: VALUE }).expect(201);
    for (const who of [people.first, people.second]) {
      const { items } = (await who.get('/oversight/audit-tasks').expect(200)).body as TaskPageView;
      for (const task of items)
        await who
          .post(`/oversight/audit-tasks/${task.id}/result`, { outcome: 'NOBODY_CAME', note: '没人来过' })
          .expect(201);
    }
    await people.reviewer.post(`/oversight/frames/${id}/estimate`).expect(201);
    return id;
  }

  const unjudged = async (): Promise<GivenVisit[]> => {
    const drawn = await t.db.query<{ id: string }>('SELECT visit_id AS id FROM oversight.sample_unit');
    return visits.filter(({ id }) => !drawn.some((unit) => unit.id === id));
  };
  const sums = () =>
    t.db.one<{ captured: number; taken: number; claimed: number }>(
      `SELECT (SELECT sum(p.fen) FROM settlement.captured c JOIN settlement.captured_part p USING (county_id, order_id, number)
                WHERE c.provider_id = $1 AND p.payer <> 'SELF')::bigint AS captured,
              (SELECT coalesce(sum(v.fen), 0) FROM settlement.captured c JOIN settlement.taken_back v USING (county_id, order_id, number)
                WHERE c.provider_id = $1 AND v.payer <> 'SELF')::bigint AS taken,
              (SELECT coalesce(sum(standing_fen), 0) FROM settlement.recovery_standing WHERE provider_id = $1)::bigint AS claimed`,
      [team.provider.id],
    );
  const movesOfMinutes = async () =>
    (await t.db.query(`SELECT FROM ledger.transfer t WHERE t.unit = 'MINUTE'`)).length;

  it('is claimed by another than who estimated it, for money alone, and never beyond what was captured', async () => {
    expect((await frame()).estimate).toMatchObject({ basis: 'PROJECTED', extrapolatedFen: 2 * fen });
    await claim(people.reviewer).expect(403);
    await claim(people.owner).expect(403);
    const minutes = await movesOfMinutes();
    // one of the two that the bound speaks of is proved at the same moment
    const [alone] = await unjudged();
    const review = (
      await people.reviewer
        .post(`/oversight/visits/${alone.id}/return`, { reason: '电话核实无人上门' })
        .expect(201)
    ).body as { id: string };
    const decision = { decision: 'UPHELD', reason: '老人确认无人上门' };
    const [made] = await Promise.all([
      claim(people.approver),
      people.auditor.post(`/oversight/reviews/${review.id}/decision`, decision).expect(201),
    ]);
    expect(made.status).toBe(201);
    expect([fen, 2 * fen]).toContain((made.body as { fen: number }).fen);
    const { captured, taken, claimed } = (await sums())!;
    expect({ taken, claimed }).toEqual({ taken: fen, claimed: fen });
    expect(taken + claimed).toBeLessThanOrEqual(captured);
    expect((await frame()).claim).toMatchObject({ standingFen: fen, outcome: null });
    expect((await claim(people.approver).expect(409)).body).toMatchObject({ code: 'oversight.claim-made' });
    await people.reviewer.post(`/oversight/frames/${frameId}/estimate`).expect(409);
    // the reversal moved minutes of its own visit, the claim none
    const [{ units }] = await t.db.query<{ units: number }>(
      `SELECT count(*)::int AS units FROM ledger.transfer t JOIN settlement.recovery r USING (county_id, command_id)
        WHERE t.unit = 'MINUTE'`,
    );
    expect(units).toBe(0);
    expect(await movesOfMinutes()).toBeGreaterThan(minutes);
  });

  it('is netted by the next statement', async () => {
    t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
    const desk = await givenSettlementDesk(t, team.provider.id);
    const batch = await openMonth(t, team.provider.id);
    const before = await settleUpTo<{ payout: Record<string, number> }>(desk, batch, 'freezing');
    const net = before.payout.recoveredFen - before.payout.returnedFen;
    expect([before.payout.isFinal, net]).toEqual([false, fen]);
    const { payout } = await settleUpTo<{ payout: Record<string, number> }>(
      desk,
      batch,
      'payment',
      'confirmation',
    );
    expect(payout.recoveredFen - payout.returnedFen).toBe(fen);
    expect(payout.payableFen).toBe(payout.earnedFen + payout.returnedFen - payout.nettedFen);
    expect(payout.nettedFen + payout.carriedOutFen).toBe(payout.recoveredFen);
    expect(payout.nettedFen).toBeGreaterThan(0);
  });

  it('is given back when a third person finds the provider right, and paid with the statement after that', async () => {
    const appeal = `/oversight/frames/${frameId}/claim/appeal`;
    people = await officersAgain();
    const early = await people.auditor.post(`${appeal}-decision`, { ...REASON, decision: 'OVERTURNED' });
    expect(early.body).toMatchObject({ code: 'oversight.claim-not-appealed' });
    await people.owner.post(appeal, { reason: '样本没有代表性' }).expect(204);
    await people.owner.post(appeal, { reason: '再说一次' }).expect(409);
    const own = await people.approver.post(`${appeal}-decision`, { ...REASON, decision: 'UPHELD' });
    expect(own.body).toMatchObject({ code: 'oversight.claim-another-person' });
    const answers = await Promise.all(
      [1, 2].map(() => people.auditor.post(`${appeal}-decision`, { ...REASON, decision: 'OVERTURNED' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await sums())!.claimed).toBe(0);
    expect((await frame()).claim).toMatchObject({ standingFen: 0, outcome: 'OVERTURNED' });
    await checked();

    // captured too late for its own month
    await givenCapture(t, team.provider.id);
    t.clock.set(new Date('2027-01-04T09:00:00+08:00'));
    const desk = await givenSettlementDesk(t, team.provider.id);
    const batch = await openMonth(t, team.provider.id, 202612);
    const { payout } = await settleUpTo<{ payout: Record<string, number> }>(desk, batch, 'payment');
    expect(payout).toMatchObject({ recoveredFen: 0, returnedFen: fen });
    expect(payout.payableFen).toBe(payout.earnedFen + fen - payout.nettedFen);
  });

  const officersAgain = async (): Promise<typeof people> => {
    const entries = await Promise.all(
      Object.entries(people).map(async ([name, client]) => [name, await t.again(client)] as const),
    );
    return Object.fromEntries(entries) as typeof people;
  };
});
