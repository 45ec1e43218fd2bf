import type { Coordinate } from '@anzhi/geo';
import type { Caregiver, Order, Problem } from '../engine';
import type { Travel } from '../matching/travel.policy';
import { planRefusal, type PlanRefusal } from './day-rules.policy';
import { seatsOf, type DaySheet, type OrderOfDay, type PersonOfDay, type PlanLimits } from './day-sheet';

/** How many caregivers each rule keeps from an order. */
export type RefusalCounts = Partial<Record<PlanRefusal, number>>;

/** What the screens need of an order besides the engine's problem. */
export interface OrderContext {
  readonly itemCode: string;
  readonly startMinute: number;
  readonly minutes: number;
  readonly was: string | null;
  readonly pinned: boolean;
  /** Where two come at once, the same of the second. */
  readonly second?: { readonly was: string | null; readonly pinned: boolean };
  readonly refusals: RefusalCounts;
}

export interface PersonContext {
  readonly providerId: string;
  readonly startsFrom: PersonOfDay['startsFrom'];
  readonly hours: PersonOfDay['hours'];
}

export interface PlanContext {
  readonly orders: Readonly<Record<string, OrderContext>>;
  readonly people: Readonly<Record<string, PersonContext>>;
}

/**
 * The day as the engine takes it. Working hours, absences and papers are judged by the promised time, as they will be
 * when the assignment is written; the shift bounds the ways before and after.
 */
export function toProblem(
  day: DaySheet,
  limits: PlanLimits,
  travel: Travel,
): { readonly problem: Problem; readonly context: PlanContext } {
  const sheet = { ...day, orders: day.orders.map((order) => ofOneProvider(order, day)) };
  const judged = new Map(sheet.orders.map((order) => [order.id, judge(order, sheet)]));
  const people = sheet.people.filter((person) => canServe(person, sheet.orders, judged));
  const places = new Places();
  const caregivers = people.map((person) => toCaregiver(person, sheet, people, limits, places));
  const orders = sheet.orders.map((order) =>
    toOrder(order, sheet, people, judged.get(order.id)!, limits, places),
  );
  return {
    problem: {
      travel: places.matrix(travel),
      caregivers,
      orders,
      ...providersOf(sheet, people),
    },
    context: {
      orders: Object.fromEntries(
        sheet.orders.map((order) => [order.id, orderContext(order, judged.get(order.id)!)]),
      ),
      people: Object.fromEntries(
        people.map(({ id, providerId, startsFrom, hours }) => [id, { providerId, startsFrom, hours }]),
      ),
    },
  };
}

type Judged = ReadonlyMap<string, PlanRefusal>;

/** By caregiver the rule that keeps him out; of a pinned order everybody else's place is settled anyway. */
const judge = (order: OrderOfDay, { people, exclusions }: DaySheet): Judged =>
  new Map(
    people.flatMap((person) => {
      const refusal = planRefusal(order, person, exclusions.has(`${order.seniorId} ${person.id}`));
      return refusal ? [[person.id, refusal] as const] : [];
    }),
  );

/** Two who come together are of one provider: of several that may be asked, the one with most people who can. */
function ofOneProvider(order: OrderOfDay, sheet: DaySheet): OrderOfDay {
  if (!order.second || order.providerIds.length < 2) return order;
  const judged = judge(order, sheet);
  const able = (providerId: string): number =>
    sheet.people.filter((person) => person.providerId === providerId && !judged.has(person.id)).length;
  const [best] = [...order.providerIds].sort((a, b) => able(b) - able(a) || (a < b ? -1 : 1));
  return { ...order, providerIds: [best] };
}

const isHis = (order: OrderOfDay, { id }: PersonOfDay): boolean =>
  seatsOf(order).some(({ pinned, assigned }) => pinned && assigned === id);

const canServe = (
  person: PersonOfDay,
  orders: readonly OrderOfDay[],
  judged: ReadonlyMap<string, Judged>,
): boolean => orders.some((order) => isHis(order, person) || !judged.get(order.id)!.has(person.id));

function toCaregiver(
  person: PersonOfDay,
  { orders }: DaySheet,
  people: readonly PersonOfDay[],
  { commuteMinutes, contractMinutes }: PlanLimits,
  places: Places,
): Caregiver {
  const place = places.at(person.place);
  const own = orders.filter((order) => isHis(order, person));
  const from = Math.min(
    ...person.hours.map(([start]) => start),
    ...own.map(({ startMinute }) => startMinute),
  );
  const to = Math.max(...person.hours.map(([, end]) => end), ...own.map(endOf));
  return {
    id: person.id,
    services: [...new Set(orders.map(({ itemCode }) => itemCode))],
    from: place,
    to: place,
    shift: [from - commuteMinutes, to + commuteMinutes + (own.length ? LATE_PINNED_MINUTES : 0)],
    contractMinutes,
    sex: person.sex,
    dialects: person.dialects,
    minutesBefore: person.weekMinutes,
    fairMinutes: fairMinutes(person, orders, people),
    ...(isShared(orders) && { provider: person.providerId }),
  };
}

/** What stays as it is is served, however late the ways between make it. */
const LATE_PINNED_MINUTES = 240;
const endOf = ({ startMinute, minutes }: OrderOfDay): number => startMinute + minutes;
const isShared = (orders: readonly OrderOfDay[]): boolean => orders.some(({ isAccepted }) => !isAccepted);

/** The same for everybody of a provider: its minutes of the week, and its part of what nobody has accepted. */
function fairMinutes(
  { providerId }: PersonOfDay,
  orders: readonly OrderOfDay[],
  people: readonly PersonOfDay[],
): number {
  const own = people.filter((person) => person.providerId === providerId);
  const before = sum(own.map(({ weekMinutes }) => weekMinutes));
  const accepted = orders.filter(
    ({ isAccepted, providerIds }) => isAccepted && providerIds.includes(providerId),
  );
  const open = orders.filter(({ isAccepted }) => !isAccepted);
  const minutes = (some: readonly OrderOfDay[]) =>
    sum(some.map((order) => order.minutes * seatsOf(order).length));
  return Math.round((before + minutes(accepted)) / own.length + minutes(open) / people.length);
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function toOrder(
  order: OrderOfDay,
  { known, faces }: DaySheet,
  people: readonly PersonOfDay[],
  judged: Judged,
  { lateMinutes }: PlanLimits,
  places: Places,
): Order {
  const { id, startMinute, minutes, itemCode, priority, prefers, seniorId, slackMinutes } = order;
  const seats = seatsOf(order);
  const stays = new Set(seats.flatMap(({ assigned, pinned }) => (pinned ? [assigned] : [])));
  const isHere = (one: string | null) => people.some((person) => person.id === one);
  // pinned visits take their caregiver whatever his papers say; nobody else is asked for them
  const isOpen = (person: PersonOfDay) => stays.size < seats.length && !stays.has(person.id);
  return {
    id,
    place: places.at(order.place),
    window: [startMinute, startMinute],
    ...(!stays.size && { latest: startMinute + Math.min(lateMinutes, slackMinutes ?? Infinity) }),
    priority,
    visits: seats.map(({ assigned, pinned }) => ({
      service: itemCode,
      minutes,
      ...(assigned && isHere(assigned) && { published: { caregiver: assigned, start: startMinute } }),
      ...(pinned && { pinned: { caregiver: assigned! } }),
    })),
    ...(seats.length > 1 && { gap: TOGETHER }),
    forbidden: people.filter((person) => isOpen(person) && judged.has(person.id)).map((person) => person.id),
    prefers,
    known: known.get(seniorId) ?? {},
    facesThisWeek: faces.get(seniorId) ?? [],
  };
}

const TOGETHER: readonly [number, number] = [0, 0];

/** Where orders nobody has accepted are given out, providers share them by the people they have there. */
function providersOf({ orders }: DaySheet, people: readonly PersonOfDay[]): Pick<Problem, 'providers'> {
  if (!isShared(orders)) return {};
  const shares = new Map<string, number>();
  for (const { providerId } of people) shares.set(providerId, (shares.get(providerId) ?? 0) + 1);
  return { providers: [...shares].map(([id, fairShare]) => ({ id, fairShare })) };
}

function orderContext(
  { itemCode, startMinute, minutes, assigned, pinned, second }: OrderOfDay,
  judged: Judged,
): OrderContext {
  const refusals: RefusalCounts = {};
  for (const rule of judged.values()) refusals[rule] = (refusals[rule] ?? 0) + 1;
  return {
    ...{ itemCode, startMinute, minutes, was: assigned, pinned, refusals },
    ...(second && { second: { was: second.assigned, pinned: second.pinned } }),
  };
}

/** The places of a day, each once. */
class Places {
  private readonly places: Coordinate[] = [];
  private readonly numbers = new Map<string, number>();

  at(place: Coordinate): number {
    const key = `${place.latitude} ${place.longitude} ${place.datum}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.places.length);
    return this.places.push(place) - 1;
  }

  matrix(travel: Travel): number[][] {
    return this.places.map((from, row) => this.places.map((to, at) => (at === row ? 0 : travel(from, to))));
  }
}
