import { LedgerChecks } from '@anzhi/ledger';
import { createHash } from 'node:crypto';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import {
  givenCapture,
  givenSettlementDesk,
  mark,
  openMonth,
  settleUpTo,
  takeBack,
  type SettlementDesk,
} from '@test/given/settlement';
import type { BatchDetailView, SettlementLinePageView } from './batches.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
let desk: SettlementDesk;

beforeEach(async () => {
  t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
  desk = await givenSettlementDesk(t);
});
afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

const path = (id: string, rest: string): string => `/settlement/batches/${id}${rest}`;
const linesOf = async (id: string, query = ''): Promise<SettlementLinePageView> =>
  (await desk.finance.get(path(id, `/lines${query}`)).expect(200)).body as SettlementLinePageView;
const one = async (id: string): Promise<BatchDetailView> =>
  (await desk.finance.get(path(id, '')).expect(200)).body as BatchDetailView;
/** What the county owes the provider, by the ledger alone. */
const owed = async (): Promise<number> => {
  const [{ fen }] = await t.db.query<{ fen: number }>(
    `SELECT coalesce(sum(CASE WHEN t.credit_account = a.account_id THEN t.amount ELSE -t.amount END), 0)::bigint AS fen
       FROM entitlement.provider_account a
       JOIN ledger.transfer t ON t.county_id = a.county_id AND a.account_id IN (t.credit_account, t.debit_account)
      WHERE a.provider_id = $1`,
    [desk.providerId],
  );
  return fen;
};

describe('A month of a provider', () => {
  it('goes from what was captured to what was paid, by six different hands', async () => {
    await givenCapture(t, desk.providerId);
    await givenCapture(t, desk.providerId, { minutes: 60 });
    const id = await openMonth(t, desk.providerId);
    const due = await owed();
    expect(due).toBeGreaterThan(0);
    const frozen = await settleUpTo<BatchDetailView>(desk, id, 'freezing');
    expect(frozen).toMatchObject({ state: 'FROZEN', lines: 2, grossFen: due, deductedFen: 0 });
    expect(frozen.number).toMatch(/^JS-\d{6}-202611-\d{5}$/);
    expect(frozen.root).toMatch(/^[0-9a-f]{64}$/);
    const [programme] = frozen.funding;
    expect(programme).toMatchObject({ programmeCode: 'SQ_HOME_CARE', grossFen: due });
    expect(programme.cityFen + programme.countyFen).toBe(due);
    const paid = await settleUpTo<BatchDetailView>(desk, id, 'payment', 'confirmation');
    expect(paid).toMatchObject({
      state: 'PAID',
      root: frozen.root,
      payout: { isFinal: true, payableFen: due },
    });
    expect(paid.payments).toMatchObject([{ attempt: 1, fen: due, returned: null }]);
    expect(await owed()).toBe(0);
    expect(paid.steps.map(({ event }) => event)).toEqual([
      ...['freeze', 'confirm', 'verify', 'approve', 'export', 'pay'],
    ]);
  });

  it('takes nothing that is withheld, that the family pays alone, or that stands in a statement already', async () => {
    const withheld = await givenCapture(t, desk.providerId);
    await givenCapture(t, desk.providerId);
    await mark(t, withheld, 'withhold');
    const id = await openMonth(t, desk.providerId);
    expect(await settleUpTo(desk, id, 'freezing')).toMatchObject({ lines: 1 });
    await desk.finance.post(path(id, '/freezing')).expect(409);
    // the next month takes what was free by then
    await mark(t, withheld, 'endWithholding');
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
    const next = await openMonth(t, desk.providerId, 202612);
    expect(await settleUpTo(desk, next, 'freezing')).toMatchObject({ lines: 1 });
    expect((await linesOf(next)).items[0]).toMatchObject({ orderId: withheld, serviceDate: '2026-11-24' });
  });

  it('lets go what is withheld or taken back on the way, and says so', async () => {
    const [first, second] = [await givenCapture(t, desk.providerId), await givenCapture(t, desk.providerId)];
    await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    const frozen = await settleUpTo<BatchDetailView>(desk, id, 'verification');
    await mark(t, first, 'withhold');
    await takeBack(t, second, 60);
    const approved = await settleUpTo<BatchDetailView>(desk, id, 'approval', 'approval');
    expect(approved.lines).toBe(1);
    expect(approved.root).not.toBe(frozen.root);
    expect(approved.exits.map(({ cause, lines }) => [cause, lines])).toEqual([
      ['TAKEN_BACK', 1],
      ['WITHHELD', 1],
    ]);
    expect((await linesOf(id, '?only=LEFT')).items.map(({ left }) => left).sort()).toEqual([
      'TAKEN_BACK',
      'WITHHELD',
    ]);
    await settleUpTo(desk, id, 'payment', 'export');
    // what is left of the second one comes with the next month, once
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
    const next = await openMonth(t, desk.providerId, 202612);
    await settleUpTo(desk, next, 'freezing');
    expect((await linesOf(next)).items).toMatchObject([{ orderId: second, deliveredMinutes: 60, seq: 0 }]);
  });

  it('has disputed lines kept, let go, or taken along to the next month', async () => {
    for (let count = 0; count < 4; count++) await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    await settleUpTo(desk, id, 'freezing');
    const dispute = (lineNo: number) =>
      desk.provider.post(path(id, `/lines/${lineNo}/dispute`), { reason: '时长有误' });
    for (const lineNo of [1, 2, 3]) await dispute(lineNo).expect(201);
    expect((await dispute(1).expect(409)).body).toMatchObject({ code: 'settlement.already-disputed' });
    await dispute(9).expect(404);
    expect(await one(id)).toMatchObject({ openDisputes: 3 });
    const decide = (lineNo: number, decision: string) =>
      desk.handler.post(path(id, `/lines/${lineNo}/dispute-decision`), { decision, reason: '已核实' });
    await decide(1, 'KEPT').expect(200);
    await decide(2, 'LEFT').expect(200);
    await decide(4, 'KEPT').expect(409);
    const confirmed = await settleUpTo<BatchDetailView>(desk, id, 'confirmation', 'confirmation');
    expect(confirmed.lines).toBe(2);
    expect((await linesOf(id)).items.map(({ lineNo, decision }) => [lineNo, decision])).toEqual([
      [1, 'KEPT'],
      [4, null],
    ]);
    await dispute(4).expect(409);
  });

  it('is confirmed, verified, approved and paid by different people', async () => {
    await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    await settleUpTo(desk, id, 'confirmation');
    const { verifier, approver } = desk;
    const both = await t.person(
      '身兼两职',
      {
        ...{ role: 'COUNTY_REVIEWER', regionId: desk.countyId },
      },
      { role: 'COUNTY_APPROVER', regionId: desk.countyId },
    );
    await both.post(path(id, '/verification'), {}).expect(200);
    const { body } = await both.post(path(id, '/approval'), {}).expect(403);
    expect(body).toMatchObject({ code: 'settlement.same-person' });
    await verifier.post(path(id, '/verification'), {}).expect(409);
    await approver.post(path(id, '/approval'), {}).expect(200);
    // and the database says so too
    await expect(
      owner.query(
        `INSERT INTO settlement.step (county_id, batch_id, no, event, from_state, to_state, level, account_id, at)
         SELECT county_id, batch_id, 5, 'export', 'COUNTY_APPROVED', 'EXPORTED', 'FINANCE', $2, now()
           FROM settlement.step WHERE batch_id = $1 AND event = 'approve'`,
        [id, approver.accountId],
      ),
    ).rejects.toMatchObject({ constraint: 'step_one_level_a_person' });
  });
});

describe('A statement on paper', () => {
  it('is drawn in three ways from the same figures, and anybody can ask whether it is real', async () => {
    await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    const file = (format: string) => desk.provider.get(path(id, `/file?format=${format}`));
    await file('PDF').expect(409);
    await settleUpTo(desk, id, 'verification');
    const { number } = await one(id);
    await t.anyone().get(`/settlement/statements/${number}`).expect(404);
    const { payout, root } = await settleUpTo<BatchDetailView>(desk, id, 'payment', 'approval');
    const csv = await file('CSV').expect(200).buffer();
    const [pdf, xlsx] = [await file('PDF').buffer().expect(200), await file('XLSX').buffer().expect(200)];
    expect([pdf, xlsx].map(({ headers }) => headers['content-disposition'])).toEqual([
      expect.stringContaining(`${number}.pdf`),
      expect.stringContaining(`${number}.xlsx`),
    ]);
    const { body } = await t.anyone().get(`/settlement/statements/${number}`).expect(200);
    expect(body).toMatchObject({ number, root, payableFen: payout.payableFen, state: 'PAID' });
    expect((body as { dataSha256: string }).dataSha256).toBe(
      createHash('sha256').update(csv.text, 'utf8').digest('hex'),
    );
    await t.anyone().get('/settlement/statements/JS-1-202611-99999').expect(404);
  });
});

describe('What was taken back after it was paid', () => {
  it('is netted in the months after, up to the limit, and no fen is lost', async () => {
    const orders = [await givenCapture(t, desk.providerId), await givenCapture(t, desk.providerId)];
    const first = await openMonth(t, desk.providerId);
    const paid = await settleUpTo<BatchDetailView>(desk, first, 'payment');
    for (const orderId of orders) await takeBack(t, orderId);
    const debt = paid.payout.payableFen;
    expect(await owed()).toBe(-debt);
    t.clock.set(new Date('2026-12-28T09:00:00+08:00'));
    const december = await givenCapture(t, desk.providerId, {
      startsAt: new Date('2026-11-30T09:00:00+08:00'),
    });
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
    const second = await openMonth(t, desk.providerId, 202612);
    const view = await settleUpTo<BatchDetailView>(desk, second, 'payment');
    const earned = debt / 2;
    expect((await linesOf(second)).items.map(({ orderId, seq }) => [orderId, seq])).toEqual([
      [december, 0],
      ...[...orders].sort().map((orderId) => [orderId, 1]),
    ]);
    expect(view.payout).toMatchObject({
      ...{ earnedFen: earned, clawbackFen: debt, carriedInFen: 0, limitBp: 5_000 },
      ...{ nettedFen: earned / 2, carriedOutFen: debt - earned / 2, payableFen: earned / 2 },
    });
    expect(await owed()).toBe(-view.payout.carriedOutFen);
    expect((await one(first)).lines).toBe(2);
  });

  it('comes back from the bank by another transfer, and is paid again', async () => {
    await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    const { payout } = await settleUpTo<BatchDetailView>(desk, id, 'payment');
    const bounced = await desk.finance.post(path(id, '/payment-return'), { reason: '账号有误' }).expect(200);
    expect(bounced.body).toMatchObject({ state: 'EXPORTED', payments: [{ returned: '账号有误' }] });
    expect(await owed()).toBe(payout.payableFen);
    await desk.finance.post(path(id, '/payment'), { reference: '重付' }).expect(200);
    await desk.finance.post(path(id, '/payment'), { reference: '再付' }).expect(409);
    expect(await owed()).toBe(0);
  });
});
