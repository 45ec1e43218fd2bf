import { newId } from '@anzhi/kernel';
import type { Statement } from '../frame/pg-loop';
import { granting, type World } from './world';

const GRANTS = 20_000;
const AT_ONCE = 2_000;
/** What a grant writes. */
const TABLES = ['account', 'transfer', 'entry'];

export interface Granting {
  /** Seconds for new lots, a chunk in each call. */
  first(): Promise<number>;
  /** Seconds for the calls of the last round once more. */
  again(): Promise<number>;
  /** Seconds for as many rows of the same content into tables without keys, constraints, indexes or triggers. */
  raw(): Promise<number>;
  readonly grants: number;
}

export async function openGranting({ app, admin, source }: World): Promise<Granting> {
  await admin.query('CREATE SCHEMA raw');
  for (const table of TABLES) {
    await admin.query(`CREATE TABLE raw.${table} AS SELECT * FROM ledger.${table} WHERE false`);
    await admin.query(`CREATE TABLE raw.${table}_source AS SELECT * FROM ledger.${table} LIMIT ${GRANTS}`);
  }
  let calls: Statement[] = [];
  const all = async () => {
    for (const { text, values } of calls) await app.query(text, values as unknown[]);
  };
  return {
    grants: GRANTS,
    first() {
      calls = Array.from({ length: GRANTS / AT_ONCE }, () =>
        granting(
          source.MINUTE,
          'MINUTE',
          'LOT',
          Array.from({ length: AT_ONCE }, () => newId()),
        ),
      );
      return seconds(all);
    },
    again: () => seconds(all),
    raw: () =>
      seconds(async () => {
        for (const table of TABLES)
          await admin.query(`INSERT INTO raw.${table} SELECT * FROM raw.${table}_source`);
      }),
  };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1_000;
}
