/** MOVED_ON: the order has another time, or is over, and whoever did that knows. */
export type ReplacementOutcome = 'FOUND' | 'NOT_FOUND' | 'LATE' | 'MOVED_ON';

/** Who comes instead. */
export interface Found {
  readonly providerId: string;
  readonly caregiverId: string;
}
