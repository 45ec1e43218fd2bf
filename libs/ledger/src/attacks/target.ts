import { newId } from '@anzhi/kernel';
import type { Connection } from './statements';

/** A ledger with one of everything that can be attacked, made by the ledger's own commands. */
export interface Target {
  readonly county: number;
  readonly source: string;
  readonly spent: string;
  readonly lapsed: string;
  /** Recording, in fen. */
  readonly fen: string;
  /** 600 granted; `open`, `posted` and `timed` draw on it. */
  readonly lot: string;
  /** Ended; 100 of its 200 may be carried to `lot` and 80 were. */
  readonly ended: string;
  /** 100 held. */
  readonly open: string;
  /** 60 of 100 posted, 20 of them taken back; withheld. */
  readonly posted: string;
  readonly post: string;
  readonly reversal: string;
  readonly timed: string;
  readonly verified: string;
  readonly registered: string;
  /** With one secret, waiting to be sealed. */
  readonly entry: string;
}

/** Far from every real county; `attack` prepares one in each database it is given. */
const COUNTY = 990_001;
const AT = '2026-11-23T09:00:00+08:00';
/** Everything the target needs is of this moment, but the first month, which is over and added up. */
const now = (): string => newId(new Date(AT));

export async function prepareTarget(db: Connection): Promise<Target> {
  const target: Target = {
    county: COUNTY,
    source: now(),
    spent: now(),
    lapsed: now(),
    fen: now(),
    lot: now(),
    ended: now(),
    open: now(),
    posted: now(),
    post: now(),
    reversal: now(),
    timed: now(),
    verified: now(),
    registered: now(),
    entry: now(),
  };
  await openAccounts(db, target);
  await db.query(
    `INSERT INTO ledger.evidence (county_id, evidence_id, kind, reference, hash, registered_at)
     SELECT $1, id, 'VISIT', 'v', decode(repeat('00', 32), 'hex'), $3 FROM unnest($2::uuid[]) id`,
    [COUNTY, [target.verified, target.registered], AT],
  );
  await db.query(
    `UPDATE ledger.evidence SET state = 'VERIFIED', verified_at = $3 WHERE county_id = $1 AND evidence_id = $2`,
    [COUNTY, target.verified, AT],
  );
  await moveAmounts(db, target);
  await writeLog(db, target);
  await db.query('SELECT ledger.roll_up($1, $2)', [COUNTY, AT]);
  await db.query('SELECT * FROM ledger.check_since(1)');
  await db.query(`SELECT ledger.note_check('FULL', ARRAY[$1::int], ARRAY[0::bigint], $2)`, [COUNTY, AT]);
  return target;
}

async function openAccounts(
  db: Connection,
  { source, spent, lapsed, fen, lot, ended }: Target,
): Promise<void> {
  await db.query(
    `INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at)
     SELECT $1, a.id, a.unit, 'TEST', false, false, $4 FROM unnest($2::uuid[], $3::text[]) a(id, unit)`,
    [COUNTY, [source, spent, lapsed, fen], ['MINUTE', 'MINUTE', 'MINUTE', 'FEN'], AT],
  );
  await done(
    db,
    `ledger.grant_lots($1, $2, 'MINUTE', 'LOT', $3, '[2026-11-01,2026-12-01)', $4::uuid[], $5::bigint[], '2026-11-01', $6)`,
    [COUNTY, now(), source, [lot, ended], [600, 200], AT],
  );
  // a transfer in the month that is going to be added up
  await done(
    db,
    `ledger.transfer($1, $2, 'GRANT', '{MINUTE}', $3::uuid[], $4::uuid[], '{1}', '2025-01-15', $5)`,
    [COUNTY, newId(new Date('2025-01-15T09:00:00+08:00')), [source], [spent], '2025-01-15T09:00:00+08:00'],
  );
}

async function moveAmounts(db: Connection, target: Target): Promise<void> {
  const { lot, ended, spent, lapsed, open, posted, post, reversal, timed, verified } = target;
  const hold = (id: string, from: string, expiresAt: string | null = null) =>
    done(db, `ledger.hold($1, $2, '{MINUTE}', $3::uuid[], $4::uuid[], '{100}', '2026-11-24', $5, $6)`, [
      COUNTY,
      id,
      [from],
      [spent],
      expiresAt,
      AT,
    ]);
  const late = now();
  await hold(open, lot);
  await hold(posted, lot);
  await hold(timed, lot, '2026-11-30T09:00:00+08:00');
  await hold(late, ended);
  await done(db, `ledger.post($1, $2, $3, '{60}', $4, $5)`, [COUNTY, post, posted, verified, AT]);
  await done(db, `ledger.reverse($1, $2, $3, '{20}', 'x', $4)`, [COUNTY, reversal, posted, AT]);
  await done(db, `ledger.withhold($1, $2, $3, 'PLACED', 'x', $4)`, [COUNTY, now(), posted, AT]);
  await done(db, `ledger.close($1, $2, $3::uuid[], $4::uuid[], $5::uuid[], '{80}', '2026-11-30', $6)`, [
    COUNTY,
    now(),
    [ended],
    [lapsed],
    [lot],
    AT,
  ]);
}

async function writeLog(db: Connection, { entry, lot }: Target): Promise<void> {
  await db.query(
    `INSERT INTO ledger.log_entry (county_id, entry_id, kind, reference, facts, commitments, at)
     VALUES ($1, $2, 'CASE', 'c', '{}', '{}', $3)`,
    [COUNTY, entry, AT],
  );
  const hash = `decode(repeat('11', 32), 'hex')`;
  await db.query(`SELECT ledger.begin_log($1, 'SHA-256', ${hash})`, [COUNTY]);
  await db.query(
    `SELECT ledger.seal($1, 0, 1, ${hash}, '{ENTRY}', ARRAY[$2::uuid], '{0}', '{1}', '{0}', '{0}', ARRAY[${hash}])`,
    [COUNTY, entry],
  );
  await db.query(
    `SELECT ledger.keep_tallies($1, 0, true, '', ARRAY[$2::uuid], '{0}', '{0}', '{t}', '{f}', '{""}', $3)`,
    [COUNTY, entry, AT],
  );
  await db.query(`SELECT ledger.set_mark($1, 'ENTRY', '1', $2, NULL)`, [COUNTY, entry]);
  await db.query(
    `INSERT INTO ledger.checkpoint (county_id, size, root, note, signed_at) VALUES ($1, 1, ${hash}, 'note', $2)`,
    [COUNTY, AT],
  );
  await db.query(`INSERT INTO ledger.log_key (county_id, verifier, first_used_at) VALUES ($1, 'key', $2)`, [
    COUNTY,
    AT,
  ]);
  await db.query(
    `INSERT INTO ledger.cosignature (county_id, size, witness, line, witnessed_at) VALUES ($1, 1, 'witness', 'line', $2)`,
    [COUNTY, AT],
  );
  // the month before: the lot's first transfer, whatever its date
  await db.query(
    `INSERT INTO ledger.account_month (county_id, account_id, month, statement_id, from_version, to_version,
       debits_pending, debits_posted, credits_pending, credits_posted, closed_at)
     VALUES ($1, $2, '2026-10-01', $3, 1, 1, 0, 0, 0, 600, $4)`,
    [COUNTY, lot, entry, AT],
  );
  await db.query(
    `INSERT INTO ledger.log_secret (county_id, entry_id, name, salt, value)
     VALUES ($1, $2, 'name', decode(repeat('00', 32), 'hex'), 'x')`,
    [COUNTY, entry],
  );
}

async function done(db: Connection, command: string, parameters: unknown[]): Promise<void> {
  const [{ outcome }] = await db.query<{ outcome: string }>(`SELECT outcome FROM ${command}`, parameters);
  if (outcome !== 'OK') throw new Error(`${command.slice(0, 20)}: ${outcome}`);
}
