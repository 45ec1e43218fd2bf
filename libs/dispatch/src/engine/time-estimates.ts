import type { Model } from './model';
import type { State } from './state';

/** What others may gain by way of pairs, as a multiple of what the visits' own routes gain. */
const GENEROUS = 3;

/** Where the other visit of a pair goes. */
export interface Beside {
  key: number;
  caregiver: number;
  /** Stops that follow each other once its order is taken out. */
  after: number;
  before: number;
}

/**
 * What a change would cost in time, without making it. Of the days concerned lateness and waiting are a bound from below;
 * what others gain by way of pairs, or by a rest that finds another place, is guessed.
 */
export class TimeEstimates {
  protected readonly model: Model;

  constructor(protected readonly state: State) {
    this.model = state.model;
  }

  /** The price of time that is left at least. What others gain by way of pairs is guessed. @param gain of the routes */
  keptBut(gain: number): number {
    const { timed, largest, model } = this.state;
    return gain > 0 ? timed - GENEROUS * gain : timed + largest * model.weights.largestLateness;
  }

  /** The same when visits that follow each other are taken out, with the others of their pairs. */
  keptWithoutChain(chain: Int32Array, length: number, before: number): number {
    let gain = this.spared(chain[0], chain[length - 1]) + this.gapPrice(before);
    for (let i = 0; i < length; i++) gain += this.spared(this.model.partner[chain[i]]);
    return this.keptBut(gain);
  }

  /** The most that a day gains in time when visits that follow each other are taken out: theirs, and of those after. */
  spared(first: number, last = first): number {
    const { state, model } = this;
    const { start, end, next, timePrice } = state;
    const { visits, open, close, duration } = model;
    const c = first < 0 ? -1 : state.caregiver[first];
    if (c < 0 || state.dear[c] === 0) return 0;
    let price = timePrice[last];
    for (let stop = first; stop !== last; stop = next[stop]) price += timePrice[stop];
    let at = state.previous[first];
    // Waiting for the first of the day is done at home.
    if (at >= visits) price += this.gapPrice(next[last]);
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
    const { timePrice, next, dear, caregiver } = this.state;
    if (dear[caregiver[stop]] === 0) return 0;
    let price = 0;
    for (let at = stop; at < this.model.visits; at = next[at]) price += timePrice[at];
    return price;
  }

  /** What waiting before the visit after costs more, at least, when visits that follow each other are taken out. */
  gapAdds(first: number, last = first): number {
    const { state, model } = this;
    const c = first < 0 ? -1 : state.caregiver[first];
    if (!model.full || c < 0) return 0;
    const from = state.previous[first];
    const to = state.next[last];
    if (to >= model.visits) return 0;
    const ready = state.end[from] + state.leg(from, to);
    return Math.max(0, this.waiting(c, from, model.open[to] - ready) - state.timePrice[to]);
  }

  /** What waiting before a stop costs now, and could cost less if somebody else were served before. */
  gapPrice(stop: number): number {
    const { state, model } = this;
    if (!model.full || stop >= model.visits || state.timePrice[stop] === 0) return 0;
    return state.idlePrice(stop, state.start[stop]);
  }

  /** The least that a caregiver's waiting after a stop costs; he may rest meanwhile. */
  private waiting(caregiver: number, from: number, minutes: number): number {
    const { visits, weights, staff } = this.model;
    const paid = minutes - weights.idleFromMinute;
    if (!(paid > 0) || from >= visits) return 0;
    return Math.max(0, paid - staff.restMinutes[caregiver]) * weights.idlePerMinute;
  }

  /** Whether a visit after a stop makes the rest of that day too late or, by its times alone, cost more than allowed. */
  delays(visit: number, caregiver: number, after: number, allowed: number): boolean {
    return this.delayAdds(visit, caregiver, after, this.model.open[visit], allowed) > allowed;
  }

  /** The same for the first visit of an order that leaves its days. @param gain of those days */
  delaysFirst(visit: number, c: number, after: number, allowed: number, gain: number): boolean {
    const { caregiver } = this.state;
    const partner = this.model.partner[visit];
    if (caregiver[visit] === c) return this.delaysWithout(visit, visit, after, allowed - gain);
    if (partner >= 0 && caregiver[partner] === c)
      return this.delaysWithout(partner, visit, after, allowed - gain);
    // Where the other visit of a pair goes is not known yet: perhaps into the gap.
    return this.delays(visit, c, after, partner < 0 ? allowed - this.gapAdds(visit) : allowed);
  }

  /**
   * What the times of a day cost more, at least, with a visit after a stop.
   * @param earliest the visit waits for somebody until then
   * @returns Infinity: somebody is too late. Above `allowed` it may be too little
   */
  delayAdds(visit: number, caregiver: number, after: number, earliest: number, allowed: number): number {
    const { state, model } = this;
    const ready = state.end[after] + state.leg(after, visit);
    const start = ready > earliest ? ready : earliest;
    if (start > model.latest[visit]) return Infinity;
    const price = state.latePrice(start - model.close[visit]) + this.waiting(caregiver, after, start - ready);
    return this.pushAdds(visit, start, caregiver, state.next[after], price, allowed);
  }

  /** The same for visits that follow each other. */
  chainDelays(chain: Int32Array, length: number, caregiver: number, after: number, allowed: number): boolean {
    const { state, model } = this;
    let at = after;
    let free = state.end[after];
    let price = 0;
    let start = 0;
    for (let i = 0; i < length; i++) {
      const visit = chain[i];
      const ready = free + state.leg(at, visit);
      start = Math.max(model.open[visit], ready);
      if (start > model.latest[visit]) return true;
      price += state.latePrice(start - model.close[visit]) + this.waiting(caregiver, at, start - ready);
      free = start + model.duration[visit];
      at = visit;
    }
    return this.pushAdds(at, start, caregiver, state.next[after], price, allowed) > allowed;
  }

  /** Whether the two visits of a pair, which wait for each other, make days too late, or cost more than allowed. */
  delaysBoth(visit: number, c: number, after: number, beside: Beside, allowed: number): boolean {
    const { state, model } = this;
    const { open, close, jobOf, gapMin, gapMax } = model;
    const partner = model.partner[visit];
    const from = state.caregiver[visit];
    const old = state.caregiver[partner];
    // In the days they come from, what moves up makes an estimate too high.
    const isOther = c !== from && c !== old;
    const isOtherToo = beside.caregiver !== from && beside.caregiver !== old;
    if (!isOther && !isOtherToo) return false;
    let one = isOther ? Math.max(open[visit], state.end[after] + state.leg(after, visit)) : open[visit];
    let two = open[partner];
    if (isOtherToo) two = Math.max(two, state.end[beside.after] + state.leg(beside.after, partner));
    const job = jobOf[visit];
    if (model.first[job] === visit) {
      two = Math.max(two, one + gapMin[job]);
      one = Math.max(one, two - gapMax[job]);
    } else {
      one = Math.max(one, two + gapMin[job]);
      two = Math.max(two, one - gapMax[job]);
    }
    let left = allowed;
    if (from !== c && from !== beside.caregiver) left -= this.gapAdds(visit);
    if (old !== c && old !== beside.caregiver) left -= this.gapAdds(partner);
    left -= isOther ? this.delayAdds(visit, c, after, one, left) : state.latePrice(one - close[visit]);
    if (left < 0) return true;
    left -= isOtherToo
      ? this.delayAdds(partner, beside.caregiver, beside.after, two, left)
      : state.latePrice(two - close[partner]);
    return left < 0;
  }

  /** What it costs more when `at`, which starts at `start`, comes before `to`; and what was spent on `at`. */
  private pushAdds(
    at: number,
    start: number,
    caregiver: number,
    to: number,
    spent: number,
    allowed: number,
  ): number {
    const { state, model } = this;
    const { close, latest, duration } = model;
    const onlyRises = !model.full || state.dear[caregiver] === 0;
    let price = spent;
    for (; !(onlyRises && price > allowed); to = state.next[to]) {
      const ready = start + duration[at] + state.leg(at, to);
      if (to >= model.visits) return ready > model.staff.shiftTo[caregiver] ? Infinity : price;
      const now = state.start[to];
      start = ready > now ? ready : now;
      if (start > latest[to]) return Infinity;
      price += state.latePrice(start - close[to]) - state.timePrice[to];
      if (ready <= now) return price + this.waiting(caregiver, at, now - ready);
      at = to;
    }
    return price;
  }

  /**
   * The same in a day which another visit leaves.
   * @param gone the visit itself, or the other one of its pair
   */
  delaysWithout(gone: number, visit: number, after: number, allowed: number): boolean {
    const { state, model } = this;
    const { next, start, timePrice } = state;
    const { open, close, latest, duration } = model;
    const c = state.caregiver[gone];
    const onlyRises = !model.full || state.dear[c] === 0;
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
      if (to >= model.visits) return price > allowed || ready > model.staff.shiftTo[c];
      const begins = Math.max(open[to], ready);
      if (begins > latest[to]) return true;
      price += state.latePrice(begins - close[to]) + this.waiting(c, at, begins - ready);
      if (to !== visit) price -= timePrice[to];
      // Behind both places the days are alike from the first who starts as before, and never cheaper than that.
      if (to !== visit && isPut && isPassed && begins >= start[to])
        if (begins === start[to] || (onlyRises && price > allowed)) return price > allowed;
      free = begins + duration[to];
      at = to;
    }
  }

  /** What a day's times add at least when a visit comes into the place of another; Infinity: somebody is too late. */
  replacingAdds(gone: number, visit: number): number {
    const { state, model } = this;
    const { next, start, timePrice } = state;
    const { open, close, latest, duration } = model;
    const c = state.caregiver[gone];
    let at = state.previous[gone];
    let free = state.end[at];
    let price = -timePrice[gone];
    for (let to = visit; to < model.visits; to = next[to === visit ? gone : to]) {
      const ready = free + state.leg(at, to);
      const begins = Math.max(open[to], ready);
      if (begins > latest[to]) return Infinity;
      price += state.latePrice(begins - close[to]) + this.waiting(c, at, begins - ready);
      if (to !== visit) price -= timePrice[to];
      if (to !== visit && begins === start[to]) break;
      free = begins + duration[to];
      at = to;
    }
    return price;
  }
}
