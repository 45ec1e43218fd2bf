import { adopt, cheapestPlace } from './construct';
import { compile } from './model';
import { snapshotOf } from './plan';
import type { Order, Plan, Problem } from './problem';
import { State } from './state';
import type { Weights } from './weights';

export interface PricedWindow {
  readonly from: number;
  readonly to: number;
  /** Equivalent minutes that the order adds to the plan; null: nobody can come within this window. */
  readonly price: number | null;
  /** By whom, for each visit of the order, in its order; empty without a price. */
  readonly caregivers: readonly string[];
}

export interface PricedWindowsOptions {
  readonly from: number;
  readonly to: number;
  /** Minutes; default 30. */
  readonly step?: number;
}

/** Where in a window a start is tried. */
const MOMENTS = [0.01, 0.34, 0.67, 0.99];
const STEP = 30;

/**
 * What a new order would cost in every window of the day, while everything in the plan keeps its caregiver and its
 * place in the day. Its own window is not looked at.
 */
export function insertionPrices(
  problem: Problem,
  weights: Weights,
  plan: Pick<Plan, 'routes'>,
  order: Order,
  { from, to, step = STEP }: PricedWindowsOptions,
): PricedWindow[] {
  const orders = [...problem.orders.filter(({ id }) => id !== order.id), { ...order, latest: undefined }];
  const model = compile({ ...problem, orders }, weights);
  const state = new State(model);
  const { key, caregiver } = snapshotOf(model, plan);
  adopt(state, key, caregiver);
  const job = model.jobs - 1;
  const first = model.first[job];
  const without = state.cost - model.unservedPrice[job];
  const windows: PricedWindow[] = [];
  for (let open = from; open + step <= to; open += step) {
    // The order's own row of the model is this call's, and the order is in no route while it changes.
    for (let visit = first; visit < model.visits; visit++) model.open[visit] = open;
    model.close[first] = open + step;
    if (first + 1 < model.visits) model.close[first + 1] = open + step + model.gapMax[job];
    model.latest[first] = open + step;
    const place = cheapestPlace(state, job, { keys: MOMENTS.map((part) => open + part * step) });
    const taken = place ? [place.one, ...(place.two < 0 ? [] : [place.two])] : [];
    windows.push({
      ...{ from: open, to: open + step },
      price: place ? place.cost - without : null,
      caregivers: taken.map((c) => problem.caregivers[c].id),
    });
  }
  return windows;
}
