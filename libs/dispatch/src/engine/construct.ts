import { Best } from './best';
import type { Model } from './model';
import type { State } from './state';

/** Where an order goes: keys and caregivers of its first and second visit, and the price of the whole plan then. */
export interface Place {
  readonly key: number;
  readonly one: number;
  readonly two: number;
  readonly cost: number;
  /** With regret: the price with the cheapest other caregiver in the first visit, or of leaving the order out. */
  readonly next: number;
}

/** More orders than this are inserted without looking at what waiting would cost. */
const MOST_BY_REGRET = 40;
const NOBODY = -1;

/**
 * Puts every order that fits where it is cheapest, the most urgent class first; exact prices, nothing is moved once it
 * is placed. Few orders go in the order of what each would lose if it had to wait (regret), many by their windows.
 * @param proceed asked before each order with how many there were; false leaves the others out
 * @returns how many orders it came to; undefined: all
 */
export function construct(
  state: State,
  proceed: (orders: number) => boolean = () => true,
): number | undefined {
  const missing = Array.from(state.model.first.keys()).filter((job) => !state.isServed(job));
  if (missing.length <= MOST_BY_REGRET) return insertByRegret(state, missing, proceed);
  for (const [orders, job] of urgentFirst(state.model, missing).entries()) {
    if (!proceed(orders)) return orders;
    insertCheapest(state, job);
    // Late visits get the keys of the minutes they really start, so that later orders can go before them.
    state.renumber();
  }
  return undefined;
}

function urgentFirst({ first, close, unservedPrice }: Model, jobs: readonly number[]): number[] {
  return [...jobs].sort(
    (a, b) => unservedPrice[b] - unservedPrice[a] || close[first[a]] - close[first[b]] || a - b,
  );
}

function insertByRegret(
  state: State,
  jobs: readonly number[],
  proceed: (orders: number) => boolean,
): number | undefined {
  const { unservedPrice } = state.model;
  let left = [...jobs];
  for (let inserted = 0; left.length > 0;) {
    if (!proceed(inserted)) return inserted;
    const most = Math.max(...left.map((job) => unservedPrice[job]));
    let chosen: { job: number; place: Place } | undefined;
    for (const job of left.filter((candidate) => unservedPrice[candidate] === most)) {
      const place = cheapestPlace(state, job, { regret: true });
      if (!place) left = left.filter((other) => other !== job);
      else if (!chosen || place.next - place.cost > chosen.place.next - chosen.place.cost)
        chosen = { job, place };
    }
    if (!chosen) continue;
    const { job, place } = chosen;
    put(state, job, place);
    state.decide(Infinity);
    inserted++;
    left = left.filter((other) => other !== job);
  }
  return undefined;
}

/** @returns whether there was a place at a lower price than that of leaving the order out */
export function insertCheapest(state: State, job: number): boolean {
  const place = cheapestPlace(state, job);
  if (!place) return false;
  put(state, job, place);
  return state.decide(Infinity);
}

interface Looking {
  /** Moments of the day to try. */
  readonly keys?: readonly number[];
  /** What the next best caregiver would cost is asked too. */
  readonly regret?: boolean;
}

/** @returns undefined when leaving the order out is cheaper, or a must */
export function cheapestPlace(
  state: State,
  job: number,
  { keys = keysFor(state.model, state.model.first[job]), regret = false }: Looking = {},
): Place | undefined {
  const visit = state.model.first[job];
  const partner = state.model.partner[visit];
  const ones = new Best(partner < 0 ? CANDIDATES_ALONE : CANDIDATES);
  const twos = new Best(CANDIDATES);
  const tried = new Map<number, number>();
  let best: Place | undefined;
  for (const key of keys) {
    nearestCaregivers(state, visit, key, ones);
    if (partner >= 0) nearestCaregivers(state, partner, key, twos);
    for (let i = 0; i < ones.many; i++)
      for (let j = 0; j < (partner < 0 ? 1 : twos.many); j++) {
        const slot = { key, one: ones.entry[i], two: partner < 0 ? NOBODY : twos.entry[j] };
        if (slot.one === slot.two || isTried(state, job, slot, tried)) continue;
        const limit = best ? (regret ? best.next : best.cost) : state.cost;
        const cost = quote(state, job, slot, limit);
        if (cost < Infinity) best = better(best, { ...slot, cost, next: state.cost });
      }
  }
  return best;
}

function better(best: Place | undefined, place: Place): Place {
  if (!best) return place;
  if (place.cost < best.cost) return { ...place, next: place.one === best.one ? best.next : best.cost };
  return place.one === best.one ? best : { ...best, next: Math.min(best.next, place.cost) };
}

/** Another moment between the same stops is no other place. Moments are tried in their order. */
function isTried(state: State, job: number, { key, one, two }: Slot, tried: Map<number, number>): boolean {
  const { model } = state;
  const partner = model.partner[model.first[job]];
  const stops = model.visits + model.caregivers;
  const beside = two === NOBODY ? 0 : state.before(keyBeside(model, partner, key), two);
  const place = state.before(key, one) * stops + beside;
  const people = one * model.caregivers + two;
  if (tried.get(people) === place) return true;
  tried.set(people, place);
  return false;
}

const CANDIDATES = 5;
const CANDIDATES_ALONE = 8;
const KEYS = 8;
const LATER = [45, 90, 135, 180, 270, 400];
/** Two orders that open in one minute must not have one key. */
const APART = 1e-4;

/** The window, and some time after it. */
function keysFor(model: Model, visit: number): number[] {
  const from = model.open[visit];
  const to = Math.max(from, model.close[visit]);
  const inside = Array.from({ length: KEYS }, (_, i) => from + ((to - from) * (i + 0.37)) / (KEYS - 1));
  return [...new Set([...inside, ...LATER.map((minutes) => to + minutes)])].map((key) => key + visit * APART);
}

function nearestCaregivers(state: State, visit: number, key: number, best: Best): void {
  const { able, ableFrom, assignment, weights, caregivers, close } = state.model;
  best.clear();
  for (let i = ableFrom[visit]; i < ableFrom[visit + 1]; i++) {
    const c = able[i];
    const after = state.before(key, c);
    const way = state.detour(visit, after, state.next[after]) * weights.travelPerMinute;
    const late = Math.max(0, state.end[after] + state.leg(after, visit) - close[visit]);
    best.offer(c, way + late + assignment.total[visit * caregivers + c]);
  }
}

type Slot = Pick<Place, 'key' | 'one' | 'two'>;

/** @returns the price of the plan with the job there, Infinity when not below `limit`; the plan stays as it was */
function quote(state: State, job: number, slot: Slot, limit: number): number {
  if (put(state, job, slot)) return state.quote(limit - 1e-9);
  state.undo();
  return Infinity;
}

/** Begins a move and makes it; whoever called decides. */
function put(state: State, job: number, { key, one, two }: Slot): boolean {
  const { model } = state;
  const visit = model.first[job];
  state.begin();
  state.setKey(visit, key);
  if (!linkByKey(state, visit, one)) return false;
  if (two === NOBODY) return true;
  const partner = model.partner[visit];
  if (model.leader[partner] === partner) state.setKey(partner, keyBeside(model, partner, key));
  return linkByKey(state, partner, two);
}

/** The key of the second visit of a pair. */
const keyBeside = ({ leader, gapMin, jobOf }: Model, partner: number, key: number): number =>
  leader[partner] === partner ? key + Math.max(gapMin[jobOf[partner]], APART) : key;

function linkByKey(state: State, visit: number, caregiver: number): boolean {
  const key = state.key[visit];
  const after = state.before(key, caregiver);
  if (state.keyBefore(state.next[after]) <= key) return false;
  state.link(visit, caregiver, after);
  return true;
}

/**
 * Takes over what of a plan still obeys every hard rule, order by order through the day; the rest is left out.
 * @param key and caregiver per visit; -1: not in the plan
 */
export function adopt(state: State, key: Float64Array, caregiver: Int32Array): void {
  const { model } = state;
  const jobs = Array.from(model.first.keys()).filter((job) => caregiver[model.first[job]] >= 0);
  jobs.sort((a, b) => key[model.first[a]] - key[model.first[b]] || a - b);
  for (const job of jobs) {
    const visit = model.first[job];
    const visits = model.partner[visit] < 0 ? [visit] : [visit, visit + 1];
    state.begin();
    for (const one of visits) state.setKey(one, key[one]);
    if (visits.every((one) => linkByKey(state, one, caregiver[one]))) state.decide(Infinity);
    else state.undo();
  }
}
