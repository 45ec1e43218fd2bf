import type { Capacity } from '../seniors/senior.policy';

export const REVEAL_FIELDS = ['identityNumber', 'phone', 'address'] as const;
export type RevealField = (typeof REVEAL_FIELDS)[number];

/** A family may see how to reach its senior; the identity number is between the senior and the officers. */
export const mayReveal = (capacity: Capacity, fields: readonly RevealField[]): boolean =>
  capacity !== 'REPRESENTATIVE' || !fields.includes('identityNumber');
