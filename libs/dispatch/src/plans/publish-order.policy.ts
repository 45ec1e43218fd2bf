/** One seat of an order. */
export interface PlannedSeat {
  readonly seat: number;
  readonly caregiverId: string;
  /** Whoever had it when the plan was made. */
  readonly wasCaregiverId: string | null;
  readonly pinned: boolean;
}

/** A planned visit that is not published yet. */
export interface ToPublish {
  readonly orderId: string;
  readonly seats: readonly PlannedSeat[];
}

/**
 * Visits that can only change hands together: each waits for a caregiver whom another one of them lets go. In the order
 * of the first of each group.
 */
export function exchanges<T extends ToPublish>(visits: readonly T[]): T[][] {
  const groupOf = new Map(visits.map((visit) => [visit, visit]));
  const root = (visit: T): T => {
    const above = groupOf.get(visit)!;
    return above === visit ? visit : root(above);
  };
  for (const one of visits)
    for (const other of visits) if (one !== other && needs(one, other)) groupOf.set(root(one), root(other));
  const groups = new Map<T, T[]>();
  for (const visit of visits) groups.set(root(visit), [...(groups.get(root(visit)) ?? []), visit]);
  return [...groups.values()];
}

/** Whether one of those who come here is to be let go there. */
const needs = (one: ToPublish, other: ToPublish): boolean =>
  one.seats.some(({ caregiverId }) =>
    other.seats.some(({ wasCaregiverId }) => wasCaregiverId === caregiverId),
  );
