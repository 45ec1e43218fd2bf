import type { Plan, Problem } from '../engine';

/** What two plans of a day are compared by, besides their price. Whole minutes. */
export interface PlanFigures {
  readonly orders: number;
  readonly served: number;
  readonly unserved: number;
  /** Caregivers who go out. */
  readonly caregivers: number;
  readonly travelMinutes: number;
  readonly serviceMinutes: number;
  readonly lateVisits: number;
  readonly lateMinutes: number;
  readonly latestMinutes: number;
  /** By somebody who was there at least once in 90 days. */
  readonly familiarVisits: number;
  readonly overtimeMinutes: number;
  /** Visits that somebody else has now. */
  readonly changedVisits: number;
}

/** What a planned visit is in its day. */
export interface RouteStop {
  readonly orderId: string;
  readonly caregiverId: string;
  readonly position: number;
  /** Minutes of the day. */
  readonly start: number;
  readonly minutes: number;
  readonly travelMinutes: number;
  readonly lateMinutes: number;
}

/** The visits of a plan, day by day, with the way to each and the delay against the promised start. */
export function stopsOf(problem: Problem, { routes }: Pick<Plan, 'routes'>): RouteStop[] {
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const starts = new Map(problem.caregivers.map(({ id, from }) => [id, from]));
  return routes.flatMap(({ caregiver, visits }) => {
    let place = starts.get(caregiver)!;
    return visits.map(({ order: orderId, start }, at) => {
      const order = orders.get(orderId)!;
      const travelMinutes = Math.round(problem.travel[place][order.place]);
      place = order.place;
      return {
        ...{ orderId, caregiverId: caregiver, position: at + 1, start, minutes: order.visits[0].minutes },
        ...{ travelMinutes, lateMinutes: Math.max(0, Math.round(start - order.window[1])) },
      };
    });
  });
}

export function figuresOf(problem: Problem, plan: Pick<Plan, 'routes' | 'unserved'>): PlanFigures {
  const stops = stopsOf(problem, plan);
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const late = stops.filter(({ lateMinutes }) => lateMinutes > 0);
  return {
    orders: problem.orders.length,
    served: new Set(stops.map(({ orderId }) => orderId)).size,
    unserved: plan.unserved.length,
    caregivers: plan.routes.length,
    travelMinutes: sum(stops.map((stop) => stop.travelMinutes)) + waysHome(problem, plan),
    serviceMinutes: sum(stops.map(({ minutes }) => minutes)),
    lateVisits: late.length,
    lateMinutes: sum(late.map(({ lateMinutes }) => lateMinutes)),
    latestMinutes: Math.max(0, ...late.map(({ lateMinutes }) => lateMinutes)),
    familiarVisits: stops.filter(
      ({ orderId, caregiverId }) => (orders.get(orderId)!.known?.[caregiverId] ?? 0) > 0,
    ).length,
    overtimeMinutes: sum(plan.routes.map((route) => overtimeOf(problem, route))),
    changedVisits: stops.filter(({ orderId, caregiverId }) => {
      const had = orders
        .get(orderId)!
        .visits.flatMap(({ published }) => (published ? [published.caregiver] : []));
      return had.length > 0 && !had.includes(caregiverId);
    }).length,
  };
}

type Route = Plan['routes'][number];
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const ends = ({ travel, caregivers, orders }: Problem, { caregiver, visits }: Route) => {
  const person = caregivers.find(({ id }) => id === caregiver)!;
  const orderOf = (at: number) => orders.find(({ id }) => id === visits.at(at)!.order)!;
  const [first, last] = [orderOf(0), orderOf(-1)];
  return {
    person,
    toFirst: travel[person.from][first.place],
    home: travel[last.place][person.to],
    leaves: visits[0].start - travel[person.from][first.place],
    isBack: visits.at(-1)!.start + last.visits[0].minutes + travel[last.place][person.to],
  };
};

const waysHome = (problem: Problem, { routes }: Pick<Plan, 'routes'>): number =>
  sum(routes.map((route) => Math.round(ends(problem, route).home)));

function overtimeOf(problem: Problem, route: Route): number {
  const { person, leaves, isBack } = ends(problem, route);
  return Math.max(0, Math.round(isBack - leaves - (person.contractMinutes ?? Infinity)));
}
