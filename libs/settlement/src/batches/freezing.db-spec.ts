import { DomainError } from '@anzhi/kernel';
import { LedgerChecks } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { useApp } from '@test/app';
import { deadlocks } from '@test/given/ordering';
import {
  givenCapture,
  givenSettlementDesk,
  openMonth,
  payAgain,
  settleUpTo,
  takeBack,
} from '@test/given/settlement';
import { OpeningMonths } from '../calendar/opening-months';
import { PayoutStore } from '../payouts/payout-store';
import { Freezing } from './freezing';
import { Steps } from './steps';

const t = useApp();
let desk: Awaited<ReturnType<typeof givenSettlementDesk>>;

beforeEach(async () => {
  t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
  desk = await givenSettlementDesk(t);
});
afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
  expect(await deadlocks(t)).toBe(0);
});

const codeOf = (error: unknown): string => {
  if (error instanceof DomainError) return error.code;
  throw error;
};
const answer = (work: Promise<unknown>): Promise<string> => work.then(() => 'OK', codeOf);
const freeze = (id: string): Promise<unknown> => t.write((tx) => t.get(Freezing).apply(tx, id));
const standing = async (): Promise<string[]> =>
  (
    await t.db.query<{ orderId: string }>(
      `SELECT l.order_id AS "orderId" FROM settlement.standing_line l JOIN settlement.batch b
           ON b.county_id = l.county_id AND b.id = l.batch_id
        WHERE b.provider_id = $1 AND l.seq = 0 ORDER BY 1`,
      [desk.providerId],
    )
  ).map(({ orderId }) => orderId);

class Crash extends Error {}

/** The same transaction, in a process that dies when it has sent so many statements. */
function dyingAfter(tx: Tx, statements: number): Tx {
  let left = statements;
  const dying = Object.create(tx) as Tx;
  dying.query = (sql, parameters) => {
    if (left-- === 0) throw new Crash();
    return tx.query(sql, parameters);
  };
  return dying;
}

/** Lets the work die after its first statement, after its second, and so on, until it lives. @returns how often it died */
async function dieAtEveryStatement(
  work: (tx: Tx) => Promise<unknown>,
  nothingHappened: () => Promise<void>,
): Promise<number> {
  for (let statements = 0; ; statements++) {
    try {
      await t.write((tx) => work(dyingAfter(tx, statements)));
      return statements;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      await nothingHappened();
    }
  }
}

describe('Freezing', () => {
  it('goes on beside captures: each is in this statement or in the next one, none in two, none in none', async () => {
    const before = await Promise.all(Array.from({ length: 3 }, () => givenCapture(t, desk.providerId)));
    const id = await openMonth(t, desk.providerId);
    const [beside] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, () => givenCapture(t, desk.providerId))),
      ...[1, 2, 3].map(() => answer(freeze(id))),
    ]);
    const inFirst = await standing();
    expect(inFirst).toEqual(expect.arrayContaining([...before].sort()));
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    await t.write((tx) => t.get(OpeningMonths).open(tx, 202612));
    const later = await t.db.query<{ id: string }>(
      'SELECT id FROM settlement.batch WHERE provider_id = $1 AND month = 202612',
      [desk.providerId],
    );
    for (const batch of later) await freeze(batch.id);
    expect(await standing()).toEqual([...before, ...beside].sort());
  });

  it('is done once, however many try, and what is captured meanwhile cannot slip into it', async () => {
    await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => answer(freeze(id))));
    expect(answers.sort()).toEqual(['OK', ...Array.from({ length: 4 }, () => 'settlement.wrong-state')]);
    await givenCapture(t, desk.providerId);
    expect(await standing()).toHaveLength(1);
  });

  it('that dies at any statement leaves a draft without a line, and then comes out the same', async () => {
    await givenCapture(t, desk.providerId);
    await givenCapture(t, desk.providerId, { minutes: 45 });
    const id = await openMonth(t, desk.providerId);
    const isDraft = async (): Promise<void> => {
      expect(await standing()).toEqual([]);
      const [{ state }] = await t.db.query<{ state: string }>(
        'SELECT state FROM settlement.batch WHERE id = $1',
        [id],
      );
      expect(state).toBe('DRAFT');
    };
    const died = await dieAtEveryStatement((tx) => t.get(Freezing).apply(tx, id), isDraft);
    expect(died).toBeGreaterThan(8);
    expect(await standing()).toHaveLength(2);
  });
});

describe('Exporting and paying', () => {
  it('that die at any statement move nothing, and are done once in the end', async () => {
    await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    await settleUpTo(desk, id, 'approval');
    const settles = async (count: number): Promise<void> => {
      const [row] = await t.db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ledger.transfer t JOIN settlement.payee p
             ON p.county_id = t.county_id AND p.paid_account IN (t.debit_account, t.credit_account)
          WHERE p.provider_id = $1`,
        [desk.providerId],
      );
      expect(row.count).toBe(count);
    };
    const exported = await dieAtEveryStatement(
      async (tx) => {
        const batch = await t.get(Steps).lock(tx, id, 'export');
        const actor = { ...tx.ctx.actor, accountId: desk.finance.accountId };
        const ctx = { ...tx.ctx, actor };
        const by = Object.assign(Object.create(tx) as Tx, { ctx });
        const after = await t.get(Steps).take(by, batch, { event: 'export', to: 'EXPORTED' });
        await t.get(PayoutStore).settle(by, after);
      },
      async () => {
        const rows = await t.db.query('SELECT FROM settlement.payout WHERE batch_id = $1', [id]);
        expect(rows).toHaveLength(0);
      },
    );
    expect(exported).toBeGreaterThan(6);
    await settles(0);
    const pay = () => desk.finance.post(`/settlement/batches/${id}/payment`, { reference: '回单' });
    const statuses = (await Promise.all(Array.from({ length: 4 }, pay))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409, 409]);
    await settles(1);
  });
});

describe('Clawbacks of one visit at once', () => {
  const attempts = (orderId: string): Promise<string[]> =>
    Promise.all(Array.from({ length: 6 }, () => answer(takeBack(t, orderId))));

  it('take it back once before it is settled: it is in no statement', async () => {
    const orderId = await givenCapture(t, desk.providerId);
    await givenCapture(t, desk.providerId);
    expect((await attempts(orderId)).filter((each) => each === 'OK')).toHaveLength(1);
    const id = await openMonth(t, desk.providerId);
    await freeze(id);
    expect(await standing()).not.toContain(orderId);
  });

  it('take it back once after it was paid: one line of the next statement, and never more than was captured', async () => {
    const orderId = await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    await settleUpTo(desk, id, 'payment');
    expect((await attempts(orderId)).filter((each) => each === 'OK')).toHaveLength(1);
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    const next = await openMonth(t, desk.providerId, 202612);
    await Promise.all([answer(freeze(next)), answer(freeze(next))]);
    const lines = await t.db.query<{ seq: number; fen: number }>(
      `SELECT seq, sum(public_fen)::bigint AS fen FROM settlement.line WHERE order_id = $1 GROUP BY seq ORDER BY seq`,
      [orderId],
    );
    expect(lines).toHaveLength(2);
    expect(lines.reduce((sum, { fen }) => sum + fen, 0)).toBe(0);
  });

  it('are undone by an appeal: what is paid again is a line of its own, and in all it is paid once', async () => {
    const orderId = await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    await settleUpTo(desk, id, 'payment');
    await takeBack(t, orderId);
    await payAgain(t, orderId);
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    await freeze(await openMonth(t, desk.providerId, 202612));
    const lines = await t.db.query<{ number: number; seq: number; fen: number }>(
      `SELECT number, seq, public_fen AS fen FROM settlement.standing_line WHERE order_id = $1 ORDER BY 1, 2`,
      [orderId],
    );
    const [{ fen }] = lines;
    expect(lines).toEqual([
      { number: 1, seq: 0, fen },
      { number: 1, seq: 1, fen: -fen },
      { number: 2, seq: 0, fen },
    ]);
  });

  it('between the freezing and the export take it out of the statement instead', async () => {
    const orderId = await givenCapture(t, desk.providerId);
    await givenCapture(t, desk.providerId);
    const id = await openMonth(t, desk.providerId);
    await settleUpTo(desk, id, 'approval');
    await Promise.all([takeBack(t, orderId), settleUpTo(desk, id, 'payment', 'export')]);
    // either it left in time, or it was exported first: then the next statement takes it back
    t.clock.set(new Date('2027-01-03T09:00:00+08:00'));
    await t.write((tx) => t.get(OpeningMonths).open(tx, 202612));
    const rows = await t.db.query<{ id: string }>(
      'SELECT id FROM settlement.batch WHERE provider_id = $1 AND month = 202612',
      [desk.providerId],
    );
    for (const batch of rows) await freeze(batch.id);
    const sums = await t.db.query<{ fen: number }>(
      'SELECT coalesce(sum(public_fen), 0)::bigint AS fen FROM settlement.standing_line WHERE order_id = $1',
      [orderId],
    );
    expect(sums).toEqual([{ fen: 0 }]);
  });
});
