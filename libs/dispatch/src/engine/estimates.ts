import type { Model } from './model';
import type { State } from './state';

/** What others may gain by way of pairs, as a multiple of what the visits' own routes gain. */
const GENEROUS = 3;

/** What a change would cost, without making it: cheap enough to spare most changes their exact times. */
export class Estimates {
  private readonly model: Model;

  constructor(private readonly state: State) {
    this.model = state.model;
  }

  /** Way, wishes and fairness of a visit after a stop. */
  adds(visit: number, caregiver: number, after: number): number {
    const { state, model } = this;
    const way = state.detour(visit, after, state.next[after]) * model.weights.travelPerMinute;
    const price = way + model.assignment.total[visit * model.caregivers + caregiver];
    return model.full ? price + state.fairnessAdded(visit, caregiver) : price;
  }

  /**
   * The price of time that is left at least when a pair of visits, or one, is taken out: all but that of the visits
   * themselves and of those after them in their routes. What others gain by way of pairs is guessed.
   */
  priceKept(visit: number, partner: number): number {
    const gain = this.priceFrom(visit) + (partner < 0 ? 0 : this.priceFrom(partner));
    const { timed, largest, model } = this.state;
    return gain > 0 ? timed - GENEROUS * gain : timed + largest * model.weights.largestLateness;
  }

  private priceFrom(visit: number): number {
    const { state, model } = this;
    if (state.caregiver[visit] < 0) return 0;
    let price = 0;
    for (let at = visit; at < model.visits; at = state.next[at]) price += state.timePrice[at];
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

  /** The caregiver by whom a visit costs least way and wishes at its key. */
  cheapest(visit: number, taken: number): number {
    const { state, model } = this;
    const { able, ableFrom, assignment, weights } = model;
    const key = state.key[visit];
    let best = Infinity;
    let chosen = -1;
    for (let i = ableFrom[visit]; i < ableFrom[visit + 1]; i++) {
      const c = able[i];
      if (c === taken) continue;
      const after = state.before(key, c);
      const way = state.detour(visit, after, state.next[after]) * weights.travelPerMinute;
      const price = way + assignment.total[visit * model.caregivers + c];
      if (price >= best) continue;
      best = price;
      chosen = c;
    }
    return chosen;
  }
}
