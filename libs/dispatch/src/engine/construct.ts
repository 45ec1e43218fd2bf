import type { Model } from './model';
import type { State } from './state';

/** Where an order goes: keys and caregivers of its first and second visit, and the price of the whole plan then. */
export interface Place {
  readonly key: number;
  readonly one: number;
  readonly two: number;
  readonly cost: number;
  /** The price with the cheapest other caregiver in the first visit; Infinity when there is none. */
  readonly next: number;
}

/** More orders than this are inserted without looking at what waiting would cost. */
const MOST_BY_REGRET = 40;
const NOBODY = -1;

/**
 * Puts every order that fits where it is cheapest, the most urgent class first; exact prices, nothing is moved once it
 * is placed. Few orders go in the order of what each would lose if it had to wait (regret), many by their windows.
 */
export function construct(state: State): void {
  const missing = Array.from(state.model.first.keys()).filter((job) => !state.isServed(job));
  if (missing.length <= MOST_BY_REGRET) insertByRegret(state, missing);
  else
    for (const job of urgentFirst(state.model, missing)) {
      insertCheapest(state, job);
      // Late visits get the keys of the minutes they really start, so that later orders can go before them.
      state.renumber();
    }
}

function urgentFirst({ first, close, unservedPrice }: Model, jobs: readonly number[]): number[] {
  return [...jobs].sort(
    (a, b) => unservedPrice[b] - unservedPrice[a] || close[first[a]] - close[first[b]] || a - b,
  );
}

function insertByRegret(state: State, jobs: readonly number[]): void {
  const { unservedPrice } = state.model;
  let left = [...jobs];
  while (left.length > 0) {
    const most = Math.max(...left.map((job) => unservedPrice[job]));
    let chosen: { job: number; place: Place } | undefined;
    for (const job of left.filter((candidate) => unservedPrice[candidate] === most)) {
      const place = cheapestPlace(state, job);
      if (!place) left = left.filter((other) => other !== job);
      else if (!chosen || place.next - place.cost > chosen.place.next - chosen.place.cost)
        chosen = { job, place };
    }
    if (!chosen) continue;
    const { job, place } = chosen;
    put(state, job, place);
    state.decide(Infinity);
    left = left.filter((other) => other !== job);
  }
}

/** @returns whether there was a place at a lower price than that of leaving the order out */
export function insertCheapest(state: State, job: number): boolean {
  const place = cheapestPlace(state, job);
  if (!place) return false;
  put(state, job, place);
  return state.decide(Infinity);
}

/** @param keys moments of the day to try; @returns undefined when leaving the order out is cheaper, or a must */
export function cheapestPlace(
  state: State,
  job: number,
  keys = keysFor(state.model, state.model.first[job]),
): Place | undefined {
  const visit = state.model.first[job];
  const partner = state.model.partner[visit];
  let best: Place | undefined;
  for (const key of keys) {
    const twos = partner < 0 ? [NOBODY] : nearestCaregivers(state, partner, key);
    for (const one of nearestCaregivers(state, visit, key))
      for (const two of twos) {
        if (one === two) continue;
        const cost = quote(state, job, { key, one, two }, best?.next ?? state.cost);
        if (cost === Infinity) continue;
        if (!best || cost < best.cost)
          best = { key, one, two, cost, next: !best ? state.cost : one === best.one ? best.next : best.cost };
        else if (one !== best.one) best = { ...best, next: Math.min(best.next, cost) };
      }
  }
  return best;
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

function nearestCaregivers(state: State, visit: number, key: number): number[] {
  const { model } = state;
  const { able, ableFrom, assignment, weights } = model;
  const price = (c: number) => {
    const after = state.before(key, c);
    const way = state.detour(visit, after, state.next[after]) * weights.travelPerMinute;
    const late = Math.max(0, state.end[after] + state.leg(after, visit) - model.close[visit]);
    return way + late + assignment.total[visit * model.caregivers + c];
  };
  const all = Array.from(able.subarray(ableFrom[visit], ableFrom[visit + 1]), (c) => ({
    c,
    price: price(c),
  }));
  all.sort((a, b) => a.price - b.price || a.c - b.c);
  return all.slice(0, model.partner[visit] < 0 ? CANDIDATES_ALONE : CANDIDATES).map(({ c }) => c);
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
  if (model.leader[partner] === partner) state.setKey(partner, key + Math.max(model.gapMin[job], APART));
  return linkByKey(state, partner, two);
}

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
