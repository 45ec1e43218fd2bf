import type { ErrorParams } from '@anzhi/kernel';
import { IdentityErrors } from './identity.errors';

/**
 * What a login command comes to. A refused login is not rolled back: its counters and its audit line must stay.
 * So the refusal is committed as the command's answer and thrown afterwards; a replay throws the same again.
 */
export type Outcome<T> = { readonly done: T } | Refused;
export interface Refused {
  readonly refused: keyof typeof IdentityErrors;
  readonly params?: ErrorParams;
}

/** @throws the refusal, once it is committed */
export function settle<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw IdentityErrors[outcome.refused](outcome.params);
  return outcome.done;
}
