import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdentityFacade } from '@anzhi/identity';
import { addDays, businessDate } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenConfirmedVisit } from '@test/given/oversight';
import type { GivenVisit } from '@test/given/visits';
import { MonthChecks } from './month-checks';
import type { FrameView, TaskPageView } from './sampling.dto';

const VALUE = '03 09 12 18 25 31 + 07';

describe('An audit by sample', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  let team: GivenTeam;
  let visits: GivenVisit[];
  let county: number;
  const people: Record<string, ApiClient> = {};

  beforeAll(async () => {
    team = await givenTeam(t);
    visits = [];
    for (let count = 0; count < 4; count++) visits.push(await givenConfirmedVisit(t, team));
    county = await regionId(t, CODES.county);
    t.clock.advanceMinutes(1_440);
    const officer = (name: string, role: 'COUNTY_INSPECTOR' | 'COUNTY_REVIEWER' | 'COUNTY_APPROVER') =>
      t.person(name, { role, regionId: county });
    people.first = await officer('甲检查', 'COUNTY_INSPECTOR');
    people.second = await officer('乙检查', 'COUNTY_INSPECTOR');
    people.tied = await officer('丙检查', 'COUNTY_INSPECTOR');
    people.reviewer = await officer('丁审核', 'COUNTY_REVIEWER');
    people.approver = await officer('戊审批', 'COUNTY_APPROVER');
    people.qa = await t.person('己质检', { role: 'QA', organisationId: team.provider.id });
    // worked for the provider once
    await t.write((tx) =>
      t.get(IdentityFacade).grantRole(tx, people.tied.accountId!, {
        role: 'DISPATCHER',
        organisationId: team.provider.id,
      }),
    );
    await t.write((tx) =>
      t.get(IdentityFacade).revokeRole(tx, people.tied.accountId!, {
        role: 'DISPATCHER',
        organisationId: team.provider.id,
      }),
    );
  });

  const today = (): string => businessDate(t.clock.now());
  const wish = (more: object = {}): object => ({
    ...{ countyId: county, providerId: team.provider.id, from: addDays(today(), -20), until: today() },
    announcement: '双色球第2026140期开奖号码',
    notBefore: new Date(t.clock.now().getTime() + 300_000).toISOString(),
    ...more,
  });
  const seen = async (who: ApiClient, id: string): Promise<FrameView> =>
    (await who.get(`/oversight/frames/${id}`).expect(200)).body as FrameView;
  const tasksOf = async (who: ApiClient): Promise<TaskPageView> =>
    (await who.get('/oversight/audit-tasks').expect(200)).body as TaskPageView;
  let id: string;

  it('freezes what was billed once, announced before the value can be known', async () => {
    const past = wish({ notBefore: new Date(t.clock.now().getTime() - 1).toISOString() });
    expect((await people.first.post('/oversight/frames', past).expect(422)).body).toMatchObject({
      code: 'oversight.frame-too-early',
    });
    await people.qa.post('/oversight/frames', wish()).expect(403);
    const neighbour = await t.person('邻县检查', {
      role: 'COUNTY_INSPECTOR',
      regionId: await regionId(t, CODES.otherCounty),
    });
    for (const asked of [wish(), past])
      expect((await neighbour.post('/oversight/frames', asked).expect(404)).body).toMatchObject({
        code: 'oversight.county-not-found',
      });
    id = (await people.first.post('/oversight/frames', wish()).expect(201)).body.id;
    const frame = await seen(people.first, id);
    expect(frame).toMatchObject({ units: 4, hits: 0, seed: null, sample: 0, readBy: 0 });
    expect(frame.root).toMatch(/^[0-9a-f]{64}$/);
    const again = await people.second
      .post('/oversight/frames', wish({ from: addDays(today(), -3) }))
      .expect(409);
    expect(again.body).toMatchObject({ code: 'oversight.frame-frozen' });
    const log = await t.db.query('SELECT kind, facts FROM ledger.log_entry WHERE reference = $1', [id]);
    expect(log).toMatchObject([{ kind: 'FRAME', facts: { root: frame.root, units: 4 } }]);
    await expect(
      owner.query(
        `INSERT INTO oversight.sample_frame SELECT county_id, gen_random_uuid(), provider_id, '[2025-01-01,2025-02-01)',
           root, units, hits, announcement, frozen_at, frozen_by, frozen_at FROM oversight.sample_frame`,
      ),
    ).rejects.toMatchObject({ constraint: 'sample_frame_announced' });
  });

  it('takes the public value after its time from two persons who read the same, from nobody else', async () => {
    const early = await people.first.post(`/oversight/frames/${id}/value`, { value: VALUE }).expect(409);
    expect(early.body).toMatchObject({ code: 'oversight.value-too-early' });
    await expect(
      owner.query(
        `INSERT INTO oversight.frame_seed SELECT county_id, id, 'mine', sha256(root || 'mine'::bytea), now()
           FROM oversight.sample_frame`,
      ),
    ).rejects.toMatchObject({ code: 'AZ001' });
    t.clock.advanceMinutes(6);
    const read = (who: ApiClient, value: string) => who.post(`/oversight/frames/${id}/value`, { value });
    expect((await read(people.first, VALUE).expect(201)).body).toEqual({ state: 'WAITING' });
    await read(people.first, '01').expect(409);
    expect((await read(people.reviewer, '03 09 12 18 25 31 + 08').expect(201)).body).toEqual({
      state: 'WAITING',
    });
    expect((await read(people.second, ` ${VALUE} `).expect(201)).body).toEqual({ state: 'DRAWN' });
    expect((await read(people.approver, VALUE).expect(409)).body).toMatchObject({
      code: 'oversight.seed-fixed',
    });
    expect(await seen(people.first, id)).toMatchObject({ sample: 4, judged: 0, value: VALUE });
  });

  it('is shown to no provider before it is over', async () => {
    await people.qa.get(`/oversight/frames/${id}`).expect(404);
    expect((await people.qa.get('/oversight/frames').expect(200)).body.items).toEqual([]);
    for (const file of ['frame.csv', 'draw.json', 'sample.csv'])
      await people.qa.get(`/oversight/frames/${id}/${file}`).expect(404);
    await people.qa.get('/oversight/audit-tasks').expect(403);
  });

  it('is drawn again by anybody from what is exported', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'redraw-'));
    try {
      for (const file of ['frame.csv', 'draw.json', 'sample.csv'])
        writeFileSync(
          join(dir, file),
          (await people.first.get(`/oversight/frames/${id}/${file}`).buffer(true).expect(200)).text,
        );
      writeFileSync(
        join(dir, 'redraw.mjs'),
        (await t.anyone().get('/oversight/frames/redraw.mjs').buffer(true).expect(200)).text,
      );
      const args = ['redraw.mjs', 'frame.csv', 'draw.json', 'sample.csv'];
      const { stdout } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
      expect(stdout).toMatch(/^OK 4 of 4 units/);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('sends nobody who has or had to do with the provider', async () => {
    const drawn = await t.db.query<{ inspector: string; pool: { candidates: number; barred: object[] } }>(
      'SELECT inspector_id AS inspector, pool FROM oversight.audit_task WHERE frame_id = $1',
      [id],
    );
    expect(drawn).toHaveLength(4);
    for (const { inspector, pool } of drawn) {
      expect([people.first.accountId, people.second.accountId]).toContain(inspector);
      expect(pool).toMatchObject({
        candidates: 2,
        barred: [{ accountId: people.tied.accountId, tie: 'ROLE' }],
      });
    }
    await expect(
      owner.query(
        `INSERT INTO oversight.audit_task SELECT county_id, gen_random_uuid(), kind, source, frame_id, visit_id, provider_id,
           region_id, service_date, $1, pool, rejudges, 9, due_on, created_at FROM oversight.audit_task LIMIT 1`,
        [people.tied.accountId],
      ),
    ).rejects.toMatchObject({ code: 'AZ001' });
  });

  it('opens a case where nobody came, tries again whom it does not reach, and ends with what is proved', async () => {
    const tasks = [people.first, people.second].map(async (who) => ({ who, page: await tasksOf(who) }));
    const mine = (await Promise.all(tasks)).flatMap(({ who, page }) =>
      page.items.map((task) => ({ who, task })),
    );
    expect(mine).toHaveLength(4);
    const result = (n: number, body: object) =>
      mine[n].who.post(`/oversight/audit-tasks/${mine[n].task.id}/result`, body);
    await result(0, { outcome: 'SHORT' }).expect(422);
    await result(0, { outcome: 'NOBODY_CAME', note: '老人说那天没人来' }).expect(201);
    expect((await result(0, { outcome: 'CONFIRMED' }).expect(409)).body).toMatchObject({
      code: 'oversight.task-done',
    });
    await result(1, { outcome: 'SHORT', minutes: 60 }).expect(201);
    await result(2, { outcome: 'UNREACHABLE' }).expect(201);
    await result(3, { outcome: 'CONFIRMED' }).expect(201);
    const open = await people.reviewer.post(`/oversight/frames/${id}/estimate`).expect(409);
    expect(JSON.stringify(open.body)).toContain('还有 1 个样本没有结论');
    const [again] = (await Promise.all([tasksOf(people.first), tasksOf(people.second)])).flatMap(
      ({ items }, n) => items.map((task) => ({ task, who: n ? people.second : people.first })),
    );
    expect(again.task).toMatchObject({ attempt: 2, visitId: mine[2].task.visitId });
    await again.who
      .post(`/oversight/audit-tasks/${again.task.id}/result`, { outcome: 'CONFIRMED' })
      .expect(201);

    const cases = await t.db.query('SELECT kind FROM oversight.case_cause ORDER BY kind');
    expect(cases).toHaveLength(2);
    const rejudged = await t.db.query<{ same: boolean }>(
      `SELECT r.account_id = t.inspector_id AS same FROM oversight.audit_task t
         JOIN oversight.audit_result r ON r.task_id = t.rejudges WHERE t.source = 'REJUDGE'`,
    );
    expect(rejudged).toEqual([{ same: false }]);

    const { clawbackFen } = (await people.reviewer.post(`/oversight/frames/${id}/estimate`).expect(201)).body;
    const fens = await t.db.query<{ fen: number; visitId: string }>(
      'SELECT fen, visit_id AS "visitId" FROM oversight.frame_unit WHERE frame_id = $1',
      [id],
    );
    const fenOf = (n: number): number => fens.find(({ visitId }) => visitId === mine[n].task.visitId)!.fen;
    expect(clawbackFen).toBe(fenOf(0) + Math.floor(fenOf(1) / 2));
    expect(await seen(people.qa, id)).toMatchObject({
      clawbackFen,
      estimate: { basis: 'NOTHING_TO_PROJECT', extrapolatedFen: 0, strata: [{ judged: 4, wrong: 2 }] },
    });
    await people.qa.get(`/oversight/frames/${id}/frame.csv`).expect(200);
  });

  it('calls back every first visit and a fifth of a month, each once', async () => {
    const fill = () => t.write((tx) => t.get(MonthChecks).fill(tx, county, 202611));
    await t.db.query('SELECT 1');
    await fill();
    const count = async (): Promise<unknown> =>
      t.db.query(
        `SELECT source, count(*)::int FROM oversight.audit_task WHERE frame_id IS NULL GROUP BY source ORDER BY source`,
      );
    const once = await count();
    await fill();
    expect(await count()).toEqual(once);
    const uncalled = await t.db.query(
      `SELECT FROM oversight.captured_visit c
        WHERE NOT EXISTS (SELECT FROM oversight.audit_task t WHERE t.visit_id = c.visit_id AND t.kind = 'CALL_BACK')
          AND NOT EXISTS (SELECT FROM visits.visit e WHERE e.senior_id = c.senior_id AND e.provider_id = c.provider_id
                             AND e.starts_at < c.starts_at AND e.state = 'VERIFIED')`,
    );
    expect(uncalled).toEqual([]);
  });

  it('declares no month of the voucher complete below the floor, whoever counts', async () => {
    const month = { countyId: county, period: 202611 };
    expect(
      (await people.approver.get(`/oversight/voucher-months?countyId=${county}&period=202611`).expect(200))
        .body,
    ).toMatchObject({ floorBp: 100 });
    await expect(
      owner.query(`INSERT INTO oversight.voucher_month VALUES ($1, 202611, 100, 0, 100, $2, now())`, [
        county,
        people.approver.accountId,
      ]),
    ).rejects.toMatchObject({ code: 'AZ001' }); // the counts are not true
    await expect(
      owner.query(
        `ALTER TABLE oversight.voucher_month DISABLE TRIGGER voucher_month_counts;
         INSERT INTO oversight.voucher_month VALUES (${county}, 202611, 100, 0, 100, '${people.approver.accountId}', now())`,
      ),
    ).rejects.toMatchObject({ constraint: 'voucher_month_floor' });
    await people.approver.post('/oversight/voucher-months', month).expect(201);
    await people.approver.post('/oversight/voucher-months', month).expect(409);
  });
});
