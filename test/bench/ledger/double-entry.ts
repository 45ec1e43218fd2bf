import type { openPool, Statement } from '../frame/pg-loop';
import { FEN, LOTS, MINUTES, turns, type World } from './world';

/**
 * What a plain double-entry ledger in SQL is: accounts with a balance, a version and two flags; transfers; two
 * entries a transfer with the balance before and after. A function locks the accounts in order and looks at the
 * flags. No holds, no repetition of a command, no day of service, no constraint that holds without the function.
 */
const SCHEMA = `
  CREATE SCHEMA plain;
  CREATE TABLE plain.account (
    id text PRIMARY KEY DEFAULT 'acct_' || uuidv7(),
    name text NOT NULL,
    currency text NOT NULL,
    balance numeric NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 0,
    allow_negative boolean NOT NULL,
    allow_positive boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE plain.transfer (
    id text PRIMARY KEY DEFAULT 'tran_' || uuidv7(),
    from_account text NOT NULL REFERENCES plain.account,
    to_account text NOT NULL REFERENCES plain.account,
    amount numeric NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    event_at timestamptz NOT NULL,
    CHECK (amount > 0 AND from_account <> to_account)
  );
  CREATE INDEX ON plain.transfer (from_account);
  CREATE INDEX ON plain.transfer (to_account);
  CREATE TABLE plain.entry (
    id text PRIMARY KEY DEFAULT 'entr_' || uuidv7(),
    account_id text NOT NULL REFERENCES plain.account,
    transfer_id text NOT NULL REFERENCES plain.transfer,
    amount numeric NOT NULL,
    previous_balance numeric NOT NULL,
    current_balance numeric NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX ON plain.entry (account_id);
  CREATE INDEX ON plain.entry (transfer_id);

  CREATE FUNCTION plain.move(p_transfer text, p_account text, p_amount numeric) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    moved plain.account;
  BEGIN
    UPDATE plain.account SET balance = balance + p_amount, version = version + 1, updated_at = now()
     WHERE id = p_account RETURNING * INTO moved;
    IF moved.balance < 0 AND NOT moved.allow_negative OR moved.balance > 0 AND NOT moved.allow_positive THEN
      RAISE EXCEPTION 'account % may not stand at %', p_account, moved.balance;
    END IF;
    INSERT INTO plain.entry (account_id, transfer_id, amount, previous_balance, current_balance, version)
    VALUES (p_account, p_transfer, p_amount, moved.balance - p_amount, moved.balance, moved.version);
  END $$;

  CREATE FUNCTION plain.create_transfers(p_from text[], p_to text[], p_amounts numeric[]) RETURNS SETOF plain.transfer
    LANGUAGE plpgsql AS $$
  DECLARE
    made plain.transfer;
  BEGIN
    PERFORM FROM plain.account WHERE id = ANY (p_from || p_to) ORDER BY id FOR UPDATE;
    FOR leg IN 1..cardinality(p_amounts) LOOP
      IF (SELECT count(DISTINCT currency) FROM plain.account WHERE id IN (p_from[leg], p_to[leg])) <> 1 THEN
        RAISE EXCEPTION 'between two currencies';
      END IF;
      INSERT INTO plain.transfer (from_account, to_account, amount, event_at)
      VALUES (p_from[leg], p_to[leg], p_amounts[leg], now()) RETURNING * INTO made;
      PERFORM plain.move(made.id, p_from[leg], -p_amounts[leg]);
      PERFORM plain.move(made.id, p_to[leg], p_amounts[leg]);
      RETURN NEXT made;
    END LOOP;
  END $$;
`;

export interface DoubleEntry {
  /**
   * So many transfers in one call, between so many accounts of each kind. Accounts are not shared: one that all
   * transfers go to is a row on which they all wait, and it is spared that.
   */
  transfers(count: 1 | 2, among?: number): () => Statement;
}

/** Opens as many accounts as the ledger beside it has. */
export async function openDoubleEntry({ admin }: World): Promise<DoubleEntry> {
  await admin.query(SCHEMA);
  const accounts: Record<string, string[]> = {};
  for (const name of ['minutes', 'minutes spent', 'fen', 'fen spent'])
    accounts[name] = await open(admin, name);
  await admin.query('VACUUM ANALYZE plain.account');
  const from = [accounts.minutes, accounts.fen];
  const to = [accounts['minutes spent'], accounts['fen spent']];
  return {
    transfers(count, among = LOTS) {
      const some = (ids: string[]) => ids.slice(0, among);
      const [payers, payees] = [from.map(some), to.map(some)];
      const next = Array.from({ length: count }, (_, leg) => ({ from: turns(), to: turns(), leg }));
      return () => ({
        text: 'SELECT * FROM plain.create_transfers($1::text[], $2::text[], $3::numeric[])',
        values: [
          next.map((side) => side.from(payers[side.leg])),
          next.map((side) => side.to(payees[side.leg])),
          [MINUTES, FEN].slice(0, count),
        ],
      });
    },
  };
}

async function open(admin: ReturnType<typeof openPool>, name: string): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO plain.account (name, currency, balance, allow_negative, allow_positive)
     SELECT $1, split_part($1, ' ', 1), 1000000000, false, true FROM generate_series(1, $2::int) RETURNING id`,
    [name, LOTS],
  );
  return rows.map(({ id }) => id);
}
