import type { Bench, BenchRun } from './frame/bench';
import { Control } from './frame/control';
import type { Statement } from './frame/pg-loop';
import type { Measure } from './frame/report';
import type { Summary } from './frame/statistics';
import { openCapturing } from './ledger/capturing';
import { openDoubleEntry } from './ledger/double-entry';
import { openGranting } from './ledger/granting';
import { perSecond } from './ledger/load';
import { openRules } from './ledger/rules';
import { openUnguarded, requireSameRows } from './ledger/unguarded';
import { walPerCall } from './ledger/wal';
import { booking, COUNTY, openWorld, requireNoRefusals, turns, type World } from './ledger/world';
import { fill } from './ledger/years';

/**
 * The ledger against what else one could have in the same server, and against itself. A transaction is one call of
 * one function, sent by bare `pg`; a booking (`ledger.hold`) sets minutes of a senior's lot and fen of one of 32 slices
 * of a budget aside. What stands against it:
 *
 * - a plain double-entry ledger in SQL (`ledger/double-entry.ts`), one call with two transfers, and with one;
 * - the transaction of TPC-B, which the frame's control runs, statement by statement;
 * - the same function over tables that nothing guards (`ledger/unguarded.ts`);
 * - the other commands, budgets nobody shares and one that all share, a ledger with years in it.
 *
 * What HTTP costs on top is measured by `booking`, what a month costs by `issuance`. Targets: G1 to G4, G6 to G9, G12
 * and G14 to G16 of the ledger's goals.
 */
export const bench: Bench = {
  name: 'ledger',
  about: 'bookings, captures and grants against plain double entry, TPC-B and tables without guards',
  async run(b) {
    b.progress('opening a ledger');
    const world = await openWorld(b);
    await againstDoubleEntry(b, world);
    await againstTpcB(b, world);
    await againstUnguarded(b, world);
    await againstBudgets(b, world);
    await captures(b, world);
    await repetitions(b, world);
    await balances(b, world);
    await grants(b, world);
    await years(b, world);
    await rules(b, world);
    await requireNoRefusals(world);
  },
};

const ROUNDS = 5;
/** Accounts whose pages are all in the log after a round. */
const FEW = 200;
const YEARS = 500_000;
const YEARS_IN_FULL = 10_000_000;

/** By a profile of one connection. */
const GUARDS =
  'of the time a booking takes in the server a tenth is its ten foreign keys and a quarter its counters and entries; the ' +
  'other ledger has no holds, no repetitions and no days of service';
const KEYS = 'a grant is three rows in eight indexes with three foreign keys, against rows appended to heaps';

type Side = () => Promise<{ perSecond: number }>;

/** Alternates the two sides and tells both rates and the ratio of a by b. */
async function contest(
  b: BenchRun,
  name: string,
  sides: { a: Side; b: Side },
  goal: Pick<Measure, 'target' | 'note'> = {},
): Promise<void> {
  b.progress(name);
  const { a, b: other, ratio } = await b.alternate({ rounds: ROUNDS, a: sides.a, b: sides.b });
  const tell = (measure: string, unit: string, of: Summary, more?: typeof goal) =>
    b.measure({ measure, unit, value: of.median, spread: of, ...more });
  tell(`${name}_a`, '1/s', a.perSecond);
  tell(`${name}_b`, '1/s', other.perSecond);
  tell(name, 'ratio', ratio.perSecond, goal);
}

const books =
  (pool: World['app'], next: () => Statement): Side =>
  () =>
    perSecond(pool, next);

async function againstDoubleEntry(b: BenchRun, world: World): Promise<void> {
  const plain = await openDoubleEntry(world);
  const [book, two] = [booking(world, world.slices), plain.transfers(2)];
  const a = books(world.app, book);
  const transfers = (next: () => Statement): Side => books(world.admin, next);
  await contest(
    b,
    'book_to_two_transfers',
    { a, b: transfers(two) },
    { target: { atLeast: 1.5 }, note: GUARDS },
  );
  await contest(
    b,
    'book_to_one_transfer',
    { a, b: transfers(plain.transfers(1)) },
    { target: { atLeast: 1.2 }, note: GUARDS },
  );
  const few = { ...world, lots: world.lots.slice(0, FEW) };
  const bytes = await walPerCall(world.app, world.admin, booking(few, world.slices));
  const bytesOfTwo = await walPerCall(world.admin, world.admin, plain.transfers(2, FEW));
  b.measure({ measure: 'book_wal', value: Math.round(bytes), unit: 'bytes' });
  b.measure({ measure: 'two_transfers_wal', value: Math.round(bytesOfTwo), unit: 'bytes' });
  b.measure({
    measure: 'book_wal_to_two_transfers',
    value: bytes / bytesOfTwo,
    unit: 'ratio',
    target: { atMost: 1 },
  });
}

async function againstTpcB(b: BenchRun, world: World): Promise<void> {
  const control = await Control.open((await b.database()).adminUrl);
  const tpcB = async () => ({ perSecond: await control.round() });
  await contest(
    b,
    'book_to_tpcb',
    { a: books(world.app, booking(world, world.slices)), b: tpcB },
    { target: { atLeast: 0.6 } },
  );
}

async function againstUnguarded(b: BenchRun, world: World): Promise<void> {
  const bare = await openUnguarded(world);
  const unguarded = books(world.admin, bare);
  await contest(
    b,
    'book_to_unguarded',
    { a: books(world.app, booking(world, world.slices)), b: unguarded },
    { target: { atLeast: 0.75 } },
  );
  await requireSameRows(world);
}

async function againstBudgets(b: BenchRun, world: World): Promise<void> {
  const unshared = books(world.app, booking(world, world.purses));
  const striped = books(world.app, booking(world, world.slices));
  const hot = books(world.app, booking(world, world.slices.slice(0, 1)));
  await contest(b, 'striped_to_unshared', { a: striped, b: unshared }, { target: { atLeast: 0.75 } });
  await contest(b, 'one_row_to_unshared', { a: hot, b: unshared });
}

async function captures(b: BenchRun, world: World): Promise<void> {
  const { capture, book } = await openCapturing(world);
  await contest(b, 'capture_to_book', { a: capture, b: book }, { target: { atLeast: 0.8 } });
}

/** A command that is known already, as a phone sends it once more after a tunnel. */
async function repetitions(b: BenchRun, world: World): Promise<void> {
  const next = booking(world, world.slices);
  const known: Statement[] = [];
  const fresh = () => {
    known.push(next());
    return known[known.length - 1];
  };
  await perSecond(world.app, fresh);
  const before = [...known];
  let turn = 0;
  await contest(
    b,
    'replay_to_new',
    { a: books(world.app, () => before[turn++ % before.length]), b: books(world.app, fresh) },
    { target: { atLeast: 2 } },
  );
}

/** What a lot stood at some bookings ago, against what it stands at. */
async function balances(b: BenchRun, world: World): Promise<void> {
  const [then, now] = [turns(), turns()];
  const moment = new Date();
  await perSecond(world.app, booking(world, world.slices));
  const at = books(world.app, () => ({
    text: 'SELECT * FROM ledger.balance_at($1, $2::uuid[], $3)',
    values: [COUNTY, [then(world.lots), world.slices[0]], moment],
  }));
  const current = books(world.app, () => ({
    text: `SELECT account_id, credits_posted, debits_pending, debits_posted FROM ledger.account
            WHERE county_id = $1 AND account_id = ANY ($2::uuid[]) AND authorising ORDER BY account_id`,
    values: [COUNTY, [now(world.lots), world.slices[0]]],
  }));
  await contest(b, 'balance_now_to_balance_at', { a: current, b: at }, { target: { atMost: 3 } });
}

async function grants(b: BenchRun, world: World): Promise<void> {
  const { first, again, raw, grants: count } = await openGranting(world);
  const rate = (work: () => Promise<number>) => async () => ({ perSecond: count / (await work()) });
  await contest(
    b,
    'grants_to_insert_select',
    { a: rate(first), b: rate(raw) },
    { target: { atLeast: 0.4 }, note: KEYS },
  );
  const [one, two] = [await first(), await again()];
  b.measure({ measure: 'grants_again', value: two / one, unit: 'ratio', target: { atMost: 0.15 } });
}

async function years(b: BenchRun, world: World): Promise<void> {
  const old = await openWorld(b);
  await fill(b, old, b.full ? YEARS_IN_FULL : YEARS);
  await contest(
    b,
    'years_to_none',
    {
      a: books(old.app, booking(old, old.slices)),
      b: books(world.app, booking(world, world.slices)),
    },
    { target: { atLeast: 0.85 } },
  );
}

async function rules(b: BenchRun, world: World): Promise<void> {
  b.progress('rules');
  const { inSql, explaining } = await openRules(world, b.seed);
  const decided = await inSql();
  b.measure({ measure: 'rule_in_sql', value: decided, unit: 'seniors/s', target: { atLeast: 50_000 } });
  b.measure({
    measure: 'explain_to_read_p99',
    value: await explaining(),
    unit: 'ratio',
    target: { atMost: 5 },
  });
}
