import { newId } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenApplicant, givenCheckedApplication, RETROFIT, VOUCHER } from '@test/given/applications';
import { givenLevel } from '@test/given/assessment';
import { useClient } from '@test/client';
import { givenEntitledSenior, givenEvidence, givenMonth, PROGRAMME, wishOf } from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { bookingOf, givenHousehold, givenOrder } from '@test/given/ordering';
import { givenLot } from '@test/given/lots';
import { givenFamily, type GivenSenior } from '@test/given/people';
import type { DeterminationDto } from '../decisions/determinations.dto';
import { EntitlementFacade } from '../entitlement.facade';
import type { StopCaseState } from './stop-case.state';
import type { StatementDto } from '../statements/statements.dto';
import { Stops } from './stops';
import type { StopDetailDto } from './stops.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
const facade = () => t.get(EntitlementFacade);
const providerId = newId();
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
  expect(await checkLedger(t.db)).toEqual([]);
});

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

/** A service of two hours that begins on this day at nine. */
async function held(senior: GivenSenior, day: string) {
  const wish = await wishOf(t, senior, { startsAt: new Date(`${day}T09:00:00+08:00`) });
  const orderId = newId();
  await t.write((tx) => facade().hold(tx, { ...wish, orderId }));
  const capture = async () => {
    const evidenceId = await givenEvidence(t, wish.countyId);
    await t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes: 120, evidenceId }));
  };
  return { orderId, capture };
}

async function captured(senior: GivenSenior, day: string): Promise<string> {
  const { orderId, capture } = await held(senior, day);
  await capture();
  return orderId;
}

interface Row {
  readonly id: string;
  readonly state: StopCaseState;
  readonly orderId: string;
}
const casesOf = (senior: GivenSenior): Promise<Row[]> =>
  t.db.query(
    `SELECT c.id, c.state, c.order_id AS "orderId" FROM entitlement.stop_case c
       JOIN entitlement.stop s ON s.id = c.stop_id WHERE s.senior_id = $1 ORDER BY c.service_date`,
    [senior.id],
  );
const stopsOf = (senior: GivenSenior) =>
  t.db.query<{ id: string; state: string; from: string; until: string | null }>(
    `SELECT id, state, lower(during) AS "from", upper(during) AS until FROM entitlement.stop
      WHERE senior_id = $1 ORDER BY recorded_at`,
    [senior.id],
  );
const grantsOf = (senior: GivenSenior) =>
  t.db.query<{ period: number; kind: string; amount: number }>(
    `SELECT g.period, g.kind, g.amount FROM entitlement.benefit_grant g
       JOIN entitlement.programme p ON p.id = g.programme_id
      WHERE g.senior_id = $1 AND p.code = $2 ORDER BY g.period, g.seq`,
    [senior.id, PROGRAMME],
  );

describe('A doubtful capture', () => {
  it('is judged once when two officers decide at the same time', async () => {
    const senior = await givenEntitledSenior(t);
    await captured(senior, '2026-11-22');
    await lifeEvent(senior, 'DEATH', '2026-11-15');
    const [{ id }] = await casesOf(senior);
    await reviewer
      .post(`/stop-cases/${id}/finding`, { finding: 'CONFIRM', reason: '火化证明在先' })
      .expect(201);
    const answers = await Promise.all(
      approvers.map((officer, at) =>
        officer.post(`/stop-cases/${id}/decision`, {
          decision: at === 0 ? 'CLAW_BACK' : 'DISMISS',
          reason: '核实',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(['CLAWED_BACK', 'DISMISSED']).toContain((await casesOf(senior))[0].state);
  });

  it('is opened also for what is captured after the stop became known', async () => {
    const senior = await givenEntitledSenior(t);
    const early = await held(senior, '2026-11-24');
    await lifeEvent(senior, 'DEATH', '2026-11-20');
    expect(await casesOf(senior)).toEqual([]);
    await early.capture();
    await t.drain();
    expect(await casesOf(senior)).toMatchObject([{ orderId: early.orderId, state: 'OPEN' }]);
  });

  it('is freed when the second person disagrees with the first', async () => {
    const senior = await givenEntitledSenior(t);
    const orderId = await captured(senior, '2026-11-22');
    await lifeEvent(senior, 'INSTITUTION_ADMISSION', '2026-11-21');
    const [{ id }] = await casesOf(senior);
    await reviewer.post(`/stop-cases/${id}/finding`, { finding: 'CONFIRM', reason: '当天在院' }).expect(201);
    await approvers[0]
      .post(`/stop-cases/${id}/decision`, { decision: 'DISMISS', reason: '请假回家，有记录' })
      .expect(201);
    const [hold] = await facade().chain(t.db, orderId);
    expect(hold.steps.map(({ step }) => step).filter((step) => step.startsWith('WITH'))).toEqual(
      expect.arrayContaining(['WITHHELD', 'WITHHOLDING_ENDED']),
    );
  });
});

describe('A stop that is lifted', () => {
  it('pays the months that were missed, each once', async () => {
    const senior = await givenEntitledSenior(t);
    const death = await lifeEvent(senior, 'DEATH', '2026-11-10');
    t.clock.set(new Date('2027-01-05T09:00:00+08:00'));
    handler = await t.again(handler);
    for (const period of [202612, 202701]) expect(await givenMonth(t, [senior.id], period)).toBe(0);
    await retract(senior, death);
    expect(await grantsOf(senior)).toEqual([
      { period: 202611, kind: 'SUPPLEMENT', amount: 480 },
      { period: 202611, kind: 'RESTORED', amount: 480 },
      { period: 202612, kind: 'BACK_PAY', amount: 480 },
      { period: 202701, kind: 'SUPPLEMENT', amount: 480 },
    ]);
    const linked = await t.db.query<{ lost: string; kind: string; amount: number }>(
      `SELECT o.kind AS lost, g.kind, g.amount FROM entitlement.stop_restore r
         JOIN entitlement.benefit_grant o ON (o.county_id, o.lot_account_id) = (r.county_id, r.lot_account_id)
         JOIN entitlement.benefit_grant g ON (g.county_id, g.lot_account_id) = (r.county_id, r.restored_lot_account_id)
        WHERE g.senior_id = $1`,
      [senior.id],
    );
    expect(linked).toEqual([{ lost: 'SUPPLEMENT', kind: 'RESTORED', amount: 480 }]);
    const { body } = await handler.get(`/seniors/${senior.id}/statement?period=202701`).expect(200);
    expect((body as StatementDto).items.map(({ code, zh }) => [code, zh.replace(/“.*”/, '')])).toEqual(
      expect.arrayContaining([
        ['GRANT', '2026年11月：停发撤销，补还'],
        ['GRANT', '2026年12月：补发'],
        ['GRANT', '2027年1月：发放'],
      ]),
    );
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    handler = await t.again(handler);
  });

  it('says so first, with the day, wherever its notice is read', async () => {
    const senior = await givenEntitledSenior(t);
    const order = { kind: 'SUSPEND', programmeCode: PROGRAMME, from: '2026-11-24', reason: '资格存疑' };
    const { body } = await approvers[0].post(`/seniors/${senior.id}/stops`, order).expect(201);
    const { id, noticeZh, liftedOn } = body as StopDetailDto;
    expect(liftedOn).toBeNull();
    await approvers[1].post(`/stops/${id}/lifting`, { reason: '弄错了' }).expect(201);
    const lifted = {
      ...{ state: 'LIFTED', liftedOn: '2026-11-23' },
      noticeZh: `此次暂停已于 2026-11-23 撤销，视同从未发生。原通知：${noticeZh}`,
      noticeEn: expect.stringMatching(/^This suspension was lifted on 2026-11-23/),
    };
    const family = await givenFamily(t, senior.id);
    expect((await family.get(`/stops/${id}`).expect(200)).body).toMatchObject(lifted);
    expect((await family.get(`/stops?seniorId=${senior.id}`).expect(200)).body).toMatchObject({
      items: [lifted],
    });
  });
});

describe('Living in an institution', () => {
  it('rests what runs for care at home, and leaves what was given once or is good there too', async () => {
    const senior = await givenEntitledSenior(t);
    await givenLot(t, senior, { programmeCode: VOUCHER, amount: 80_000 });
    await givenLot(t, senior, { programmeCode: RETROFIT, amount: 300_000, until: '2027-11-01' });
    await lifeEvent(senior, 'INSTITUTION_ADMISSION', '2026-11-21');
    const closed = await t.db.query<{ code: string }>(
      `SELECT p.code FROM entitlement.stop_lapse l
         JOIN entitlement.benefit_grant g USING (county_id, lot_account_id)
         JOIN entitlement.programme p ON p.id = g.programme_id WHERE g.senior_id = $1`,
      [senior.id],
    );
    expect(closed.map(({ code }) => code)).toEqual([PROGRAMME]);
    const { body } = await handler.get(`/seniors/${senior.id}/determinations/202612`).expect(200);
    const whyNot = new Map(
      (body as DeterminationDto).programmes.map((each) => [each.programmeCode, each.whyNot?.code]),
    );
    expect([PROGRAMME, VOUCHER, RETROFIT].map((code) => whyNot.get(code))).toEqual([
      'STOPPED',
      'NOT_ENROLLED',
      'NOT_ENROLLED',
    ]);
    expect(await givenMonth(t, [senior.id], 202612)).toBe(0);
  });
});

describe('What is booked for somebody who lives in an institution', () => {
  it('is cancelled at home, and stands elsewhere where no stopped programme pays', async () => {
    const household = await givenHousehold(t);
    const { senior, family } = household;
    const booked = async (itemCode: string, day: string, asItem = itemCode): Promise<string> => {
      const wish = await bookingOf(t, senior, { itemCode, startsAt: `${day}T09:00:00+08:00` });
      const { body } = await family.post('/orders', wish).expect(201);
      const { id } = body as { id: string };
      await owner.query('UPDATE ordering."order" SET item_code = $2 WHERE id = $1', [id, asItem]);
      return id;
    };
    // What is not a visit is not booked yet: the orders stand for one.
    const orders = {
      paidVisit: await booked('REHAB', '2026-11-24'),
      ownVisit: await booked('REPAIR', '2026-11-25'),
      ownAid: await booked('REPAIR', '2026-11-26', 'EQUIP_RENT'),
      paidDaycare: await booked('REHAB', '2026-11-27', 'DAYCARE'),
    };
    await lifeEvent(senior, 'INSTITUTION_ADMISSION', '2026-11-23');
    const stands = async (id: string) =>
      ((await family.get(`/orders/${id}`).expect(200)).body as { state: string }).state !==
      'CANCELLED_BY_SYSTEM';
    const standing = await Promise.all(
      Object.entries(orders).map(async ([name, id]) => [name, await stands(id)]),
    );
    expect(Object.fromEntries(standing)).toEqual({
      ...{ paidVisit: false, ownVisit: false, ownAid: true, paidDaycare: false },
    });
  });
});

describe('A level that no longer suffices', () => {
  it('stops the benefit from the next month, and a better founded result brings it back', async () => {
    const applicant = await givenApplicant(t);
    const township = handler;
    const id = await givenCheckedApplication(applicant, { township, county: [approvers[0], approvers[1]] });
    await approvers[0].post(`/applications/${id}/approval`, {}).expect(201);
    await t.drain();
    await givenLevel(t, applicant.senior.id, 1, '2026-11-20');
    await t.drain();
    expect(await stopsOf(applicant.senior)).toMatchObject([
      { state: 'IN_FORCE', from: '2026-12-01', until: '2027-01-01' },
    ]);
    await givenLevel(t, applicant.senior.id, 3, '2026-11-22');
    await t.drain();
    expect(await stopsOf(applicant.senior)).toMatchObject([{ state: 'LIFTED' }]);
  });
});

describe('A stay', () => {
  it('that became known only after its end has both its days', async () => {
    const senior = await givenEntitledSenior(t);
    const orderId = await captured(senior, '2026-11-12');
    await captured(senior, '2026-11-18');
    await lifeEvent(senior, 'DISCHARGE', '2026-11-16');
    expect(await stopsOf(senior)).toEqual([]);
    await lifeEvent(senior, 'HOSPITAL_ADMISSION', '2026-11-10');
    expect(await stopsOf(senior)).toMatchObject([{ from: '2026-11-10', until: '2026-11-16' }]);
    expect(await casesOf(senior)).toMatchObject([{ orderId }]);
  });

  it('goes on when the discharge is taken back', async () => {
    const senior = await givenEntitledSenior(t);
    await lifeEvent(senior, 'HOSPITAL_ADMISSION', '2026-11-10');
    const discharge = await lifeEvent(senior, 'DISCHARGE', '2026-11-16');
    expect(await stopsOf(senior)).toMatchObject([{ until: '2026-11-16' }]);
    await retract(senior, discharge);
    expect(await stopsOf(senior)).toMatchObject([{ state: 'IN_FORCE', until: null }]);
  });

  it('in hospital costs nobody his grant until it is longer than the days allowed', async () => {
    const senior = await givenEntitledSenior(t);
    await lifeEvent(senior, 'HOSPITAL_ADMISSION', '2026-11-10');
    const stopped = async (on: string) => (await t.get(Stops).on(t.db, [senior.id], on)).has(senior.id);
    expect([await stopped('2026-12-10'), await stopped('2026-12-11')]).toEqual([false, true]);
  });
});

describe("An officer's stop", () => {
  it('of one programme cancels what it pays, leaves what the family pays, and ends with its day', async () => {
    const household = await givenHousehold(t);
    const { senior, family } = household;
    const paid = await givenOrder(t, household);
    const own = await family
      .post(
        '/orders',
        await bookingOf(t, senior, { itemCode: 'REPAIR', startsAt: '2026-11-25T09:00:00+08:00' }),
      )
      .expect(201);
    const order = { kind: 'SUSPEND', programmeCode: PROGRAMME, from: '2026-11-24', until: '2027-01-01' };
    const { body } = await approvers[0]
      .post(`/seniors/${senior.id}/stops`, { ...order, reason: '资格存疑' })
      .expect(201);
    await t.drain();
    const stateOf = async (id: string) =>
      ((await family.get(`/orders/${id}`).expect(200)).body as { state: string }).state;
    expect(await stateOf(paid.id)).toBe('CANCELLED_BY_SYSTEM');
    expect(await stateOf((own.body as { id: string }).id)).not.toBe('CANCELLED_BY_SYSTEM');
    expect([await givenMonth(t, [senior.id], 202612), await givenMonth(t, [senior.id], 202701)]).toEqual([
      0, 1,
    ]);
    const { id } = body as { id: string };
    await approvers[0].post(`/stops/${id}/lifting`, { reason: '弄错了' }).expect(403);
    await approvers[1].post(`/stops/${id}/lifting`, { reason: '弄错了' }).expect(201);
  });
});

describe('The tables of stops', () => {
  it('keep what happened, whoever writes', async () => {
    const senior = await givenEntitledSenior(t);
    await captured(senior, '2026-11-22');
    await lifeEvent(senior, 'DEATH', '2026-11-15');
    const [stop] = await stopsOf(senior);
    const [stopCase] = await casesOf(senior);
    const now = t.clock.now();
    const officer = newId();
    const caseStep = (number: number, event: string, from: string, to: string, level: string) =>
      owner.query(
        `INSERT INTO entitlement.stop_case_step VALUES ($1, $2, $3, $4, $5, $6, $7, 'COUNTY_APPROVER', '理由', $8)`,
        [stopCase.id, number, event, from, to, level, officer, now],
      );
    await caseStep(2, 'confirm', 'OPEN', 'CONFIRMED', 'FIND');
    await expect(caseStep(3, 'clawBack', 'CONFIRMED', 'CLAWED_BACK', 'DECIDE')).rejects.toMatchObject({
      constraint: 'stop_case_step_two_persons',
    });
    await expect(caseStep(3, 'clawBack', 'CONFIRMED', 'CLAWED_BACK', 'FIND')).rejects.toMatchObject({
      constraint: 'stop_case_step_level',
    });
    await expect(caseStep(3, 'clawBack', 'OPEN', 'CLAWED_BACK', 'DECIDE')).rejects.toMatchObject({
      constraint: 'stop_case_step_allowed',
    });
    const stopStep = (number: number, event: string, from: string, to: string, level: string | null) =>
      owner.query(
        `INSERT INTO entitlement.stop_step VALUES ($1, $2, $3, $4, $5, $6, $7, 'COUNTY_APPROVER', '理由', NULL, $8)`,
        [stop.id, number, event, from, to, level, officer, now],
      );
    await stopStep(2, 'appeal', 'IN_FORCE', 'APPEALED', 'APPEAL');
    await expect(stopStep(3, 'lift', 'APPEALED', 'LIFTED', 'DECIDE')).rejects.toMatchObject({
      constraint: 'stop_step_one_level_a_person',
    });
    await expect(stopStep(3, 'lift', 'IN_FORCE', 'LIFTED', null)).rejects.toMatchObject({
      constraint: 'stop_step_signed',
    });
    await expect(
      owner.query(`DELETE FROM entitlement.stop_step WHERE stop_id = $1`, [stop.id]),
    ).rejects.toMatchObject({ code: 'AZ001' });
    await expect(
      t.db.query(`UPDATE entitlement.stop SET state = 'LIFTED' WHERE id = $1`, [stop.id]),
    ).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
