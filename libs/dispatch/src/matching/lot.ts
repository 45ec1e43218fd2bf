import { createHash } from 'node:crypto';

/** Settles a tie by order and person alone: nobody is first because of his place in a list. */
export const lotOf = (orderId: string, id: string): string =>
  createHash('sha256').update(`${orderId}:${id}`).digest('hex');
