import { TimeEstimates } from './time-estimates';

/**
 * What a change would cost, without making it: cheap enough to spare most changes the work. Way, wishes and fairness are
 * exact, but that the other visit of a pair is put back at no way at all; for its times see `TimeEstimates`.
 */
export class Estimates extends TimeEstimates {
  /** In the last answer of `leftAfter`. */
  private fairness = 0;

  /**
   * What a plan at its limit has left for time when a visit is put between two stops, which follow each other once its
   * order is taken out.
   * @param partner the other visit of the order, taken out and put back at no way by whoever costs least; -1: there is
   * none, or it stays
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
    if (partner >= 0) left -= model.leastAssignment[partner];
    if (!model.full) return left;
    if (beside < 0) this.fairness = state.handingAdds(from, c, duration[visit]);
    else {
      state.suppose(c, duration[visit]);
      state.suppose(from, -duration[visit]);
      state.suppose(beside, -duration[partner]);
      this.fairness = state.supposedFairness();
    }
    return left - this.fairness;
  }

  /**
   * What the other visit of the pair adds, when it is put between two stops after `leftAfter` was asked of the first,
   * which goes to `c`.
   */
  besideAdds(partner: number, visit: number, c: number, to: number, after: number, before: number): number {
    const { state, model } = this;
    const way = state.detour(partner, after, before) * model.weights.travelPerMinute;
    const wishes = model.assignment.total[partner * model.caregivers + to] - model.leastAssignment[partner];
    const price = way + wishes;
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
