import { Estimates } from './estimates';
import type { Model } from './model';
import type { Neighbours } from './neighbours';
import type { Random } from './random';
import type { State } from './state';
import type { Beside } from './time-estimates';

const LONGEST_CHAIN = 3;
const KEY_SPREAD = 90;
const LEAST_GAP = 1e-3;

/** The changes the search tries. Each returns true when it was made and kept, and else leaves no trace. */
export class Moves {
  private readonly model: Model;
  private readonly estimates: Estimates;
  private readonly chain = new Int32Array(LONGEST_CHAIN);
  private readonly besides = new Int32Array(LONGEST_CHAIN);
  private readonly beside: Beside = { key: 0, caregiver: -1, after: -1, before: -1 };

  constructor(
    private readonly state: State,
    private readonly near: Neighbours,
    private readonly random: Random,
  ) {
    this.model = state.model;
    this.estimates = new Estimates(state);
  }

  /** An order, served or not, next to one that is near in place and time; of a pair the other visit somewhere. */
  relocate(limit: number): boolean {
    const { state, model, estimates } = this;
    const visit = this.random.int(model.visits);
    const target = this.nearOne(visit);
    if (target < 0) return false;
    const stop = target >> 1;
    const c = state.caregiver[stop];
    if (c < 0 || !model.allowed[visit * model.caregivers + c]) return false;
    const partner = model.partner[visit];
    const isBefore = (target & 1) === 1;
    const after = isBefore ? this.without(visit, partner, state.previous, stop) : stop;
    const before = isBefore ? stop : this.without(visit, partner, state.next, stop);
    const left = estimates.leftAfter(limit, visit, partner, c, after, before);
    if (left < 0) return false;
    const gain = estimates.spared(visit) + estimates.spared(partner) + estimates.gapPrice(before);
    const kept = estimates.keptBut(gain);
    if (left < kept) return false;
    if (estimates.delaysFirst(visit, c, after, left - kept, gain)) return false;
    const key = this.keyIn(visit, after, before);
    if (key !== key || (partner >= 0 && !this.findBeside(visit, partner, c, after, key, left, kept)))
      return false;
    state.begin();
    this.takeOut(visit);
    state.setKey(visit, key);
    state.link(visit, c, after);
    if (partner < 0) return state.decide(limit, kept);
    const fills = estimates.gapPrice(this.beside.before);
    this.linkBeside(partner);
    return state.decide(limit, kept - fills);
  }

  /** Where the other visit of a pair goes, whose first goes to `c` at `key`, as long as it may and does not cost more. */
  private findBeside(
    visit: number,
    partner: number,
    c: number,
    after: number,
    key: number,
    left: number,
    kept: number,
  ): boolean {
    const { state, estimates, beside } = this;
    const old = state.caregiver[partner];
    beside.key = this.keyBeside(partner, key);
    beside.caregiver = this.partnerCaregiver(partner, old, c, beside.key);
    if (beside.caregiver < 0 || !this.may(partner, beside.caregiver)) return false;
    const at = state.before(beside.key, beside.caregiver);
    beside.after = at === visit || at === partner ? state.previous[at] : at;
    const before = this.without(visit, partner, state.next, beside.after);
    if (state.keyBefore(before) <= beside.key) return false;
    beside.before = before;
    const still = left - estimates.besideAdds(partner, visit, c, beside.caregiver, beside.after, before);
    return still >= 0 && (left === Infinity || !estimates.delaysBoth(visit, c, after, beside, still - kept));
  }

  private linkBeside(partner: number): void {
    const { state, beside } = this;
    if (state.key[partner] !== beside.key) state.setKey(partner, beside.key);
    state.link(partner, beside.caregiver, beside.after);
  }

  /** The same visit at the same time of the day by another caregiver. */
  reassign(limit: number): boolean {
    const { state, model, estimates } = this;
    const visit = this.random.int(model.visits);
    const old = state.caregiver[visit];
    if (old < 0) return false;
    const c = this.randomAble(visit);
    const partner = model.partner[visit];
    if (c < 0 || c === old || (partner >= 0 && state.caregiver[partner] === c)) return false;
    const key = state.key[visit];
    const after = state.before(key, c);
    const before = state.next[after];
    if (state.keyBefore(before) <= key) return false;
    const left = estimates.leftAfter(limit, visit, -1, c, after, before);
    if (left < 0) return false;
    const kept = estimates.keptBut(estimates.spared(visit) + estimates.gapPrice(before));
    if (left < kept || estimates.delays(visit, c, after, left - kept - estimates.gapAdds(visit)))
      return false;
    state.begin();
    state.unlink(visit);
    state.link(visit, c, after);
    return state.decide(limit, kept);
  }

  /** Two orders change places: keys and caregivers. */
  swap(limit: number): boolean {
    const { state, model, estimates } = this;
    const one = this.random.int(model.visits);
    const target = this.nearOne(one);
    if (target < 0) return false;
    const two = target >> 1;
    const cOne = state.caregiver[one];
    const cTwo = state.caregiver[two];
    if (cOne < 0 || cTwo < 0) return false;
    if (!this.may(one, cTwo) || !this.may(two, cOne)) return false;
    const keyOne = state.key[one];
    const keyTwo = state.key[two];
    const besideOne = model.partner[one];
    const besideTwo = model.partner[two];
    let cBesideOne = besideOne < 0 ? -1 : state.caregiver[besideOne];
    let cBesideTwo = besideTwo < 0 ? -1 : state.caregiver[besideTwo];
    if (
      besideOne >= 0 &&
      besideTwo >= 0 &&
      this.may(besideOne, cBesideTwo) &&
      this.may(besideTwo, cBesideOne)
    ) {
      const kept = cBesideOne;
      cBesideOne = cBesideTwo;
      cBesideTwo = kept;
    }
    if (cBesideOne === cTwo || cBesideTwo === cOne) return false;
    const exchangeKeys = this.random.int(4) > 0;
    const adds = exchangeKeys ? estimates.swapAdds(one, two, cBesideOne, cBesideTwo) : -Infinity;
    if (adds > limit - state.bound) return false;
    const gain =
      estimates.spared(one) +
      estimates.spared(two) +
      estimates.spared(besideOne) +
      estimates.spared(besideTwo) +
      estimates.gapPrice(state.next[one]) +
      estimates.gapPrice(state.next[two]);
    const kept = estimates.keptBut(gain);
    if (exchangeKeys && cOne !== cTwo && adds > -Infinity) {
      const late = estimates.replacingAdds(one, two) + estimates.replacingAdds(two, one);
      if (late > limit - state.bound - adds - kept - gain) return false;
    }
    state.begin();
    this.takeOut(one);
    this.takeOut(two);
    if (exchangeKeys) {
      this.shiftKeys(one, keyTwo);
      this.shiftKeys(two, keyOne);
    }
    const ok =
      this.put(one, cTwo) &&
      this.put(two, cOne) &&
      (besideOne < 0 || this.put(besideOne, cBesideOne)) &&
      (besideTwo < 0 || this.put(besideTwo, cBesideTwo));
    return ok ? state.decide(limit, kept) : this.back();
  }

  /** The rests of two days change caregivers. */
  tails(limit: number): boolean {
    const { state, model, estimates } = this;
    const visit = this.random.int(model.visits);
    const target = this.nearOne(visit);
    if (target < 0) return false;
    const stop = target >> 1;
    if (state.caregiver[visit] < 0 || state.caregiver[stop] < 0) return false;
    if (state.caregiver[visit] === state.caregiver[stop]) return false;
    const isBefore = (target & 1) === 1;
    const a = isBefore ? visit : state.previous[visit];
    const b = isBefore ? state.previous[stop] : stop;
    if (state.keyAfter(a) >= state.keyBefore(state.next[b])) return false;
    if (state.keyAfter(b) >= state.keyBefore(state.next[a])) return false;
    // Where ways alone decide they are known sooner than what is forbidden.
    if (model.plain && estimates.tailsAdd(a, b) > limit - state.bound) return false;
    if (!estimates.tailFits(a, b) || !estimates.tailFits(b, a)) return false;
    if (!model.plain && estimates.tailsAdd(a, b) > limit - state.bound) return false;
    const kept = estimates.keptBut(estimates.priceFrom(state.next[a]) + estimates.priceFrom(state.next[b]));
    state.begin();
    state.exchangeTails(a, b);
    return state.decide(limit, kept);
  }

  /** Two or three visits that follow each other, next to another visit. */
  moveChain(limit: number): boolean {
    const { state, model, chain } = this;
    const head = this.random.int(model.visits);
    const target = this.nearOne(head);
    const from = state.caregiver[head];
    if (target < 0 || from < 0) return false;
    const stop = target >> 1;
    const to = state.caregiver[stop];
    if (to < 0) return false;
    let length = 0;
    const most = 2 + this.random.int(LONGEST_CHAIN - 1);
    // The neighbour may be the one the chain is to follow, or the one it is to precede; then the chain runs backwards.
    const backwards = (target & 1) === 1;
    for (
      let at = head;
      length < most && at < model.visits;
      at = backwards ? state.previous[at] : state.next[at]
    ) {
      const partner = model.partner[at];
      if (at === stop || !model.allowed[at * model.caregivers + to]) return false;
      if (partner >= 0 && (state.caregiver[partner] === to || partner === stop)) return false;
      this.besides[length] = partner < 0 ? -1 : state.caregiver[partner];
      chain[length++] = at;
    }
    if (length < 2) return false;
    if (backwards) this.reverse(length);
    const before = backwards ? stop : state.next[stop];
    const adds =
      from === to ? -Infinity : this.estimates.chainAdds(chain, length, to, state.previous[before], before);
    if (adds > limit - state.bound) return false;
    const kept = this.estimates.keptWithoutChain(chain, length, before);
    const left = limit - state.bound - adds - kept;
    if (from !== to && this.estimates.chainDelays(chain, length, to, state.previous[before], left))
      return false;
    state.begin();
    for (let i = 0; i < length; i++) this.takeOut(chain[i]);
    const after = backwards ? state.previous[stop] : stop;
    return this.putChain(length, to, after) ? state.decide(limit, kept) : this.back();
  }

  /** An order that is left out takes the place of another, which is left out instead. */
  eject(limit: number): boolean {
    const { state, model } = this;
    const visit = this.random.int(model.visits);
    if (state.caregiver[visit] >= 0) return false;
    const target = this.nearOne(visit);
    if (target < 0) return false;
    const stop = target >> 1;
    const c = state.caregiver[stop];
    if (c < 0 || !model.allowed[visit * model.caregivers + c]) return false;
    const partner = model.partner[visit];
    const after = state.previous[stop];
    state.begin();
    this.takeOut(stop);
    const key = this.keyIn(visit, after, state.next[after]);
    if (key !== key) return this.back();
    state.setKey(visit, key);
    state.link(visit, c, after);
    if (partner >= 0 && !this.findBeside(visit, partner, c, after, key, Infinity, 0)) return this.back();
    if (partner >= 0) this.linkBeside(partner);
    return state.decide(limit);
  }

  /** An order is left out. */
  drop(limit: number): boolean {
    const visit = this.random.int(this.model.visits);
    if (this.state.caregiver[visit] < 0) return false;
    this.state.begin();
    this.takeOut(visit);
    return this.state.decide(limit);
  }

  private putChain(length: number, caregiver: number, after: number): boolean {
    const { state, model, chain } = this;
    const { duration, open, partner } = model;
    const low = state.keyAfter(after);
    const high = state.keyBefore(state.next[after]);
    let at = after;
    let ready = state.end[after];
    let key = low;
    for (let i = 0; i < length; i++) {
      const visit = chain[i];
      ready = Math.max(open[visit], ready + state.leg(at, visit));
      const room = high === Infinity ? 1 : (high - key) / (length - i + 1);
      const next =
        ready > key && ready < high - room * 0.5
          ? ready
          : low === -Infinity && i === 0
            ? high - length
            : key + room;
      if (!(next > key && next < high)) return false;
      key = next;
      ready += duration[visit];
      const other = partner[visit];
      const beside = other < 0 ? -1 : this.besides[i];
      this.shiftKeys(visit, key);
      state.link(visit, caregiver, at);
      if (other >= 0 && !this.put(other, beside)) return false;
      at = visit;
    }
    return true;
  }

  private reverse(length: number): void {
    for (const part of [this.chain, this.besides]) {
      const kept = part[0];
      part[0] = part[length - 1];
      part[length - 1] = kept;
    }
  }

  /** The stop beside `stop`, or the one beyond it if it belongs to the order that is taken out. */
  private without(visit: number, partner: number, to: Int32Array, stop: number): number {
    const at = to[stop];
    return at === visit || at === partner ? to[at] : at;
  }

  private nearOne(visit: number): number {
    const { from, list } = this.near;
    const many = from[visit + 1] - from[visit];
    return many === 0 ? -1 : list[from[visit] + this.random.int(many)];
  }

  private may(visit: number, caregiver: number): boolean {
    return this.model.allowed[visit * this.model.caregivers + caregiver] === 1;
  }

  /** Takes a visit, and the other one of its pair, out of the routes. */
  private takeOut(visit: number): void {
    const { state } = this;
    const partner = this.model.partner[visit];
    if (state.caregiver[visit] >= 0) state.unlink(visit);
    if (partner >= 0 && state.caregiver[partner] >= 0) state.unlink(partner);
  }

  private back(): boolean {
    this.state.undo();
    return false;
  }

  /** Puts a visit where its key says. @returns false when the caregiver may not, or another visit has this very key */
  private put(visit: number, caregiver: number): boolean {
    if (caregiver < 0 || !this.may(visit, caregiver)) return false;
    const { state } = this;
    const key = state.key[visit];
    const after = state.before(key, caregiver);
    if (state.keyBefore(state.next[after]) <= key) return false;
    state.link(visit, caregiver, after);
    return true;
  }

  /** A key between two stops, close to the minute when the visit could start. NaN: there is no room. */
  private keyIn(visit: number, after: number, before: number): number {
    const { state, model } = this;
    const low = state.keyAfter(after);
    const high = state.keyBefore(before);
    const ready = Math.max(model.open[visit], state.end[after] + state.leg(after, visit));
    let key = ready;
    if (model.partner[visit] >= 0 && this.random.int(2) === 0)
      key += KEY_SPREAD * (this.random.float() - 0.5);
    if (key <= low) key = high === Infinity ? low + 1 : low + (high - low) * this.random.float();
    else if (key >= high) key = low === -Infinity ? high - 1 : low + (high - low) * this.random.float();
    return key > low && key < high ? key : NaN;
  }

  private randomAble(visit: number): number {
    const { able, ableFrom } = this.model;
    const many = ableFrom[visit + 1] - ableFrom[visit];
    return many === 0 ? -1 : able[ableFrom[visit] + this.random.int(many)];
  }

  /** Who comes as the second of a pair: the one who did, anybody, or whoever is cheapest by way and wishes. */
  private partnerCaregiver(partner: number, old: number, taken: number, key: number): number {
    const dice = this.random.int(4);
    if (dice === 0 && old >= 0 && old !== taken) return old;
    if (dice === 1) {
      const c = this.randomAble(partner);
      return c === taken ? -1 : c;
    }
    return this.estimates.cheapest(partner, taken, key);
  }

  /** A key for the other visit of a pair, whose first has this one. */
  private keyBeside(partner: number, key: number): number {
    const { model, random } = this;
    const job = model.jobOf[partner];
    if (model.leader[partner] === model.first[job]) return key;
    const spread = model.gapMax[job] - model.gapMin[job];
    const gap = model.gapMin[job] + (random.int(2) === 0 ? 0 : spread * random.float());
    const later = Math.max(gap, LEAST_GAP);
    return partner === model.first[job] ? key - later : Math.max(key + later, model.open[partner]);
  }

  /** A new key for a visit that is out of its route; the other one of its pair keeps its distance. */
  private shiftKeys(visit: number, key: number): void {
    const { model, state } = this;
    const partner = model.partner[visit];
    const distance = partner < 0 ? 0 : state.key[partner] - state.key[visit];
    state.setKey(visit, key);
    if (distance !== 0) state.setKey(partner, key + distance);
  }
}
