import { newId } from '@anzhi/kernel';
import { LedgerChecks } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenEntitledSenior, givenEvidence, PROGRAMME, wishOf } from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior, type GivenSenior } from '@test/given/people';
import { givenLaw, givenPolicyDesk } from '@test/given/programmes';
import { EntitlementFacade } from '../entitlement.facade';
import { MonthlySchedule } from '../issuance/monthly-schedule';
import type { StopCasePageDto } from './stops.dto';

const t = useApp();
const providerId = newId();
const facade = () => t.get(EntitlementFacade);
let approvers: ApiClient[];
let reviewer: ApiClient;
let handler: ApiClient;

beforeAll(async () => {
  const county = await regionId(t, CODES.county);
  const approver = () => t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: county });
  approvers = [await approver(), await approver()];
  reviewer = await t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: county });
  handler = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
});

async function captured(senior: GivenSenior, day: string, actualMinutes = 120): Promise<string> {
  const wish = await wishOf(t, senior, { startsAt: new Date(`${day}T09:00:00+08:00`) });
  const orderId = newId();
  await t.write((tx) => facade().hold(tx, { ...wish, orderId }));
  const evidenceId = await givenEvidence(t, wish.countyId);
  await t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes, evidenceId }));
  return orderId;
}

async function stopped({ id }: GivenSenior, by = 0, what: object = {}): Promise<string> {
  const suspension = { kind: 'SUSPEND', programmeCode: PROGRAMME, from: '2026-11-10' };
  const order = { ...suspension, reason: '资格存疑', ...what };
  const { body } = await approvers[by].post(`/seniors/${id}/stops`, order).expect(201);
  await t.drain();
  return (body as { id: string }).id;
}

async function lifeEvent({ id }: GivenSenior, kind: string, onDate: string): Promise<string> {
  const event = { kind, onDate, source: '镇街核实' };
  const { body } = await handler.post(`/seniors/${id}/life-events`, event).expect(201);
  await t.drain();
  return (body as { id: string }).id;
}

async function retract({ id }: GivenSenior, lifeEventId: string): Promise<void> {
  const path = `/seniors/${id}/life-events/${lifeEventId}/retraction`;
  await handler.post(path, { reason: '登记有误' }).expect(201);
  await t.drain();
}

async function clawedBack(orderId: string): Promise<void> {
  const [{ id }] = await t.db.query<{ id: string }>(
    `SELECT id FROM entitlement.stop_case WHERE order_id = $1 AND state = 'OPEN'`,
    [orderId],
  );
  await reviewer.post(`/stop-cases/${id}/finding`, { finding: 'CONFIRM', reason: '存疑' }).expect(201);
  const decision = { decision: 'CLAW_BACK', reason: '核实' };
  await approvers[0].post(`/stop-cases/${id}/decision`, decision).expect(201);
}

/** Nine o'clock of a day, with everything done that was due before. */
async function at(day: string): Promise<void> {
  t.clock.set(new Date(`${day}T09:00:00+08:00`));
  await t.get(MonthlySchedule).tick();
  await t.drain();
  handler = await t.again(handler);
  reviewer = await t.again(reviewer);
  approvers = await Promise.all(approvers.map((approver) => t.again(approver)));
}

const lift = (stopId: string, by = 1) =>
  approvers[by].post(`/stops/${stopId}/lifting`, { reason: '停发有误' });

const holdsOf = async (orderId: string) =>
  (await facade().chain(t.db, orderId)).map(({ number, split, outcome }) => ({
    ...{ number, fen: outcome?.programmeFen, minutes: outcome?.capturedMinutes },
    ...{ evidenceId: outcome?.evidenceId, why: split.reasons.at(-1)?.code },
  }));

/** What the county owes for the senior's services, in fen: what was billed less what was taken back. */
const owedFor = async ({ id }: GivenSenior): Promise<number> => {
  const [{ fen }] = await t.db.query<{ fen: number }>(
    `SELECT coalesce(sum(CASE x.code WHEN 'OWE' THEN x.amount ELSE -x.amount END), 0)::bigint AS fen
       FROM ledger.transfer x
      WHERE x.code IN ('OWE', 'ADJUST') AND x.command_id IN (
        SELECT o.owe_command_id FROM entitlement.order_hold h
          JOIN entitlement.order_outcome o USING (county_id, order_id, number) WHERE h.senior_id = $1
        UNION ALL
        SELECT v.owe_command_id FROM entitlement.order_hold h
          JOIN entitlement.order_reversal v USING (county_id, order_id, number) WHERE h.senior_id = $1)`,
    [id],
  );
  return fen;
};
const minutesOf = async ({ id }: GivenSenior, period = 202611) => {
  const { body } = await handler.get(`/seniors/${id}/entitlements?period=${period}`).expect(200);
  const items = body.items as { leftMinutes: number; usedMinutes: number }[];
  const sum = (of: (item: (typeof items)[number]) => number) =>
    items.reduce((all, each) => all + of(each), 0);
  return { left: sum(({ leftMinutes }) => leftMinutes), used: sum(({ usedMinutes }) => usedMinutes) };
};

/** An hour for whoever no other programme gives anything. */
const FROM_SEVENTY = {
  eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 70 },
  amount: { op: 'number', id: 'amount', value: 60 },
};

describe('What was clawed back for a stop that is lifted', () => {
  it('is paid again, by the same payers on the same evidence, and the minutes are spent as they were', async () => {
    const senior = await givenEntitledSenior(t);
    const orderId = await captured(senior, '2026-11-12', 90);
    const [owed, minutes] = [await owedFor(senior), await minutesOf(senior)];
    expect(minutes).toEqual({ left: 390, used: 90 });
    const stopId = await stopped(senior);
    await clawedBack(orderId);
    expect([await owedFor(senior), (await minutesOf(senior)).used]).toEqual([0, 0]);
    await lift(stopId).expect(201);
    expect([await owedFor(senior), await minutesOf(senior)]).toEqual([owed, minutes]);
    const [first, again] = await holdsOf(orderId);
    expect(again).toEqual({ ...first, number: 2, why: 'PAID_AGAIN' });
    const { body } = await reviewer.get('/stop-cases?state=CLAWED_BACK&limit=200').expect(200);
    const [shown] = (body as StopCasePageDto).items.filter((each) => each.orderId === orderId);
    expect(shown.paidAgainAt).not.toBeNull();
    const audited = await t.db.query(
      `SELECT FROM platform.audit_trail WHERE action = 'entitlement.service-paid-again' AND senior_id = $1`,
      [senior.id],
    );
    expect(audited).toHaveLength(1);
  });

  it('is paid once, however often and at once the stop is lifted', async () => {
    const senior = await givenEntitledSenior(t);
    const orderId = await captured(senior, '2026-11-12');
    const owed = await owedFor(senior);
    const stopId = await stopped(senior, 0);
    await clawedBack(orderId);
    const third = await t.person('县区审批丙', {
      role: 'COUNTY_APPROVER',
      regionId: await regionId(t, CODES.county),
    });
    const answers = await Promise.all([
      lift(stopId),
      third.post(`/stops/${stopId}/lifting`, { reason: '停发有误' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await lift(stopId).expect(409);
    expect(await holdsOf(orderId)).toHaveLength(2);
    const again = await stopped(senior, 0);
    await lift(again).expect(201);
    expect([await owedFor(senior), (await holdsOf(orderId)).length]).toEqual([owed, 2]);
  });

  it('waits for the last stop that forbids it', async () => {
    const senior = await givenEntitledSenior(t);
    const orderId = await captured(senior, '2026-11-12');
    const owed = await owedFor(senior);
    const stopId = await stopped(senior);
    await clawedBack(orderId);
    const death = await lifeEvent(senior, 'DEATH', '2026-11-11');
    await lift(stopId).expect(201);
    expect(await owedFor(senior)).toBe(0);
    await retract(senior, death);
    expect([await owedFor(senior), (await minutesOf(senior)).used]).toEqual([owed, 120]);
  });

  it('is paid for a month that is over, and what the senior has spent in the meantime stays spent', async () => {
    const senior = await givenEntitledSenior(t);
    const orderId = await captured(senior, '2026-11-12');
    const [owed, { left }] = [await owedFor(senior), await minutesOf(senior)];
    const stay = await lifeEvent(senior, 'HOSPITAL_ADMISSION', '2026-11-10');
    await clawedBack(orderId);
    await lifeEvent(senior, 'DISCHARGE', '2026-11-15');
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) await captured(senior, day);
    expect(await minutesOf(senior)).toEqual({ left: 0, used: 480 });
    t.clock.set(new Date('2026-12-05T09:00:00+08:00'));
    await t.drain();
    handler = await t.again(handler);
    await retract(senior, stay);
    expect(await owedFor(senior)).toBe(5 * owed);
    expect(await minutesOf(senior)).toEqual({ left: 0, used: left + 240 });
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    handler = await t.again(handler);
  });

  it('is paid out of what came back, where that was carried over to another month', async () => {
    const code = 'SQ_CARRY';
    const desk = await givenPolicyDesk(t, CODES.city);
    await givenLaw(desk, code, {
      from: '2027-01-01',
      programme: { unit: 'MINUTE' },
      terms: { carry: { cap: 60, hops: 1 }, rule: FROM_SEVENTY },
    });
    const senior = await givenSenior(t, { birthDate: '1950-01-01' });
    await at('2027-01-02');
    const january = { programmeCode: code, period: 202701, seniorIds: [senior.id] };
    expect(await t.write((tx) => facade().issueTo(tx, january))).toBe(1);
    const startsAt = new Date('2027-01-20T09:00:00+08:00');
    const wish = await wishOf(t, senior, { itemCode: 'CLEAN_ROOM', startsAt, minutes: 60 });
    const orderId = newId();
    await t.write((tx) => facade().hold(tx, { ...wish, orderId }));
    await at('2027-02-01');
    const evidenceId = await givenEvidence(t, wish.countyId);
    await t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes: 60, evidenceId }));
    const owed = await owedFor(senior);
    const stopId = await stopped(senior, 0, { programmeCode: code, from: '2027-01-10' });
    await clawedBack(orderId);
    expect(await owedFor(senior)).toBe(0);
    await lift(stopId).expect(201);
    expect([owed > 0, await owedFor(senior)]).toEqual([true, owed]);
    const months = await Promise.all([202701, 202702].map((period) => minutesOf(senior, period)));
    // What February gave of its own, and nothing of what was spent in January.
    expect(months.map(({ left }) => left)).toEqual([0, 60]);
    expect(months[0].used + months[1].used).toBe(60);
    await at('2026-11-23');
  });

  it('stays taken back when only the case was judged and the stop holds', async () => {
    const senior = await givenEntitledSenior(t);
    const orderId = await captured(senior, '2026-11-12');
    const stopId = await stopped(senior);
    await clawedBack(orderId);
    await handler.post(`/stops/${stopId}/appeal`, { reason: '服务属实' }).expect(201);
    await approvers[1]
      .post(`/stops/${stopId}/appeal-decision`, { decision: 'DISMISSED', reason: '维持' })
      .expect(201);
    expect([await owedFor(senior), (await holdsOf(orderId)).length]).toEqual([0, 1]);
  });
});
