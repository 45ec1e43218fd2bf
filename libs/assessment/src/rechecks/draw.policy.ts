import { createHash } from 'node:crypto';

const WHOLE_BP = 10_000;

export interface Draw {
  /** Everybody, in the order of the draw. */
  readonly order: readonly string[];
  /** So many of them, from the first on, are assessed again. */
  readonly count: number;
}

/**
 * The order follows from the seed and each id alone, so that anybody can draw again: ascending by
 * SHA-256(`seed id`). The share is rounded up, so that of a few at least one is drawn.
 * @param shareBp basis points
 */
export function draw(seed: string, ids: readonly string[], shareBp: number): Draw {
  const ticket = (id: string): string => createHash('sha256').update(`${seed} ${id}`).digest('hex');
  const tickets = ids.map((id) => [ticket(id), id] as const);
  tickets.sort(([a], [b]) => (a < b ? -1 : 1));
  return { order: tickets.map(([, id]) => id), count: Math.ceil((ids.length * shareBp) / WHOLE_BP) };
}
