import type { Model } from './model';
import type { State } from './state';

/** What others may gain by way of pairs, as a multiple of what the visits' own routes gain. */
const GENEROUS = 3;

/**
 * What a change would cost, without making it: cheap enough to spare most changes the work. Way, wishes and fairness are
 * exact, but that the other visit of a pair is put back at no way at all; time is guessed.
 */
export class Estimates {
  private readonly model: Model;
  /** In the last answer of `leftAfter`. */
  private fairness = 0;

  constructor(private readonly state: State) {
    this.model = state.model;
  }

  /**
   * What a plan at its limit has left for time when a visit is put between two stops, which follow each other once its
   * order is taken out.
   * @param partner the other visit of the order, taken out and not put back; -1: there is none, or it stays
   */
  leftAfter(limit: number, visit: number, partner: number, c: number, after: number, before: number): number {
    const { state, model } = this;
    const { assignment, caregivers, duration } = model;
    const from = state.caregiver[visit];
    const way = state.detour(visit, after, before) * model.weights.travelPerMinute;
    let left = limit - state.bound - way - assignment.total[visit * caregivers + c];
    if (from < 0) left += model.unservedPrice[model.jobOf[visit]];
    else left += this.waySpared(visit) + assignment.total[visit * caregivers + from];
    const beside = partner < 0 ? -1 : state.caregiver[partner];
    if (beside >= 0) left += this.waySpared(partner) + assignment.total[partner * caregivers + beside];
    if (!model.full) return left;
    state.suppose(c, duration[visit]);
    state.suppose(from, -duration[visit]);
    if (beside >= 0) state.suppose(beside, -duration[partner]);
    this.fairness = state.supposedFairness();
    return left - this.fairness;
  }

  /**
   * What the other visit of the pair adds, when it is put between two stops after `leftAfter` was asked of the first,
   * which goes to `c`.
   */
  besideAdds(partner: number, visit: number, c: number, to: number, after: number, before: number): number {
    const { state, model } = this;
    const way = state.detour(partner, after, before) * model.weights.travelPerMinute;
    const price = way + model.assignment.total[partner * model.caregivers + to];
    if (!model.full) return price;
    state.suppose(c, model.duration[visit]);
    state.suppose(state.caregiver[visit], -model.duration[visit]);
    state.suppose(to, model.duration[partner]);
    state.suppose(state.caregiver[partner], -model.duration[partner]);
    return price + state.supposedFairness() - this.fairness;
  }

  /**
   * What it adds when two visits take each other's place and caregiver.
   * @param cBesideOne who then gives the other visit of the first order, if there is one
   * @returns -Infinity where the places touch
   */
  swapAdds(one: number, two: number, cBesideOne: number, cBesideTwo: number): number {
    const { state, model } = this;
    const { next, previous, caregiver } = state;
    const besideOne = model.partner[one];
    const besideTwo = model.partner[two];
    if (next[one] === two || next[two] === one) return -Infinity;
    if (this.isNextTo(besideOne, two) || this.isNextTo(besideTwo, one)) return -Infinity;
    const way =
      state.detour(one, previous[two], next[two]) -
      state.detour(two, previous[two], next[two]) +
      state.detour(two, previous[one], next[one]) -
      state.detour(one, previous[one], next[one]);
    let price = way * model.weights.travelPerMinute;
    price += this.hands(one, caregiver[two]) + this.hands(two, caregiver[one]);
    if (besideOne >= 0) price += this.hands(besideOne, cBesideOne) - this.waySpared(besideOne);
    if (besideTwo >= 0) price += this.hands(besideTwo, cBesideTwo) - this.waySpared(besideTwo);
    return model.full ? price + state.supposedFairness() : price;
  }

  /** Whether whoever goes to `to` may take what comes after `at`; nobody is both of a pair. */
  tailFits(at: number, to: number): boolean {
    const { state, model } = this;
    const caregiver = state.caregiver[to];
    const cut = state.keyAfter(to);
    for (let stop = state.next[at]; stop < model.visits; stop = state.next[stop]) {
      if (model.allowed[stop * model.caregivers + caregiver] === 0) return false;
      const partner = model.partner[stop];
      if (partner >= 0 && state.caregiver[partner] === caregiver && state.key[partner] <= cut) return false;
    }
    return true;
  }

  /** What it adds when everything after `a` and everything after `b` change places. */
  tailsAdd(a: number, b: number): number {
    const { state, model } = this;
    const { next, caregiver } = state;
    const { visits } = model;
    const endA = visits + caregiver[a];
    const endB = visits + caregiver[b];
    const way =
      this.wayWith(a, endA, b, endB) +
      this.wayWith(b, endB, a, endA) -
      this.wayWith(a, endA, a, endA) -
      this.wayWith(b, endB, b, endB);
    let price = way * model.weights.travelPerMinute;
    if (model.plain) return price;
    for (let at = next[a]; at < visits; at = next[at]) price += this.hands(at, caregiver[b]);
    for (let at = next[b]; at < visits; at = next[at]) price += this.hands(at, caregiver[a]);
    return model.full ? price + state.supposedFairness() : price;
  }

  /** What it adds when visits that follow each other go to another day, between two stops. */
  chainAdds(chain: Int32Array, length: number, c: number, after: number, before: number): number {
    const { state, model } = this;
    const first = chain[0];
    const last = chain[length - 1];
    const from = state.previous[first];
    const to = state.next[last];
    const way =
      state.leg(after, first) +
      state.leg(last, before) -
      state.leg(after, before) -
      state.leg(from, first) -
      state.leg(last, to) +
      state.leg(from, to);
    let price = way * model.weights.travelPerMinute;
    for (let i = 0; i < length; i++) {
      const partner = model.partner[chain[i]];
      price += this.hands(chain[i], c);
      if (partner >= 0) price -= this.waySpared(partner);
    }
    return model.full ? price + state.supposedFairness() : price;
  }

  private isNextTo(beside: number, visit: number): boolean {
    const { next, previous } = this.state;
    return beside >= 0 && (previous[visit] === beside || next[visit] === beside);
  }

  private waySpared(visit: number): number {
    const { state, model } = this;
    const way = state.detour(visit, state.previous[visit], state.next[visit]);
    return way * model.weights.travelPerMinute;
  }

  /** Wishes, when a served visit goes to another caregiver; its minutes are supposed to go with it. */
  private hands(visit: number, to: number): number {
    const { state, model } = this;
    const from = state.caregiver[visit];
    if (from === to) return 0;
    if (model.full) {
      state.suppose(from, -model.duration[visit]);
      state.suppose(to, model.duration[visit]);
    }
    const row = visit * model.caregivers;
    return model.assignment.total[row + to] - model.assignment.total[row + from];
  }

  /** The legs at both ends of the tail behind `b`, which ends at `endB`, when it hangs behind `a` and ends at `endA`. */
  private wayWith(a: number, endA: number, b: number, endB: number): number {
    const { state } = this;
    const to = state.next[b];
    return to === endB ? state.leg(a, endA) : state.leg(a, to) + state.leg(state.previous[endB], endA);
  }

  /** The price of time that is left at least. What others gain by way of pairs is guessed. @param gain of the routes */
  keptBut(gain: number): number {
    const { timed, largest, model } = this.state;
    return gain > 0 ? timed - GENEROUS * gain : timed + largest * model.weights.largestLateness;
  }

  /** The same when visits that follow each other are taken out, with the others of their pairs. */
  keptWithoutChain(chain: Int32Array, length: number): number {
    let gain = this.spared(chain[0], chain[length - 1]);
    for (let i = 0; i < length; i++) gain += this.spared(this.model.partner[chain[i]]);
    return this.keptBut(gain);
  }

  /** The most that a day gains in time when visits that follow each other are taken out: theirs, and of those after. */
  spared(first: number, last = first): number {
    const { state, model } = this;
    const { start, end, next, timePrice } = state;
    const { visits, open, close, duration } = model;
    if (first < 0 || state.caregiver[first] < 0) return 0;
    let price = timePrice[last];
    for (let stop = first; stop !== last; stop = next[stop]) price += timePrice[stop];
    let at = state.previous[first];
    let free = end[at];
    for (let to = next[last]; to < visits; to = next[to]) {
      const ready = Math.max(open[to], free + state.leg(at, to));
      if (ready >= start[to]) break;
      if (timePrice[to] > 0) price += timePrice[to] - state.latePrice(ready - close[to]);
      free = ready + duration[to];
      at = to;
    }
    return price;
  }

  /** The price of time of everything from a stop on. */
  priceFrom(stop: number): number {
    const { timePrice, next } = this.state;
    let price = 0;
    for (let at = stop; at < this.model.visits; at = next[at]) price += timePrice[at];
    return price;
  }

  /** Whether a visit after a stop makes the rest of that day too late or, by lateness alone, cost more than allowed. */
  delays(visit: number, caregiver: number, after: number, allowed: number): boolean {
    const { state, model } = this;
    const { open, close, latest, duration } = model;
    let start = Math.max(open[visit], state.end[after] + state.leg(after, visit));
    if (start > latest[visit]) return true;
    let price = state.latePrice(start - close[visit]);
    let at = visit;
    for (let to = state.next[after]; price <= allowed; to = state.next[to]) {
      start += duration[at] + state.leg(at, to);
      if (to >= model.visits) return start > model.staff.shiftTo[caregiver];
      if (start <= state.start[to]) return false;
      if (start > latest[to]) return true;
      price += state.latePrice(start - close[to]) - state.timePrice[to];
      at = to;
    }
    return true;
  }

  /**
   * The same in a day which another visit leaves.
   * @param gone the visit itself, or the other one of its pair
   */
  delaysWithout(gone: number, visit: number, after: number, allowed: number): boolean {
    const { state, model } = this;
    const { next, start, timePrice } = state;
    const { open, close, latest, duration } = model;
    let at = state.keyAfter(after) < state.key[gone] ? after : state.previous[gone];
    let free = state.end[at];
    let price = -timePrice[gone];
    let isPut = false;
    let isPassed = false;
    for (;;) {
      let to = visit;
      if (at !== after) {
        to = next[at === visit ? after : at];
        isPassed ||= to === gone;
        if (to === gone) to = next[to];
      } else isPut = true;
      const ready = free + state.leg(at, to);
      if (to >= model.visits) return price > allowed || ready > model.staff.shiftTo[state.caregiver[to]];
      const begins = Math.max(open[to], ready);
      if (begins > latest[to]) return true;
      price += state.latePrice(begins - close[to]);
      if (to !== visit) price -= timePrice[to];
      // Behind both places the days are alike from the first who starts as before, and never cheaper than that.
      if (to !== visit && isPut && isPassed && begins >= start[to])
        if (begins === start[to] || price > allowed) return price > allowed;
      free = begins + duration[to];
      at = to;
    }
  }

  /** What a day's lateness adds at least when a visit comes into the place of another; Infinity: somebody is too late. */
  replacingAdds(gone: number, visit: number): number {
    const { state, model } = this;
    const { next, start, timePrice } = state;
    const { open, close, latest, duration } = model;
    let at = state.previous[gone];
    let free = state.end[at];
    let price = -timePrice[gone];
    for (let to = visit; to < model.visits; to = next[to === visit ? gone : to]) {
      const begins = Math.max(open[to], free + state.leg(at, to));
      if (begins > latest[to]) return Infinity;
      if (to !== visit && begins === start[to]) break;
      price += state.latePrice(begins - close[to]);
      if (to !== visit) price -= timePrice[to];
      free = begins + duration[to];
      at = to;
    }
    return price;
  }

  /** By whom the other visit of a pair costs least way and wishes at a key; both may still be in their routes. */
  cheapest(visit: number, taken: number, key: number): number {
    const { state, model } = this;
    const { able, ableFrom, assignment, weights } = model;
    const other = model.partner[visit];
    let best = Infinity;
    let chosen = -1;
    for (let i = ableFrom[visit]; i < ableFrom[visit + 1]; i++) {
      const c = able[i];
      if (c === taken) continue;
      let after = state.before(key, c);
      if (after === visit || after === other) after = state.previous[after];
      let before = state.next[after];
      if (before === visit || before === other) before = state.next[before];
      const way = state.detour(visit, after, before) * weights.travelPerMinute;
      const price = way + assignment.total[visit * model.caregivers + c];
      if (price >= best) continue;
      best = price;
      chosen = c;
    }
    return chosen;
  }
}
