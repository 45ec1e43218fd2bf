import type { Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';

/**
 * The bookings of one senior take turns, until the transaction ends. The database refuses overlapping orders in
 * any case; but two overlapping rows written at the same moment would wait for each other until it breaks the tie.
 */
export async function takeTurnOf(tx: Tx, seniorId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`ordering.senior:${seniorId}`]);
}

/** @throws ordering.senior-busy when the write meets another live order of the senior */
export async function refuseOverlap<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { constraint } = (error as { driverError?: { constraint?: string } }).driverError ?? {};
    if (constraint === 'order_senior_is_free') throw OrderingErrors.seniorBusy();
    throw error;
  }
}
