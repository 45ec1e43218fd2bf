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

export interface PricedCaregiver {
  readonly caregiverId: string;
  readonly providerId: string;
  /** Tenths of an equivalent minute. */
  readonly total: number;
}

export interface PricedOrder {
  readonly orderId: string;
  /** How many people of one provider come at once. */
  readonly seats: number;
  readonly caregivers: readonly PricedCaregiver[];
}

/**
 * Who serves whom, each caregiver one of them. Orders that take several people of one provider come first, because they
 * are the harder to serve, and among them whoever was booked first: each takes its cheapest team of those who are left.
 * All others are then decided at the lowest price in all.
 * @param orders in the order of their booking
 * @returns the caregivers by order; an order for which nobody is left is absent
 */
export function decideTogether(orders: readonly PricedOrder[]): Map<string, readonly PricedCaregiver[]> {
  const decided = new Map<string, readonly PricedCaregiver[]>();
  const taken = new Set<string>();
  for (const order of orders.filter(({ seats }) => seats > 1)) {
    const team = cheapestTeam(order, taken);
    if (team) decided.set(order.orderId, team);
    for (const { caregiverId } of team ?? []) taken.add(caregiverId);
  }
  const single = orders.filter(({ seats }) => seats === 1);
  for (const [orderId, caregiver] of assigned(single, taken)) decided.set(orderId, [caregiver]);
  return decided;
}

function cheapestTeam(
  { seats, caregivers }: PricedOrder,
  taken: ReadonlySet<string>,
): readonly PricedCaregiver[] | undefined {
  const free = caregivers
    .filter(({ caregiverId }) => !taken.has(caregiverId))
    .sort((a, b) => a.total - b.total);
  const teams = [...new Set(free.map(({ providerId }) => providerId))]
    .map((id) => free.filter(({ providerId }) => providerId === id).slice(0, seats))
    .filter((team) => team.length === seats);
  const priceOf = (team: readonly PricedCaregiver[]) => team.reduce((sum, { total }) => sum + total, 0);
  return teams.sort((a, b) => priceOf(a) - priceOf(b))[0];
}

function assigned(orders: readonly PricedOrder[], taken: ReadonlySet<string>): Map<string, PricedCaregiver> {
  const free = orders.map(({ caregivers }) => {
    const left = caregivers.filter(({ caregiverId }) => !taken.has(caregiverId));
    return new Map(left.map((each) => [each.caregiverId, each]));
  });
  const ids = [...new Set(free.flatMap((each) => [...each.keys()]))].sort();
  const price = free.map((own) => Float64Array.from(ids, (id) => own.get(id)?.total ?? Infinity));
  const columns = assign(price, NOBODY);
  return new Map(
    orders.flatMap(({ orderId }, row) =>
      columns[row] < 0 ? [] : [[orderId, free[row].get(ids[columns[row]])!] as const],
    ),
  );
}
