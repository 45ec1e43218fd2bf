import { newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenConfirmedVisit, givenOfficers } from '@test/given/oversight';
import type { GivenVisit } from '@test/given/visits';
import { RuleSchedule } from './rule-schedule';

const t = useApp();
let team: GivenTeam;

beforeEach(async () => {
  team = await givenTeam(t);
});

/** It became known afterwards that the senior was in hospital meanwhile. */
async function inHospital({ household, startsAt }: GivenVisit): Promise<void> {
  const county = await regionId(t, CODES.county);
  const [delivery, day] = [newId(), new Date(startsAt).toISOString().slice(0, 10)];
  await t.db.query(
    `INSERT INTO oversight.feed_delivery (county_id, id, feed, covers, delivered_at)
     VALUES ($1, $2, 'HOSPITAL_STAYS', daterange($3::date - 1, $3::date + 2), $4)`,
    [county, delivery, day, t.clock.now()],
  );
  await t.db.query(
    `INSERT INTO oversight.stay (county_id, id, senior_id, kind, during, delivery_id)
     VALUES ($1, $2, $3, 'HOSPITAL', tstzrange($4::timestamptz - interval '2 days', NULL), $5)`,
    [county, newId(), household.senior.id, startsAt, delivery],
  );
}
const hourly = async (): Promise<void> => {
  await t.write((tx) => t.get(RuleSchedule).hourly(tx));
  await t.drain();
};
const hits = (visitId: string) =>
  t.db.query<{ id: string; code: string; followed: boolean }>(
    `SELECT id, rule_code AS code, followed_at IS NOT NULL AS followed FROM oversight.rule_hit WHERE subject_id = $1`,
    [visitId],
  );
const isWithheld = async ({ id }: GivenVisit): Promise<boolean> =>
  (await t.db.one<{ withheld: boolean }>('SELECT withheld FROM oversight.visit_line WHERE id = $1', [id]))!
    .withheld;

describe('What follows from a hit', () => {
  it('payment is withheld and a case is open; found again it is the same hit', async () => {
    const visit = await givenConfirmedVisit(t, team);
    await inHospital(visit);
    await hourly();
    const [hit, ...others] = await hits(visit.id);
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ code: 'R05', followed: true });
    expect(await isWithheld(visit)).toBe(true);
    const causes = await t.db.query(
      `SELECT FROM oversight.case_cause WHERE kind = 'RULE_HIT' AND cause_id = $1`,
      [hit.id],
    );
    expect(causes).toHaveLength(1);
    await t.write((tx) => t.get(RuleSchedule).nightly(tx));
    await t.drain();
    expect(await hits(visit.id)).toHaveLength(1);
    // nothing new: nothing is asked
    const runs = () => t.db.query(`SELECT FROM oversight.rule_run WHERE kind = 'HOURLY'`);
    const before = (await runs()).length;
    await hourly();
    expect(await runs()).toHaveLength(before);
  });

  it('refuted, its own reason to withhold is over, and it does not come back', async () => {
    const visit = await givenConfirmedVisit(t, team);
    await inHospital(visit);
    await hourly();
    const officers = await givenOfficers(t);
    const [hit] = await hits(visit.id);
    const judge = (by: ApiClient) =>
      by.post(`/oversight/rule-hits/${hit.id}/judgement`, { outcome: 'REFUTED', reason: '医院日期有误' });
    await judge(officers.neighbour).expect(404);
    await judge(officers.reviewer).expect(201);
    expect((await judge(officers.approver).expect(409)).body).toMatchObject({ code: 'oversight.hit-judged' });
    const open = await t.db.query(
      `SELECT FROM entitlement.withholding_cause WHERE cause_id = $1 AND ended_at IS NULL`,
      [hit.id],
    );
    expect(open).toEqual([]);
    const { body } = await officers.verifier.get(`/oversight/rule-hits?visitId=${visit.id}`).expect(200);
    expect(body).toMatchObject({
      items: [{ rule: 'R05', severity: 'WITHHOLD', judgement: { outcome: 'REFUTED' }, visitIds: [visit.id] }],
    });
    const { zh, en } = (body as { items: { zh: string; en: string }[] }).items[0];
    expect(zh).toMatch(/^2026-11-\d\d .*的服务中有120分钟，老人正在住院/);
    expect(en).toMatch(/^During 120 minutes of the service .* the senior was in hospital/);
  });
});

describe('The numbers of a rule', () => {
  it('are changed by two persons, from a day on; what was judged before stays judged by its own', async () => {
    const city = await regionId(t, CODES.city);
    const policy = await t.person(
      '钱拟定',
      { role: 'CITY_POLICY', regionId: city },
      { role: 'CITY_AUDITOR', regionId: city },
    );
    const auditor = await t.person('孙审计', { role: 'CITY_AUDITOR', regionId: city });
    const propose = (body: object) => policy.post('/oversight/rules/R02/versions', body);
    const numbers = { overlap: 5, weight: 100 };
    const wish = { from: '2026-12-01', thresholds: numbers, source: '市民政局试点评估' };
    await propose({ ...wish, from: '2026-11-01' }).expect(422);
    await propose({ ...wish, thresholds: { overlap: 5 } }).expect(422);
    await propose({ ...wish, thresholds: { ...numbers, overlap: -1 } }).expect(422);
    expect((await propose(wish).expect(201)).body).toEqual({ version: 2 });
    await propose(wish).expect(409);
    const decide = (by: ApiClient) =>
      by.post('/oversight/rules/R02/versions/2/decision', { decision: 'APPROVED', reason: '同意' });
    expect((await decide(policy).expect(403)).body).toMatchObject({ code: 'oversight.rule-by-another' });
    await decide(auditor).expect(204);
    await decide(auditor).expect(409);
    const { body } = await auditor.get('/oversight/rules').expect(200);
    const rule = (body as { code: string; versions: object[] }[]).find(({ code }) => code === 'R02');
    expect(rule?.versions).toMatchObject([
      {
        version: 2,
        from: '2026-12-01',
        to: null,
        state: 'APPROVED',
        thresholds: [{ value: 5 }, { value: 100 }],
      },
      { version: 1, to: '2026-12-01', thresholds: [{ value: 1 }, { value: 100 }] },
    ]);
    await expect(
      t.db.query(`UPDATE oversight.rule_version SET thresholds = '{}' WHERE code = 'R02'`),
    ).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
