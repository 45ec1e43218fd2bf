import type { Model } from './model';
import type { Plan, PlannedVisit, Price, UnservedReason } from './problem';
import { ROOM, State, type Snapshot } from './state';
import { cheapestPlace } from './construct';

/** The plan a state holds, with its price rule by rule. */
export function planOf(state: State): Plan {
  const { model } = state;
  const { orders, caregivers } = model.problem;
  const routes = caregivers.map(({ id }, c) => {
    const visits: PlannedVisit[] = [];
    for (let at = state.next[model.visits + c]; at < model.visits; at = state.next[at]) {
      const job = model.jobOf[at];
      const { service } = orders[job].visits[at - model.first[job]];
      visits.push({ order: orders[job].id, service, caregiver: id, start: state.start[at] });
    }
    return { caregiver: id, visits };
  });
  const missing = Array.from(model.first.keys()).filter((job) => !state.isServed(job));
  const empty = new State(model);
  return {
    routes: routes.filter(({ visits }) => visits.length > 0),
    unserved: missing.map((job) => ({ order: orders[job].id, reason: reasonFor(empty, job) })),
    price: priceSplit(state),
  };
}

/** From scratch, not from what the search has added up. */
function priceSplit(state: State): Price {
  const { model } = state;
  const { weights } = model;
  const price = {
    ...{ travel: 0, lateness: 0, latest: 0, familiarity: 0, faces: 0, sex: 0, dialect: 0, overtime: 0 },
    ...{ idle: 0, caregiverFairness: 0, providerFairness: 0, change: 0, unserved: 0 },
  };
  for (let stop = 0; stop < model.visits + model.caregivers; stop++)
    if (state.caregiver[stop] >= 0)
      price.travel += state.leg(stop, state.next[stop]) * weights.travelPerMinute;
  for (let v = 0; v < model.visits; v++) {
    if (state.caregiver[v] < 0) continue;
    const { familiarity, faces, sex, dialect, change } = model.assignment.split(v, state.caregiver[v]);
    price.familiarity += familiarity;
    price.faces += faces;
    price.sex += sex;
    price.dialect += dialect;
    price.change += change + (model.full ? state.movePrice(v, state.start[v]) : 0);
    price.idle += model.full ? state.idlePrice(v, state.start[v]) : 0;
    price.lateness += state.latePrice(state.start[v] - model.close[v]);
    price.latest = Math.max(price.latest, (state.start[v] - model.close[v]) * weights.largestLateness);
  }
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  price.overtime = sum(state.dayPrice);
  price.caregiverFairness = sum(state.minutes.map((_, c) => state.fairPrice(c)));
  price.providerFairness = sum(state.shareMinutes.map((_, p) => state.sharePrice(p)));
  price.unserved = model.unservedPrice.reduce((total, p, job) => total + (state.isServed(job) ? 0 : p), 0);
  return { ...price, total: Object.values(price).reduce((total, part) => total + part, 0) };
}

/** Tries the order alone in everybody's empty day. @param empty a plan in which nobody is served */
function reasonFor(empty: State, job: number): UnservedReason {
  const { model } = empty;
  const able = (visit: number) =>
    Array.from(model.able.subarray(model.ableFrom[visit], model.ableFrom[visit + 1]));
  const one = able(model.first[job]);
  const partner = model.partner[model.first[job]];
  const two = partner < 0 ? [] : able(partner);
  const people = partner < 0 ? one.length : one.some((c) => two.some((other) => other !== c)) ? 1 : 0;
  if (people === 0) return 'nobody-able';
  return cheapestPlace(empty, job) ? 'no-room' : 'outside-working-hours';
}

/**
 * The plan as keys and caregivers; visits it names but the problem does not have (any more) are left out, and so are
 * those whose caregiver may not serve them any more, both of a pair together.
 */
export function snapshotOf(model: Model, plan: Pick<Plan, 'routes'>): Snapshot {
  const caregiver = new Int32Array(model.visits).fill(-1);
  const key = new Float64Array(model.visits);
  const visitOf = new Map<string, number>();
  model.problem.orders.forEach(({ id, visits }, job) =>
    visits.forEach(({ service }, i) => visitOf.set(`${id}\n${service}\n${i}`, model.first[job] + i)),
  );
  const names = new Map(model.problem.caregivers.map(({ id }, c) => [id, c]));
  for (const { caregiver: id, visits } of plan.routes)
    for (const { order, service, start } of visits) {
      const c = names.get(id) ?? -1;
      const same = [0, 1].map((i) => visitOf.get(`${order}\n${service}\n${i}`));
      const v = same.find((visit) => visit !== undefined && caregiver[visit] < 0);
      if (v === undefined || c < 0 || !model.allowed[v * model.caregivers + c]) continue;
      caregiver[v] = c;
      key[v] = start;
    }
  for (let v = 0; v < model.visits; v++)
    if (model.partner[v] >= 0 && caregiver[model.partner[v]] < 0) caregiver[v] = -1;
  separate(model, key, caregiver);
  return { key, caregiver, cost: Infinity };
}

const ROUNDS = 20;

/** Visits of no duration may start in one minute; their keys must differ all the same, and those of pairs must not. */
function separate(model: Model, key: Float64Array, caregiver: Int32Array): void {
  const order = Array.from(key.keys()).filter((visit) => caregiver[visit] >= 0);
  for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
    changed = false;
    order.sort((a, b) => key[a] - key[b] || a - b);
    const last = new Float64Array(model.caregivers).fill(-Infinity);
    for (const visit of order) {
      const partner = model.partner[visit];
      const together = partner >= 0 && model.leader[visit] === model.leader[partner];
      const least = Math.max(last[caregiver[visit]] + ROOM, together ? key[partner] : -Infinity);
      changed ||= key[visit] < least;
      key[visit] = Math.max(key[visit], least);
      last[caregiver[visit]] = key[visit];
    }
  }
}
