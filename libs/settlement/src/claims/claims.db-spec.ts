import { EntitlementFacade } from '@anzhi/entitlement';
import { newId, systemCtx } from '@anzhi/kernel';
import { LedgerChecks, LedgerFacade } from '@anzhi/ledger';
import { createHash } from 'node:crypto';
import { useApp, type ApiClient } from '@test/app';
import { givenEntitledSenior, givenHeldOrder, wishOf } from '@test/given/entitlement';
import { givenConfirmedVisit } from '@test/given/oversight';
import { givenTeam } from '@test/given/dispatch';
import {
  givenCapture,
  givenSettlementDesk,
  openMonth,
  settleUpTo,
  takeBack,
  type SettlementDesk,
} from '@test/given/settlement';
import { BatchStore } from '../batches/batch-store';
import { StatementReader } from '../batches/statement-reader';
import type { BatchDetailView, BatchPageView, SettlementLinePageView } from '../batches/batches.dto';
import { ClaimSources, NOTHING_KNOWN, type ClaimFacts } from './claim-sources';

const t = useApp();
let desk: SettlementDesk;

/** What the kitchen knows of its meals, by evidence. */
const kitchen = new Map<string, ClaimFacts>();

beforeAll(() => {
  t.get(ClaimSources).register('MEAL', (_, ids) =>
    Promise.resolve(new Map([...kitchen].filter(([id]) => ids.includes(id)))),
  );
});
beforeEach(async () => {
  t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
  desk = await givenSettlementDesk(t);
});
afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

/** An order proved by another kind of evidence than a visit. */
async function givenMeal(facts: Partial<ClaimFacts>, kind = 'MEAL'): Promise<string> {
  const wish = await wishOf(t, await givenEntitledSenior(t));
  const orderId = await givenHeldOrder(t, wish);
  const evidenceId = newId();
  kitchen.set(evidenceId, { ...NOTHING_KNOWN, ...facts });
  const { countyId } = wish;
  const hash = createHash('sha256').update(evidenceId).digest();
  await t.write(async (tx) => {
    const ledger = t.get(LedgerFacade);
    await ledger.registerEvidence(tx, { countyId, evidenceId, kind, reference: evidenceId, hash });
    await ledger.verifyEvidence(tx, { countyId, evidenceId });
    const { providerId } = desk;
    await t.get(EntitlementFacade).capture(tx, { orderId, providerId, actualMinutes: 120, evidenceId });
  });
  return orderId;
}

const linesOf = async (id: string): Promise<SettlementLinePageView['items']> =>
  ((await desk.finance.get(`/settlement/batches/${id}/lines`).expect(200)).body as SettlementLinePageView)
    .items;

const total = (amounts: Readonly<Record<string, number>>): number =>
  Object.values(amounts).reduce((sum, fen) => sum + fen, 0);

/** What its documents say, line by line, column by column and in all. */
async function expectStatementToAddUp(id: string): Promise<void> {
  const body = await t
    .get(StatementReader)
    .of(t.db, await t.get(BatchStore).find(t.db, systemCtx('test'), id));
  const { lines, deductions, netting, totals, columns } = body;
  const keys = new Set(columns.map(({ key }) => key));
  for (const { byColumn, dueFen, no, deductedFen, payableFen } of lines) {
    expect([no, total(byColumn)]).toEqual([no, dueFen]);
    expect(payableFen).toBe(dueFen - (byColumn.SELF ?? 0) + deductedFen);
    const own = deductions.filter(({ lineNo }) => lineNo === no);
    expect(own.reduce((sum, { fen }) => sum + fen, 0)).toBe(deductedFen);
  }
  for (const { byColumn, fen } of deductions) expect(total(byColumn)).toBe(fen);
  for (const { byColumn } of [...lines, ...deductions, ...netting])
    expect(Object.keys(byColumn).filter((key) => !keys.has(key))).toEqual([]);
  const { SELF = 0, ...publicColumns } = totals.byColumn;
  if (lines.length) expect(total(publicColumns)).toBe(totals.payableFen);
  expect(SELF).toBe(lines.reduce((sum, { byColumn }) => sum + (byColumn.SELF ?? 0), 0));
  expect(body.head.steps.map(({ by }) => by?.name)).toEqual(['县区财务', '机构财务', '县区审核', '县区审批']);
}

/** From November on, by two people. */
async function givenRule(code: string, more: object = {}): Promise<void> {
  const rule = { regionId: desk.countyId, code, from: '2026-11-01', citation: '协议第8条', ...more };
  const { body } = await desk.handler.post('/settlement/deduction-rules', rule).expect(201);
  const path = `/settlement/deduction-rules/${(body as { id: string }).id}/decision`;
  await desk.approver.post(path, { decision: 'APPROVED' }).expect(200);
}

describe('Claims', () => {
  it('of a kind nobody here knows are settled by the ledger alone; of a kind with a source also by its facts', async () => {
    const unknown = await givenMeal({}, 'RETROFIT');
    const meal = await givenMeal({ senior: '王*英', performer: '幸福食堂' });
    const id = await openMonth(t, desk.providerId);
    await settleUpTo(desk, id, 'payment');
    const lines = await linesOf(id);
    expect(lines.map(({ orderId, kind, senior, performer }) => [orderId, kind, senior, performer])).toEqual(
      [
        [unknown, 'RETROFIT', null, null],
        [meal, 'MEAL', '王*英', '幸福食堂'],
      ].sort(([a], [b]) => (a! < b! ? -1 : 1)),
    );
  });

  it('of visits tell who, where, and when, from the visit itself', async () => {
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    const team = await givenTeam(t);
    const visit = await givenConfirmedVisit(t, team);
    t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
    desk = await givenSettlementDesk(t, team.provider.id);
    const id = await openMonth(t, team.provider.id);
    const view = await settleUpTo<BatchDetailView>(desk, id, 'payment');
    expect(view.towns).toMatchObject([{ lines: 1, verified: true }]);
    expect(view.towns[0].regionId).not.toBe(desk.countyId);
    const [line] = await linesOf(id);
    expect(line).toMatchObject({ orderId: visit.orderId, kind: 'VISIT', deliveredMinutes: 120 });
    expect(line.senior).toMatch(/\*/);
    expect(line.performer).toMatch(/\*/);
  });

  it('are offered for verification to whom they wait for, and no more to whoever has verified his', async () => {
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    const team = await givenTeam(t);
    await givenConfirmedVisit(t, team);
    t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
    desk = await givenSettlementDesk(t, team.provider.id);
    // of a kind without a place: the county verifies it itself
    await givenCapture(t, team.provider.id);
    const id = await openMonth(t, team.provider.id);
    const path = `/settlement/batches/${id}`;
    await settleUpTo(desk, id, 'freezing');
    const { towns } = (await desk.verifier.get(path)).body as BatchDetailView;
    const town = towns.find(({ regionId }) => regionId !== desk.countyId)!.regionId;
    const officer = await t.person('镇街核验', { role: 'TOWN_VERIFIER', regionId: town });
    const waits = async (who: ApiClient): Promise<boolean[]> => {
      const list = (await who.get('/settlement/batches').expect(200)).body as BatchPageView;
      const one = (await who.get(path).expect(200)).body as BatchDetailView;
      return [one.toVerify, list.items.find((batch) => batch.id === id)!.toVerify];
    };
    expect(await waits(officer)).toEqual([false, false]);
    await settleUpTo(desk, id, 'confirmation', 'confirmation');
    expect([await waits(officer), await waits(desk.verifier)]).toEqual([
      [true, true],
      [true, true],
    ]);
    await officer.post(`${path}/verification`, {}).expect(200);
    expect([await waits(officer), await waits(desk.verifier)]).toEqual([
      [false, false],
      [true, true],
    ]);
    await desk.verifier.post(`${path}/verification`, {}).expect(200);
    expect(await waits(desk.verifier)).toEqual([false, false]);
    await settleUpTo(desk, id, 'payment', 'approval');
  });

  it('are deducted from by the rules their county has chosen, with the reason, and what is taken back returns it', async () => {
    const short = await givenCapture(t, desk.providerId, { minutes: 60 });
    const late = await givenMeal({ lateMinutes: 45, missing: ['签收'] });
    const sound = await givenMeal({ lateMinutes: 5, missing: [] });
    await givenRule('SHORT_SERVICE');
    await givenRule('LATE_START');
    await givenRule('MISSING_EVIDENCE');
    const id = await openMonth(t, desk.providerId);
    const paid = await settleUpTo<BatchDetailView>(desk, id, 'payment');
    const lines = new Map((await linesOf(id)).map((line) => [line.orderId, line]));
    expect(lines.get(short)).toMatchObject({ payableFen: 0, deductions: [{ code: 'SHORT_SERVICE' }] });
    expect(lines.get(sound)).toMatchObject({ deductedFen: 0, deductions: [] });
    const { publicFen } = lines.get(late)!;
    const missing = Math.floor(publicFen / 5);
    expect(lines.get(late)!.deductions).toMatchObject([
      { code: 'MISSING_EVIDENCE', fen: missing, zh: '证明缺1项（签收），扣20%' },
      {
        code: 'LATE_START',
        fen: Math.floor((publicFen - missing) / 10),
        zh: '晚到45分钟，超过30分钟，扣10%',
      },
    ]);
    expect(paid.payout.payableFen).toBe(paid.grossFen - paid.deductedFen);
    await expectStatementToAddUp(id);
    // what was not paid is not owed back
    await takeBack(t, late);
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
    const next = await openMonth(t, desk.providerId, 202612);
    const netted = await settleUpTo<BatchDetailView>(desk, next, 'payment');
    expect(netted.payout).toMatchObject({
      ...{ earnedFen: 0, payableFen: 0, clawbackFen: lines.get(late)!.payableFen },
      carriedOutFen: lines.get(late)!.payableFen,
    });
    await expectStatementToAddUp(next);
  });

  it('that are disputed stay deducted, or are paid as claimed by the next statement: nothing frozen changes', async () => {
    const known = await t.db.query(`SELECT FROM settlement.deduction_rule WHERE code = 'MISSING_EVIDENCE'`);
    if (known.length === 0) await givenRule('MISSING_EVIDENCE');
    const meals: string[] = [];
    for (let count = 0; count < 3; count++) meals.push(await givenMeal({ missing: ['签收'] }));
    await givenMeal({ missing: [] });
    const id = await openMonth(t, desk.providerId);
    const frozen = await settleUpTo<BatchDetailView>(desk, id, 'freezing');
    const lines = await linesOf(id);
    const lineNo = (orderId: string): number => lines.find((line) => line.orderId === orderId)!.lineNo;
    const sound = lines.find(({ orderId }) => !meals.includes(orderId))!.lineNo;
    const at = (no: number, what: string) => `/settlement/batches/${id}/lines/${no}/${what}`;
    for (const no of [...meals.map(lineNo), sound])
      await desk.provider.post(at(no, 'dispute'), { reason: '签收单已补交' }).expect(201);
    const decide = (no: number, decision: string) =>
      desk.handler.post(at(no, 'dispute-decision'), { decision, reason: '已核对签收单' });
    expect((await decide(sound, 'WAIVED').expect(409)).body).toMatchObject({
      code: 'settlement.nothing-deducted',
    });
    await decide(sound, 'KEPT').expect(200);
    await decide(lineNo(meals[0]), 'KEPT').expect(200);
    await decide(lineNo(meals[1]), 'WAIVED').expect(200);
    expect((await linesOf(id)).map(({ deductedFen }) => deductedFen)).toEqual(
      lines.map(({ deductedFen }) => deductedFen),
    );
    expect((await desk.finance.get(`/settlement/batches/${id}`)).body).toMatchObject({ root: frozen.root });
    await settleUpTo(desk, id, 'payment', 'confirmation');
    const paid = await linesOf(id);
    expect(paid.map(({ orderId }) => orderId)).toContain(meals[0]);
    expect(paid.map(({ orderId }) => orderId)).not.toContain(meals[1]);
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
    const next = await openMonth(t, desk.providerId, 202612);
    await settleUpTo(desk, next, 'payment');
    const later = new Map((await linesOf(next)).map((line) => [line.orderId, line]));
    const { publicFen } = later.get(meals[1])!;
    expect(later.get(meals[1])).toMatchObject({ deductedFen: 0, payableFen: publicFen });
    // nobody decided about the third: it is looked at anew
    expect(later.get(meals[2])!.deductedFen).toBe(Math.floor(publicFen / 5));
    // and what is taken back of it is what was paid
    await takeBack(t, meals[1]);
    t.clock.set(new Date('2027-02-03T09:00:00+08:00'));
    desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
    const last = await openMonth(t, desk.providerId, 202701);
    const netted = await settleUpTo<BatchDetailView>(desk, last, 'payment');
    expect(netted.payout.clawbackFen).toBe(publicFen);
  });

  it('cost nothing where nobody laid down a rule, and a rule is no rule until somebody else approves it', async () => {
    await givenCapture(t, desk.providerId, { minutes: 30 });
    t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
    const rule = { regionId: desk.countyId, code: 'LATE_START', from: '2027-06-01', citation: '协议' };
    const { body } = await desk.handler.post('/settlement/deduction-rules', rule).expect(201);
    const both = await t.person(
      '县区审批兼经办',
      { role: 'COUNTY_HANDLER', regionId: desk.countyId },
      { role: 'COUNTY_APPROVER', regionId: desk.countyId },
    );
    const own = await both.post('/settlement/deduction-rules', { ...rule, from: '2028-01-01' }).expect(201);
    const decide = (id: string) => `/settlement/deduction-rules/${id}/decision`;
    const refused = await both
      .post(decide((own.body as { id: string }).id), { decision: 'APPROVED' })
      .expect(403);
    expect(refused.body).toMatchObject({ code: 'settlement.same-person' });
    await desk.approver.post(decide((body as { id: string }).id), { decision: 'REFUSED' }).expect(200);
    await desk.approver.post(decide((body as { id: string }).id), { decision: 'APPROVED' }).expect(409);
  });
});
