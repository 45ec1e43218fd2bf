import { Client } from 'pg';
import { LedgerChecks } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenLevel } from '@test/given/assessment';
import { givenIssuedCounty, givenMonth, PROGRAMME } from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior } from '@test/given/people';
import { givenBudget } from '@test/given/programmes';
import { EntitlementFacade } from '../entitlement.facade';

const t = useApp();
const facade = () => t.get(EntitlementFacade);
const dibao = { categories: [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }] };
let planner: ApiClient;
let approver: ApiClient;
let countyId: number;

const grants = (seniorId: string, period: number) =>
  t.db.query<{ amount: number; seq: number }>(
    `SELECT g.amount, g.seq FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
      WHERE g.senior_id = $1 AND g.period = $2 AND p.code = $3`,
    [seniorId, period, PROGRAMME],
  );
const setting = (name: string, value: number) =>
  t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [`entitlement.${name}`, value, t.clock.now()],
  );
const run = async (id: string) => (await approver.get(`/issuance-runs/${id}`).expect(200)).body;

beforeAll(async () => {
  countyId = await regionId(t, CODES.county);
  planner = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
  approver = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId });
});

afterEach(async () => {
  await t.drain();
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

describe('Issuing a month', () => {
  it('grants every resident what the rules give, once another person has approved it', async () => {
    const [poor, impaired, ninety, young, lapsed] = [
      await givenSenior(t, { ...dibao, birthDate: '1950-02-03' }),
      await givenSenior(t, { ...dibao, birthDate: '1950-02-03' }),
      await givenSenior(t, { birthDate: '1936-11-01' }),
      await givenSenior(t, { birthDate: '1960-02-03' }),
      await givenSenior(t, {
        birthDate: '1960-02-03',
        categories: [{ code: 'DIBAO', validFrom: '2026-01-01', validTo: '2026-11-01', source: '低保数据' }],
      }),
    ];
    await givenLevel(t, impaired.id, 3, '2026-05-01');
    const { body } = await planner.post('/issuance-runs', { period: 202611 }).expect(201);
    expect(body.items).toMatchObject([{ countyId, period: 202611, state: 'PLANNED', kind: 'MONTHLY' }]);
    const [{ id }] = body.items as { id: string }[];
    await t.drain();
    const shown = await run(id);
    expect(shown).toMatchObject({ state: 'AWAITING_APPROVAL', considered: 5, granted: 0, root: null });
    expect(
      shown.forecast.programmes.find(
        ({ programmeCode }: { programmeCode: string }) => programmeCode === PROGRAMME,
      ),
    ).toMatchObject({ grants: 3, amount: 1_920, lastGrants: 0, fen: 192_000, remainingFen: null });
    expect(await grants(poor.id, 202611)).toEqual([]);
    await approver.post(`/issuance-runs/${id}/approval`).expect(200);
    await t.drain();
    for (const [senior, amounts] of [
      [poor, [480]],
      [impaired, [1_200]],
      [ninety, [240]],
      [young, []],
      [lapsed, []],
    ] as const)
      expect((await grants(senior.id, 202611)).map(({ amount }) => amount)).toEqual(amounts);
    const closed = await run(id);
    expect(closed).toMatchObject({ state: 'CLOSED', chunks: 1, issuedChunks: 1 });
    expect(closed.root).toMatch(/^[0-9a-f]{64}$/);
    const family = await givenFamily(t, impaired.id, ['VIEW']);
    const { body: entitlements } = await family.get(`/seniors/${impaired.id}/entitlements`).expect(200);
    expect(entitlements).toMatchObject({ period: 202611, leftMinutes: 1_200 });
  });

  it('tells the family what was granted, and officers how far it has come', async () => {
    const events = await t.db.query<{ type: string; payload: Record<string, unknown> }>(
      `SELECT type, payload FROM platform.event WHERE type LIKE 'entitlement.%' ORDER BY seq`,
    );
    const granted = events.filter(
      ({ type, payload }) => type === 'entitlement.benefit-granted.v1' && payload.programmeCode === PROGRAMME,
    );
    expect(granted.map(({ payload }) => payload.amount).sort()).toEqual([1_200, 240, 480]);
    expect(granted[0].payload).toMatchObject({ period: 202611, unit: 'MINUTE' });
    const states = events.filter(({ type }) => type === 'entitlement.issuance-progressed.v1');
    expect(states.map(({ payload }) => payload.state)).toEqual([
      'DRY_RUN',
      'AWAITING_APPROVAL',
      'APPROVED',
      'RUNNING',
      'CLOSED',
    ]);
  });

  it('twice, at once, by several hands, grants once', async () => {
    const seniors = [await givenSenior(t), await givenSenior(t), await givenSenior(t)];
    const seniorIds = seniors.map(({ id }) => id);
    const order = { programmeCode: PROGRAMME, period: 202611, seniorIds };
    const counts = await Promise.all([
      ...Array.from({ length: 6 }, () => t.write((tx) => facade().issueTo(tx, order))),
      ...[1, 2].map(() => planner.post('/issuance-runs', { period: 202611 }).expect(201)),
    ]);
    expect(counts.slice(0, 6).reduce((sum: number, count) => sum + Number(count), 0)).toBe(3);
    const ids = counts
      .slice(6)
      .map((answer) => (answer as { body: { items: { id: string }[] } }).body.items[0].id);
    expect(new Set(ids).size).toBe(1);
    await Promise.all([t.drain(), t.drain()]);
    await approver.post(`/issuance-runs/${ids[0]}/approval`).expect(200);
    await Promise.all([t.drain(), t.drain()]);
    expect(await run(ids[0])).toMatchObject({ state: 'CLOSED', kind: 'SUPPLEMENTARY', granted: 0 });
    for (const { id } of seniors) expect(await grants(id, 202611)).toEqual([{ amount: 120, seq: 0 }]);
  });

  it('finds by a further run who has become entitled since', async () => {
    const late = await givenSenior(t, dibao);
    const id = await givenIssuedCounty(t, countyId, 202611, approver);
    expect(await run(id)).toMatchObject({ state: 'CLOSED', kind: 'SUPPLEMENTARY', granted: 1 });
    const [{ kind }] = await t.db.query<{ kind: string }>(
      'SELECT kind FROM entitlement.benefit_grant WHERE senior_id = $1',
      [late.id],
    );
    expect(kind).toBe('SUPPLEMENT');
    expect(await grants(late.id, 202611)).toEqual([{ amount: 480, seq: 0 }]);
  });

  it('leaves out who lives elsewhere, and the dead', async () => {
    const elsewhere = await givenSenior(t, { townCode: '320803001' });
    const dead = await givenSenior(t);
    const officer = await t.person('村居协理员', { role: 'VILLAGE_HELPER', regionId: dead.regionId });
    const death = { kind: 'DEATH', onDate: '2026-10-31', source: '火化证明' };
    await officer.post(`/seniors/${dead.id}/life-events`, death).expect(201);
    expect(await givenMonth(t, [elsewhere.id, dead.id])).toBe(0);
  });
});

describe('Who decides', () => {
  it('is another person than who planned it', async () => {
    const mine = await approver.post('/issuance-runs', { period: 202611 }).expect(201);
    const [{ id }] = mine.body.items as { id: string }[];
    const early = await approver.post(`/issuance-runs/${id}/approval`).expect(403);
    expect(early.body.code).toBe('entitlement.issuance-four-eyes');
    await t.drain();
    await approver.post(`/issuance-runs/${id}/approval`).expect(403);
    await expect(
      t.db.query(`UPDATE entitlement.issuance_run SET approved_by = planned_by WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ driverError: { constraint: 'issuance_run_four_eyes' } });
    await planner.post(`/issuance-runs/${id}/approval`).expect(403);
    const second = await t.person('县区审批乙', { role: 'COUNTY_APPROVER', regionId: countyId });
    await second.post(`/issuance-runs/${id}/approval`).expect(200);
    await t.drain();
    const late = await planner.post(`/issuance-runs/${id}/cancellation`, { reason: '重复' }).expect(409);
    expect(late.body.code).toBe('entitlement.issuance-state');
    await second.post(`/issuance-runs/${id}/approval`).expect(409);
  });

  it('can give up what nobody has approved, and plan anew', async () => {
    const { body } = await planner.post('/issuance-runs', { period: 202611 }).expect(201);
    const [{ id }] = body.items as { id: string }[];
    const given = await planner.post(`/issuance-runs/${id}/cancellation`, { reason: '名单有误' }).expect(200);
    expect(given.body).toMatchObject({ state: 'CANCELLED', cancelReason: '名单有误' });
    await t.drain();
    expect(await run(id)).toMatchObject({ state: 'CANCELLED', granted: 0 });
    const next = await planner.post('/issuance-runs', { period: 202611 }).expect(201);
    expect(next.body.items[0].id).not.toBe(id);
    await planner
      .post(`/issuance-runs/${next.body.items[0].id}/cancellation`, { reason: '试验' })
      .expect(200);
  });

  it('is in charge, and for the month that is due', async () => {
    const otherCounty = await regionId(t, CODES.otherCounty);
    const other = await t.person('邻县审批', { role: 'COUNTY_APPROVER', regionId: otherCounty });
    const elsewhere = await other.post('/issuance-runs', { period: 202611, regionId: countyId }).expect(404);
    expect(elsewhere.body.code).toBe('entitlement.no-county-in-scope');
    const [{ id }] = (await approver.get('/issuance-runs').expect(200)).body.items as { id: string }[];
    for (const path of ['', '/differences', '/differences-file'])
      expect((await other.get(`/issuance-runs/${id}${path}`).expect(404)).body.code).toBe(
        'entitlement.issuance-run-not-found',
      );
    await other.post(`/issuance-runs/${id}/approval`).expect(404);
    for (const [period, code] of [
      [202610, 'entitlement.period-too-far'],
      [202612, 'entitlement.period-too-far'],
      [202613, 'request.invalid'],
    ] as const)
      expect((await approver.post('/issuance-runs', { period }).expect(422)).body.code).toBe(code);
  });

  it('is nobody where the bureau has set so, for what the schedule plans', async () => {
    await setting('approveAutomatically', 1);
    const id = await t.write((tx) => facade().planIssuance(tx, { countyId, period: 202611 }));
    await t.drain();
    expect(await run(id)).toMatchObject({ state: 'CLOSED', planned: 'SCHEDULE' });
    await setting('approveAutomatically', 0);
  });
});

describe('A dry run', () => {
  it('shows who is new, who is gone and who gets much more or less, and why', async () => {
    t.clock.set(new Date('2026-11-24T09:00:00+08:00'));
    approver = await t.again(approver);
    planner = await t.again(planner);
    const [gone, changed, dead, fresh] = [
      await givenSenior(t, {
        birthDate: '1960-02-03',
        categories: [{ code: 'DIBAO', validFrom: '2026-01-01', validTo: '2026-12-01', source: '低保数据' }],
      }),
      await givenSenior(t, { birthDate: '1950-02-03', ...dibao }),
      await givenSenior(t, dibao),
      await givenSenior(t, { birthDate: '1946-12-01' }),
    ];
    expect(await givenMonth(t, [gone.id, changed.id, dead.id])).toBe(3);
    const officer = await t.person('村居协理员', { role: 'VILLAGE_HELPER', regionId: dead.regionId });
    const death = { kind: 'DEATH', onDate: '2026-11-20', source: '火化证明' };
    await officer.post(`/seniors/${dead.id}/life-events`, death).expect(201);
    await givenLevel(t, changed.id, 3, '2026-11-23');
    const { body } = await planner.post('/issuance-runs', { period: 202612 }).expect(201);
    const [{ id }] = body.items as { id: string }[];
    await t.drain();
    const page = await approver.get(`/issuance-runs/${id}/differences?limit=200`).expect(200);
    const of = (seniorId: string) =>
      (page.body.items as { seniorId: string; programmeCode: string }[]).find(
        (each) => each.seniorId === seniorId && each.programmeCode === PROGRAMME,
      );
    expect(of(fresh.id)).toMatchObject({ kind: 'NEW', lastAmount: 0, nextAmount: 120, reasonZh: null });
    expect(of(changed.id)).toMatchObject({ kind: 'CHANGED', lastAmount: 480, nextAmount: 1_200 });
    expect(of(gone.id)).toMatchObject({ kind: 'GONE', lastAmount: 480, nextAmount: 0 });
    expect(of(gone.id)).toMatchObject({ reasonZh: '不符合该项目的条件' });
    expect(of(dead.id)).toMatchObject({ kind: 'GONE', reasonZh: '已不在本县区居住或已去世' });
    const { forecast } = await run(id);
    expect(forecast.differences.new + forecast.differences.gone + forecast.differences.changed).toBe(
      page.body.items.length,
    );
    const onlyGone = await approver.get(`/issuance-runs/${id}/differences?kind=GONE&limit=1`).expect(200);
    expect(onlyGone.body.items).toHaveLength(1);
    const file = await approver.get(`/issuance-runs/${id}/differences-file`).expect(200);
    expect(file.headers['content-disposition']).toContain('.csv');
    await planner.post(`/issuance-runs/${id}/cancellation`, { reason: '只看试算' }).expect(200);
  });

  it('warns when the year’s budget cannot bear the month', async () => {
    await givenBudget(t, countyId, { programmeCode: PROGRAMME, year: 2026, amountFen: 100 });
    const id = await t.write((tx) => facade().planIssuance(tx, { countyId, period: 202612 }));
    await t.drain();
    const { forecast } = await run(id);
    const care = forecast.programmes.find(
      ({ programmeCode }: { programmeCode: string }) => programmeCode === PROGRAMME,
    );
    expect(care).toMatchObject({ remainingFen: 100, exceedsBudget: true });
    await planner.post(`/issuance-runs/${id}/cancellation`, { reason: '预算不足' }).expect(200);
  });
});

describe('However it is cut into chunks, and wherever it breaks off', () => {
  const issue = async (period: number, size: number): Promise<{ root: string; chunks: number }> => {
    await setting('chunkSeniors', size);
    const id = await givenIssuedCounty(t, countyId, period, approver);
    return run(id);
  };
  /** Takes a month back as if it had never been, so that it can be issued once more. */
  const forget = (period: number) =>
    asOwner(`
      SET session_replication_role = replica;
      DELETE FROM ledger.entry WHERE account_id IN (SELECT lot_account_id FROM entitlement.benefit_grant WHERE period = ${period});
      DELETE FROM ledger.transfer WHERE credit_account IN (SELECT lot_account_id FROM entitlement.benefit_grant WHERE period = ${period});
      DELETE FROM ledger.account WHERE account_id IN (SELECT lot_account_id FROM entitlement.benefit_grant WHERE period = ${period});
      DELETE FROM ledger.command c WHERE c.kind = 'GRANT_LOTS' AND NOT EXISTS (SELECT FROM ledger.transfer x WHERE x.command_id = c.command_id);
      DELETE FROM entitlement.benefit_grant WHERE period = ${period};
      DELETE FROM entitlement.lot_end WHERE period = ${period};
      DELETE FROM entitlement.determination WHERE period = ${period};
      DELETE FROM entitlement.issuance_difference WHERE run_id IN (SELECT id FROM entitlement.issuance_run WHERE period = ${period});
      DELETE FROM entitlement.issuance_chunk WHERE run_id IN (SELECT id FROM entitlement.issuance_run WHERE period = ${period});
      DELETE FROM entitlement.issuance_run WHERE period = ${period};
      RESET session_replication_role`);
  const asOwner = async (sql: string): Promise<void> => {
    const admin = new Client({ connectionString: t.database.adminUrl });
    await admin.connect();
    await admin.query(sql).finally(() => admin.end());
  };

  it('has the same root (chunks of 1, 7 and 5,000)', async () => {
    const roots: string[] = [];
    for (const size of [1, 7, 5_000] as const) {
      const { root, chunks } = await issue(202612, size);
      expect(chunks).toBeGreaterThanOrEqual({ 1: 8, 7: 2, 5_000: 1 }[size]);
      roots.push(root);
      if (size !== 5_000) await forget(202612);
    }
    expect(new Set(roots).size).toBe(1);
  });

  it('goes on after the last chunk that was committed', async () => {
    await forget(202612);
    await setting('chunkSeniors', 3);
    const id = await t.write((tx) => facade().planIssuance(tx, { countyId, period: 202612 }));
    const crash = () =>
      expect(
        t.write(async (tx) => {
          await facade().continueIssuance(tx, id);
          throw new Error('the worker dies before the commit');
        }),
      ).rejects.toThrow('dies');
    await crash();
    expect(await t.write((tx) => facade().continueIssuance(tx, id))).toMatchObject({
      considered: 3,
      more: true,
    });
    await crash();
    await t.drain();
    await approver.post(`/issuance-runs/${id}/approval`).expect(200);
    await crash();
    expect(await t.write((tx) => facade().continueIssuance(tx, id))).toMatchObject({ state: 'RUNNING' });
    expect(await t.write((tx) => facade().continueIssuance(tx, id))).toMatchObject({ considered: 3 });
    await crash();
    expect(await run(id)).toMatchObject({ issuedChunks: 1 });
    await Promise.all([t.drain(), t.drain()]);
    const closed = await run(id);
    expect(closed).toMatchObject({ state: 'CLOSED', issuedChunks: closed.chunks });
    expect(await t.write((tx) => facade().continueIssuance(tx, id))).toMatchObject({ more: false });
    await expect(
      t.db.query('UPDATE entitlement.issuance_chunk SET granted = 0 WHERE run_id = $1', [id]),
    ).rejects.toThrow('has been issued');
  });
});
