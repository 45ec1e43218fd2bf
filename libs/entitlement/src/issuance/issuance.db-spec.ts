import { newId } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenLevel } from '@test/given/assessment';
import {
  givenEntitledSenior,
  givenEvidence,
  givenHeldOrder,
  PROGRAMME,
  wishOf,
} from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior } from '@test/given/people';
import { EntitlementFacade } from '../entitlement.facade';
import { MonthlySchedule } from './monthly-schedule';

const t = useApp();
const facade = () => t.get(EntitlementFacade);
const NOVEMBER = { programmeCode: PROGRAMME, period: 202611 };
let approver: ApiClient;
let countyId: number;

const grants = (seniorId: string, period: number) =>
  t.db.query<{ minutes: number; seq: number }>(
    'SELECT minutes, seq FROM entitlement.minutes_grant WHERE senior_id = $1 AND period = $2',
    [seniorId, period],
  );
const inChunksOf = (size: number) =>
  t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at) VALUES ('entitlement.chunkSeniors', $1, $2)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [size, t.clock.now()],
  );

beforeAll(async () => {
  countyId = await regionId(t, CODES.county);
  approver = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId });
});

afterEach(async () => {
  await t.drain();
  expect(await checkLedger(t.db)).toEqual([]);
});

describe('Issuing a month', () => {
  it('grants every resident what the rules give, with the reason', async () => {
    const dibao = { categories: [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }] };
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
    const { body } = await approver.post('/issuance-runs', NOVEMBER).expect(201);
    expect(body.items).toMatchObject([
      { countyId, programmeCode: PROGRAMME, period: 202611, finishedAt: null },
    ]);
    await t.drain();
    for (const [senior, minutes] of [
      [poor, [480]],
      [impaired, [1_200]],
      [ninety, [240]],
      [young, []],
      [lapsed, []],
    ] as const)
      expect((await grants(senior.id, 202611)).map((grant) => grant.minutes)).toEqual(minutes);
    const runs = await approver.get('/issuance-runs?period=202611').expect(200);
    expect(runs.body.items[0]).toMatchObject({
      id: body.items[0].id,
      considered: 5,
      granted: 3,
      minutes: 1_920,
    });
    expect(runs.body.items[0].finishedAt).not.toBeNull();
    const family = await givenFamily(t, impaired.id, ['VIEW']);
    const { body: shown } = await family.get(`/seniors/${impaired.id}/entitlements`).expect(200);
    expect(shown).toMatchObject({ period: 202611, leftMinutes: 1_200 });
    expect(shown.items[0]).toMatchObject({ validFrom: '2026-11-01', validTo: '2026-12-01', usedMinutes: 0 });
    expect(shown.items[0].reasonZh).toContain('A 档（最低生活保障对象，中度及以上失能）');
    const events = await t.db.query(
      `SELECT payload FROM platform.event WHERE type = 'entitlement.minutes-granted.v1' AND rooms = ARRAY[$1]`,
      [`senior:${impaired.id}`],
    );
    expect(events).toEqual([{ payload: { seniorId: impaired.id, ...NOVEMBER, minutes: 1_200 } }]);
  });

  it('twice, at once, by several hands, grants once', async () => {
    const seniors = [await givenSenior(t), await givenSenior(t), await givenSenior(t)];
    const seniorIds = seniors.map(({ id }) => id);
    const counts = await Promise.all([
      ...Array.from({ length: 6 }, () => t.write((tx) => facade().issueTo(tx, { ...NOVEMBER, seniorIds }))),
      ...[1, 2].map(() => approver.post('/issuance-runs', NOVEMBER).expect(201)),
    ]);
    expect(counts.slice(0, 6).reduce((sum: number, count) => sum + Number(count), 0)).toBe(3);
    await Promise.all([t.drain(), t.drain()]);
    for (const { id } of seniors) expect(await grants(id, 202611)).toEqual([{ minutes: 120, seq: 0 }]);
  });

  it('leaves out who lives elsewhere, and the dead', async () => {
    const elsewhere = await givenSenior(t, { townCode: '320803001' });
    const dead = await givenSenior(t);
    const officer = await t.person('村居协理员', { role: 'VILLAGE_HELPER', regionId: dead.regionId });
    const death = { kind: 'DEATH', onDate: '2026-10-31', source: '火化证明' };
    await officer.post(`/seniors/${dead.id}/life-events`, death).expect(201);
    const seniorIds = [elsewhere.id, dead.id];
    expect(await t.write((tx) => facade().issueTo(tx, { ...NOVEMBER, seniorIds }))).toBe(0);
  });

  it('goes on after the last chunk that was committed', async () => {
    const late = await Promise.all(Array.from({ length: 5 }, () => givenSenior(t)));
    await inChunksOf(2);
    const [runId] = await t.write((tx) => facade().startIssuance(tx, { ...NOVEMBER, countyIds: [countyId] }));
    expect(await t.write((tx) => facade().continueRun(tx, runId))).toMatchObject({
      considered: 2,
      finished: false,
    });
    const crash = t.write(async (tx) => {
      await facade().continueRun(tx, runId);
      throw new Error('the worker dies before the commit');
    });
    await expect(crash).rejects.toThrow('dies');
    const [{ chunks }] = await t.db.query<{ chunks: number }>(
      'SELECT count(*) AS chunks FROM entitlement.monthly_run_chunk WHERE run_id = $1',
      [runId],
    );
    expect(chunks).toBe(1);
    await Promise.all([t.drain(), t.drain()]);
    for (const { id } of late) expect(await grants(id, 202611)).toHaveLength(1);
    const [run] = await t.db.query(
      `SELECT r.considered, r.considered = (SELECT count(*) FROM people.senior s WHERE s.county_id = r.county_id AND s.deceased_on IS NULL) AS everybody
         FROM entitlement.monthly_run r WHERE r.id = $1 AND r.finished_at IS NOT NULL`,
      [runId],
    );
    expect(run).toMatchObject({ everybody: true });
    expect(await t.write((tx) => facade().continueRun(tx, runId))).toMatchObject({
      finished: true,
      considered: 0,
    });
  });

  it('is for those in charge, and for the month that is due', async () => {
    const other = await t.person('邻县审批', {
      role: 'COUNTY_APPROVER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    const elsewhere = await other.post('/issuance-runs', { ...NOVEMBER, regionId: countyId }).expect(404);
    expect(elsewhere.body.code).toBe('entitlement.no-county-in-scope');
    const { body: own } = await other.post('/issuance-runs', NOVEMBER).expect(201);
    expect(own.items.map((run: { countyId: number }) => run.countyId)).toEqual([
      await regionId(t, CODES.otherCounty),
    ]);
    expect((await other.get('/issuance-runs').expect(200)).body.items).toHaveLength(1);
    for (const [period, code] of [
      [202610, 'entitlement.period-too-far'],
      [202612, 'entitlement.period-too-far'],
      [202613, 'request.invalid'],
    ] as const)
      expect((await approver.post('/issuance-runs', { ...NOVEMBER, period }).expect(422)).body.code).toBe(
        code,
      );
    const unknown = await approver.post('/issuance-runs', { ...NOVEMBER, programmeCode: 'X' }).expect(404);
    expect(unknown.body.code).toBe('entitlement.programme-not-found');
  });
});

describe('A quote over HTTP', () => {
  it('is for who may book, and only for the senior it is about', async () => {
    const senior = await givenEntitledSenior(t);
    const wish = {
      seniorId: senior.id,
      addressId: senior.addressId,
      itemCode: 'REHAB',
      startsAt: '2026-11-24T09:00:00+08:00',
      minutes: 120,
    };
    const booker = await givenFamily(t, senior.id, ['BOOK']);
    const { body } = await booker.post('/quotes', wish).expect(200);
    expect(body).toMatchObject({ totalFen: 20_000, programmeMinutes: 120, familyFen: 0 });
    const viewer = await givenFamily(t, senior.id, ['VIEW']);
    expect((await viewer.post('/quotes', wish).expect(404)).body.code).toBe('entitlement.senior-not-found');
    await booker.get(`/seniors/${senior.id}/entitlements`).expect(404);
    const { addressId } = await givenSenior(t);
    const other = await booker.post('/quotes', { ...wish, addressId }).expect(422);
    expect(other.body).toMatchObject({
      code: 'entitlement.address-unknown',
      errors: [{ pointer: '/addressId' }],
    });
  });
});

describe('The turn of the month', () => {
  const tick = () => t.get(MonthlySchedule).tick();
  const runs = (kind: string, period: number) =>
    t.db.query<{ number: number }>(
      `SELECT number FROM entitlement.monthly_run WHERE kind = $1 AND period = $2 AND county_id = $3 ORDER BY number`,
      [kind, period, countyId],
    );

  it('comes by itself, once, on however many workers', async () => {
    const senior = await givenEntitledSenior(t);
    const wish = await wishOf(t, senior);
    const [used, open] = [await givenHeldOrder(t, wish), await givenHeldOrder(t, wish)];
    const evidenceId = await givenEvidence(t, wish.countyId);
    await t.write((tx) => facade().capture(tx, { orderId: used, actualMinutes: 100, evidenceId }));

    await Promise.all([tick(), tick(), tick()]);
    await t.drain();
    expect(await runs('ISSUE', 202612)).toEqual([]);

    t.clock.set(new Date('2026-11-24T00:10:00+08:00'));
    await Promise.all([tick(), tick(), tick()]);
    await t.drain();
    expect(await runs('ISSUE', 202612)).toEqual([{ number: 1 }]);
    expect(await grants(senior.id, 202612)).toEqual([{ minutes: 480, seq: 0 }]);

    t.clock.set(new Date('2026-12-01T00:10:00+08:00'));
    await Promise.all([tick(), tick()]);
    await t.drain();
    expect(await runs('LAPSE', 202611)).toEqual([{ number: 1 }]);
    const county = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
    const november = () => county.get(`/seniors/${senior.id}/entitlements?period=202611`).expect(200);
    const month = { grantedMinutes: 480, usedMinutes: 100 };
    expect((await november()).body.items).toMatchObject([
      { ...month, heldMinutes: 120, lapsedMinutes: 260, leftMinutes: 0 },
    ]);

    await t.write((tx) => facade().release(tx, { orderId: open, reason: '老人临时住院' }));
    expect((await november()).body.items).toMatchObject([
      { ...month, heldMinutes: 0, lapsedMinutes: 380, leftMinutes: 0 },
    ]);
    const reversal = await t.write((tx) => facade().reverse(tx, { orderId: used, reason: '核查属实' }));
    expect(reversal).toEqual({ returnedMinutes: 100, lapsedMinutes: 100 });
    const [late] = await facade().chain(t.db, open);
    expect(late.steps.map(({ step, minutes }) => [step, minutes])).toEqual([
      ['HELD', 120],
      ['RELEASED', 120],
      ['EXPIRED', 120],
    ]);
    expect(await t.write((tx) => facade().hold(tx, { ...wish, orderId: newId() }))).toMatchObject({
      availableMinutes: 0,
    });
  });
});
