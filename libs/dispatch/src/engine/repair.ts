import type { Order, Plan, Problem, Slot } from './problem';
import { plan, type Planned, type PlanOptions } from './planner';
import type { Weights } from './weights';

/**
 * Mends a published plan for a day that has changed: the problem as it is now (a caregiver ill: not in it any more; an
 * order added or withdrawn). What is missing is inserted by regret, and a short search at low heat mends the rest at the
 * prices for changes, so that most families keep their caregiver and their time.
 */
export const repair = (
  problem: Problem,
  weights: Weights,
  published: Pick<Plan, 'routes'>,
  options: Omit<PlanOptions, 'start' | 'gentle'>,
): Promise<Planned> =>
  plan(withPublished(problem, published), weights, { ...options, start: published, gentle: true });

/** The problem with the slots of a plan as what was published; the record of a repair belongs to this problem. */
export function withPublished(problem: Problem, { routes }: Pick<Plan, 'routes'>): Problem {
  const slots = new Map<string, Slot>();
  for (const { visits } of routes)
    for (const { order, service, caregiver, start } of visits)
      slots.set(`${order}\n${service}`, { caregiver, start });
  const published = (order: Order): Order => ({
    ...order,
    visits: order.visits.map((visit) => {
      const slot = slots.get(`${order.id}\n${visit.service}`);
      return slot ? { ...visit, published: slot } : visit;
    }),
  });
  return { ...problem, orders: problem.orders.map(published) };
}
