import type { DomainError, ErrorParams } from '@anzhi/kernel';
import { LedgerErrors } from '../ledger.errors';

const REFUSALS = {
  ACCOUNT_NOT_FOUND: LedgerErrors.accountNotFound,
  COMMAND_REUSED: LedgerErrors.commandReused,
  HOLD_EXISTS: LedgerErrors.holdExists,
  INSUFFICIENT: LedgerErrors.insufficient,
  HOLD_NOT_FOUND: LedgerErrors.holdNotFound,
  HOLD_ALREADY_RESOLVED: LedgerErrors.holdAlreadyResolved,
  POST_EXCEEDS_HOLD: LedgerErrors.postExceedsHold,
  EVIDENCE_NOT_VERIFIED: LedgerErrors.evidenceNotVerified,
  HOLD_NOT_POSTED: LedgerErrors.holdNotPosted,
  HOLD_ALREADY_REVERSED: LedgerErrors.holdAlreadyReversed,
  ALREADY_WITHHELD: LedgerErrors.alreadyWithheld,
  NOT_WITHHELD: LedgerErrors.notWithheld,
} as const;

/** What a function of the ledger answers. */
export type Outcome = 'OK' | keyof typeof REFUSALS;

/** The refusal an outcome stands for, with the figures that belong to it. */
export function refuse({ outcome, ...figures }: { outcome: Outcome } & Record<string, unknown>): DomainError {
  if (outcome === 'OK') throw new Error('OK is no refusal');
  const params = Object.entries(figures).filter(
    (pair): pair is [string, number] => typeof pair[1] === 'number',
  );
  return REFUSALS[outcome](Object.fromEntries(params) satisfies ErrorParams);
}
