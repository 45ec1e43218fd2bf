import { prepared } from '@anzhi/platform';
import { Commitment, type Facts, type LeafContent } from '../entries/log-entry.types';
import { TALLIES } from '../tally/tally-store';
import { micros, tableSource, type LeafSource, type Mark } from './leaf-source';

interface TransferRow {
  readonly subject: string;
  readonly code: string;
  readonly leg: number;
  readonly unit: string;
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly amount: number;
  readonly businessDate: string;
  readonly atMicros: number;
  readonly holdId: string | null;
  readonly debitVersion: number | null;
  readonly creditVersion: number | null;
  readonly evidenceId: string | null;
}

const UNSEALED = prepared(
  `SELECT xid::text AS xid, subject FROM ledger.unsealed_commands($1, $2::xid8, $3::uuid, $4::xid8, $5, $6)`,
);
const LEAVES =
  prepared(`SELECT subject, code, leg, unit, debit_account AS "debitAccount", credit_account AS "creditAccount",
  amount, business_date AS "businessDate", at_micros AS "atMicros", hold_id AS "holdId", debit_version AS "debitVersion",
  credit_version AS "creditVersion", evidence_id AS "evidenceId" FROM ledger.transfer_leaves($1, $2::uuid[], $3)`);

/** A command's transfers; a command that was refused has none. */
const TRANSFERS: LeafSource = {
  name: 'TRANSFER',
  unsealed: (db, { countyId, after, below, restored, limit }) =>
    db.query<Mark>(UNSEALED, [countyId, after.xid, after.subject, below, restored, limit]),
  leaves: async (db, countyId, subjects, limit) =>
    (await db.query<TransferRow>(LEAVES, [countyId, subjects, limit])).map((row) => ({
      subject: row.subject,
      content: ofTransfer(row),
    })),
};

function ofTransfer(row: TransferRow): LeafContent {
  const { subject, code, leg, atMicros, ...fields } = row;
  const reference = `${subject}/${code}/${leg}`;
  return { source: 'TRANSFER', kind: code, reference, atMicros: BigInt(atMicros), fields };
}

interface EvidenceRow {
  readonly subject: string;
  readonly kind: string;
  readonly reference: string;
  readonly hash: string;
  readonly atMicros: number;
}

const EVIDENCE_COLUMNS = `s.kind, s.reference, encode(s.hash, 'hex') AS hash`;

function ofEvidence(row: Record<string, unknown>): Omit<LeafContent, 'source'> {
  const { subject, kind, reference, hash, atMicros } = row as unknown as EvidenceRow;
  return { kind, reference: subject, atMicros: BigInt(atMicros), fields: { about: reference, hash } };
}

/** What was registered as proof, and, a leaf of its own, that it was verified. */
const EVIDENCE = tableSource({
  name: 'EVIDENCE',
  table: 'ledger.evidence',
  subject: 's.evidence_id',
  xid: 'xid',
  columns: `${EVIDENCE_COLUMNS}, ${micros('s.registered_at')} AS "atMicros"`,
  content: ofEvidence,
});
const VERIFICATION = tableSource({
  name: 'VERIFICATION',
  table: 'ledger.evidence',
  subject: 's.evidence_id',
  xid: 'verified_xid',
  columns: `${EVIDENCE_COLUMNS}, ${micros('s.verified_at')} AS "atMicros"`,
  content: ofEvidence,
});

interface EntryRow {
  readonly kind: string;
  readonly reference: string;
  readonly facts: Facts;
  readonly commitments: Readonly<Record<string, string>>;
  readonly atMicros: number;
}

const ENTRIES = tableSource({
  name: 'ENTRY',
  table: 'ledger.log_entry',
  subject: 's.entry_id',
  xid: 'xid',
  columns: `s.kind, s.reference, s.facts, s.commitments, ${micros('s.at')} AS "atMicros"`,
  content: (row) => {
    const { kind, reference, facts, commitments, atMicros } = row as unknown as EntryRow;
    const hidden = Object.entries(commitments).map(
      ([name, hash]) => [name, new Commitment(Buffer.from(hash, 'hex'))] as const,
    );
    const fields = { ...facts, ...Object.fromEntries(hidden) };
    return { kind, reference, atMicros: BigInt(atMicros), fields };
  },
});

/** The statement of an account for a month: with it nothing can be left out of a list of its transfers. */
const ACCOUNT_MONTHS = tableSource({
  name: 'ACCOUNT_MONTH',
  table: 'ledger.account_month',
  subject: 's.statement_id',
  xid: 'xid',
  columns: `s.account_id AS "accountId", s.month, s.from_version AS "fromVersion", s.to_version AS "toVersion",
    s.debits_pending AS "debitsPending", s.debits_posted AS "debitsPosted", s.credits_pending AS "creditsPending",
    s.credits_posted AS "creditsPosted", ${micros('s.closed_at')} AS "atMicros"`,
  content: (row) => {
    const { subject: _, accountId, atMicros, ...fields } = row as Record<string, string | number>;
    return {
      kind: 'STATEMENT',
      reference: String(accountId),
      atMicros: BigInt(atMicros),
      fields,
    };
  },
});

export const OWN_SOURCES: readonly LeafSource[] = [
  TRANSFERS,
  EVIDENCE,
  VERIFICATION,
  ENTRIES,
  ACCOUNT_MONTHS,
  TALLIES,
];
