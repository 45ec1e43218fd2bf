import { assign } from '../matching/assignment';

/** An order that waits to be decided together with others. */
export interface Waiting {
  readonly orderId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Its best caregivers. */
  readonly caregivers: readonly string[];
}

/** Two orders compete when one of the best caregivers of the one is one of the other's, at the same time. */
export const compete = (a: Waiting, b: Waiting): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt && a.caregivers.some((id) => b.caregivers.includes(id));

/** The order and everybody who competes with it, or with those who do; in the order of their ids. */
export function groupOf(first: Waiting, others: readonly Waiting[]): Waiting[] {
  const group = [first];
  let left = others.filter(({ orderId }) => orderId !== first.orderId);
  for (let at = 0; at < group.length; at++) {
    group.push(...left.filter((other) => compete(group[at], other)));
    left = left.filter((other) => !group.includes(other));
  }
  return group.sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
}

/** Tenths of a minute: nobody is left without a caregiver for the sake of the others' prices. */
const NOBODY = 1e9;

export interface PricedOrder {
  readonly orderId: string;
  /** Tenths of an equivalent minute by caregiver. */
  readonly prices: ReadonlyMap<string, number>;
}

/**
 * Who serves whom at the lowest price in all, each caregiver one of them.
 * @returns the caregiver by order; an order for which nobody is left is absent
 */
export function decideTogether(orders: readonly PricedOrder[]): Map<string, string> {
  const caregivers = [...new Set(orders.flatMap(({ prices }) => [...prices.keys()]))].sort();
  const price = orders.map(({ prices }) => Float64Array.from(caregivers, (id) => prices.get(id) ?? Infinity));
  const columns = assign(price, NOBODY);
  return new Map(
    orders.flatMap(({ orderId }, row) =>
      columns[row] < 0 ? [] : [[orderId, caregivers[columns[row]]] as const],
    ),
  );
}
