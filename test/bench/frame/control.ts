import type { Pool } from 'pg';
import { openPool, pgLoop } from './pg-loop';

/** Large enough that clients seldom meet on one branch, small enough to be filled in a second. */
const BRANCHES = 32;
const ACCOUNTS_PER_BRANCH = 4_000;
const CLIENTS = 8;
const ROUND_MS = 2_000;

const SCHEMA = `
  CREATE TABLE branch (id int PRIMARY KEY, balance bigint NOT NULL, filler char(88)) WITH (fillfactor = 50);
  CREATE TABLE teller (id int PRIMARY KEY, branch_id int NOT NULL, balance bigint NOT NULL, filler char(84))
    WITH (fillfactor = 50);
  CREATE TABLE account (id int PRIMARY KEY, branch_id int NOT NULL, balance bigint NOT NULL, filler char(84));
  CREATE TABLE history (teller_id int, branch_id int, account_id int, delta int, at timestamptz, filler char(22));
  INSERT INTO branch SELECT b, 0, '' FROM generate_series(1, ${BRANCHES}) b;
  INSERT INTO teller SELECT t, 1 + (t - 1) / 10, 0, '' FROM generate_series(1, ${BRANCHES * 10}) t;
  INSERT INTO account SELECT a, 1 + (a - 1) / ${ACCOUNTS_PER_BRANCH}, 0, ''
    FROM generate_series(1, ${BRANCHES * ACCOUNTS_PER_BRANCH}) a;
  VACUUM ANALYZE`;

/**
 * The transaction of TPC-B, over and over, in bare `pg`: it knows nothing of the product, so when its rate moves from
 * round to round the machine did.
 */
export class Control {
  private constructor(private readonly pool: Pool) {}

  static async open(url: string): Promise<Control> {
    const pool = openPool(url, CLIENTS);
    for (const statement of SCHEMA.split(';')) await pool.query(statement);
    return new Control(pool);
  }

  /** @returns transactions a second */
  async round(): Promise<number> {
    const startedMs = performance.now();
    let done = 0;
    await pgLoop(this.pool, () => {
      if (performance.now() - startedMs > ROUND_MS) return undefined;
      done++;
      return transaction();
    });
    return (done * 1_000) / (performance.now() - startedMs);
  }
}

const upTo = (limit: number): number => 1 + Math.floor(Math.random() * limit);

function transaction() {
  const teller = upTo(BRANCHES * 10);
  const branch = 1 + Math.floor((teller - 1) / 10);
  const account = upTo(BRANCHES * ACCOUNTS_PER_BRANCH);
  const delta = upTo(9_999) - 5_000;
  return [
    { text: 'BEGIN' },
    { text: 'UPDATE account SET balance = balance + $1 WHERE id = $2', values: [delta, account] },
    { text: 'SELECT balance FROM account WHERE id = $1', values: [account] },
    { text: 'UPDATE teller SET balance = balance + $1 WHERE id = $2', values: [delta, teller] },
    { text: 'UPDATE branch SET balance = balance + $1 WHERE id = $2', values: [delta, branch] },
    {
      text: `INSERT INTO history (teller_id, branch_id, account_id, delta, at, filler)
             VALUES ($1, $2, $3, $4, now(), '')`,
      values: [teller, branch, account, delta],
    },
    { text: 'COMMIT' },
  ];
}
