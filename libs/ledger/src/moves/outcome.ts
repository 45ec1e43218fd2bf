import type { DomainError, ErrorParams } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { LedgerErrors } from '../ledger.errors';

const REFUSALS = {
  ID_REUSED: LedgerErrors.idReused,
  PERIOD_CLOSED: LedgerErrors.periodClosed,
  ACCOUNT_NOT_FOUND: LedgerErrors.accountNotFound,
  ACCOUNT_CLOSED: LedgerErrors.accountClosed,
  LOT_NOT_FOR_SERVICE_DATE: LedgerErrors.lotNotForServiceDate,
  INSUFFICIENT: LedgerErrors.insufficient,
  SLICE_EMPTY: LedgerErrors.sliceEmpty,
  HOLD_NOT_FOUND: LedgerErrors.holdNotFound,
  HOLD_ALREADY_POSTED: LedgerErrors.holdAlreadyPosted,
  HOLD_ALREADY_VOIDED: LedgerErrors.holdAlreadyVoided,
  HOLD_EXPIRED: LedgerErrors.holdExpired,
  POST_EXCEEDS_HOLD: LedgerErrors.postExceedsHold,
  EVIDENCE_NOT_VERIFIED: LedgerErrors.evidenceNotVerified,
  HOLD_NOT_POSTED: LedgerErrors.holdNotPosted,
  REVERSAL_EXCEEDS_POSTED: LedgerErrors.reversalExceedsPosted,
  ALREADY_WITHHELD: LedgerErrors.alreadyWithheld,
  NOT_WITHHELD: LedgerErrors.notWithheld,
} as const satisfies Record<string, (params?: ErrorParams) => DomainError>;

/** What a function of the ledger answers. */
type Outcome = 'OK' | keyof typeof REFUSALS;

/** Calls a function of the ledger. @returns its result; throws the refusal its outcome stands for, with the figures */
export async function call<Result>(tx: Tx, sql: string, parameters: unknown[]): Promise<Result> {
  const [{ outcome, result }] = await tx.query<{ outcome: Outcome; result: unknown }>(sql, parameters);
  if (outcome !== 'OK') throw REFUSALS[outcome]((result ?? {}) as ErrorParams);
  return result as Result;
}
