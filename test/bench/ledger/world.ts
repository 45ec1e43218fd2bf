import { newId } from '@anzhi/kernel';
import type { TestDatabase } from '@test/database';
import type { BenchRun } from '../frame/bench';
import { openPool, type Statement } from '../frame/pg-loop';

export const COUNTY = 321302;
/** As many as the control of the frame has. */
export const CLIENTS = 8;
export const LOTS = 20_000;
const SLICES = 32;
const LOTS_AT_ONCE = 2_000;
/** Nothing runs dry. */
const PLENTY = 1_000_000_000;
export const MINUTES = 120;
export const FEN = 3_000;
/** Next to each other in turn, far apart in the table; has no factor in common with the number of lots. */
const STRIDE = 7_919;

type Pool = ReturnType<typeof openPool>;

/** A ledger in a database of its own, opened and granted by its own functions. */
export interface World {
  readonly database: TestDatabase;
  /** As the product, over as many connections as there are clients. */
  readonly app: Pool;
  /** As the owner of everything, to look and to build. */
  readonly admin: Pool;
  /** Of minutes. */
  readonly lots: readonly string[];
  /** Of fen, one for each lot: a budget nobody shares. */
  readonly purses: readonly string[];
  /** Of fen: a budget in stripes. */
  readonly slices: readonly string[];
  /** Where grants come from and where what is spent goes; minutes and fen. */
  readonly source: Pair;
  readonly spent: Pair;
}

type Pair = Readonly<Record<'MINUTE' | 'FEN', string>>;

export async function openWorld(b: BenchRun): Promise<World> {
  const database = await b.database();
  const [app, admin] = [openPool(database.appUrl, CLIENTS), openPool(database.adminUrl, CLIENTS)];
  await app.query(`SELECT ledger.open_months($1, ($1::date + interval '1 month')::date)`, [today()]);
  const [source, spent] = [await openRecording(app, 'SOURCE'), await openRecording(app, 'SPENT')];
  const lots = await grant(app, 'MINUTE', 'LOT', source.MINUTE, LOTS);
  const purses = await grant(app, 'FEN', 'LOT', source.FEN, LOTS);
  const slices = await grant(app, 'FEN', 'BUDGET_SLICE', source.FEN, SLICES);
  // Only what is filled: of an empty table it would note that it is empty, and whoever plans then plans for that.
  await admin.query('VACUUM ANALYZE ledger.account, ledger.transfer, ledger.entry');
  return { database, app, admin, lots, purses, slices, source, spent };
}

/** Which of them is next; each is on in its turn. */
export function turns(): (list: readonly string[]) => string {
  let turn = 0;
  return (list) => list[(turn++ * STRIDE) % list.length];
}

/** A booking as the product makes it: one call that sets minutes of a lot and fen of a budget aside. */
export function booking(
  { lots, spent }: World,
  budgets: readonly string[],
): () => Statement & { readonly holdId: string } {
  const [lot, budget] = [turns(), turns()];
  return () => {
    const holdId = newId();
    const debits = [lot(lots), budget(budgets)];
    return {
      holdId,
      text: HOLD,
      values: [COUNTY, holdId, debits, [spent.MINUTE, spent.FEN], [MINUTES, FEN], today(), new Date()],
    };
  };
}

export const HOLD = `SELECT * FROM ledger.hold($1, $2, '{MINUTE,FEN}', $3::uuid[], $4::uuid[], $5::bigint[], $6, NULL, $7)`;

/** One call that opens lots and grants them. */
export const granting = (
  source: string,
  unit: string,
  kind: string,
  lots: readonly string[],
  at = new Date(),
): Statement => ({
  text: `SELECT * FROM ledger.grant_lots($1, $2, $3, $4, $5, NULL, $6::uuid[], $7::bigint[], $8, $9)`,
  values: [COUNTY, newId(at), unit, kind, source, lots, lots.map(() => PLENTY), day(at), at],
});

/** @throws Error when a command was refused, so that nobody measures how fast the ledger says no */
export async function requireNoRefusals({ admin }: World): Promise<void> {
  const { rows } = await admin.query<{ kind: string; outcome: string }>(
    `SELECT DISTINCT kind, outcome FROM ledger.command WHERE outcome <> 'OK'`,
  );
  if (rows.length > 0) throw new Error(`refused: ${JSON.stringify(rows)}`);
}

async function openRecording(app: Pool, kind: string): Promise<Pair> {
  const ids = { MINUTE: newId(), FEN: newId() };
  await app.query(
    `INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at)
     SELECT $1, id, unit, $2, false, false, $3 FROM unnest($4::uuid[], $5::text[]) AS a(id, unit)`,
    [COUNTY, kind, new Date(), Object.values(ids), Object.keys(ids)],
  );
  return ids;
}

async function grant(
  app: Pool,
  unit: string,
  kind: string,
  source: string,
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  for (let first = 0; first < count; first += LOTS_AT_ONCE) {
    const { text, values } = granting(source, unit, kind, ids.slice(first, first + LOTS_AT_ONCE));
    await app.query(text, values as unknown[]);
  }
  return ids;
}

const day = (at: Date): string => at.toISOString().slice(0, 10);
const today = (): string => day(new Date());
