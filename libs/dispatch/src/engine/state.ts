import type { Model } from './model';
import { Workload } from './workload';

/** Minutes between two keys that are put into a row: much less than any service, much more than a rounding error. */
export const ROOM = 1e-6;

/** What an annealing run keeps of a plan: from keys and caregivers everything else follows. */
export interface Snapshot {
  readonly key: Float64Array;
  readonly caregiver: Int32Array;
  cost: number;
}

/**
 * A plan under change, with its price. A move is `begin`, changes of routes and keys, `decide`; a refused move leaves
 * no trace.
 */
export class State extends Workload {
  private cost_ = 0;
  private readonly saved = new Float64Array(8);
  private readonly order: Int32Array;

  constructor(model: Model) {
    super(model);
    this.order = Int32Array.from({ length: model.visits }, (_, visit) => visit);
    this.cost_ = this.sum();
  }

  /** Equivalent minutes of the whole plan. */
  get cost(): number {
    return this.cost_;
  }

  begin(): void {
    this.beginRoutes();
    this.beginTimes();
    const { saved } = this;
    saved[0] = this.travelled;
    saved[1] = this.assigned;
    saved[2] = this.unserved;
    saved[3] = this.timed;
    saved[4] = this.largest;
    saved[5] = this.overtime;
    saved[6] = this.cost_;
    saved[7] = this.unfair;
  }

  /** Way, assignments and fairness alone, before any time is looked at. */
  get bound(): number {
    const { travelPerMinute } = this.model.weights;
    return this.travelled * travelPerMinute + this.assigned + this.unserved + this.unfair;
  }

  /**
   * Keeps the move if the plan then costs at most `limit` and breaks no hard rule; else takes it back.
   * @param kept what time cost before that this move cannot spare, as far as known
   */
  decide(limit: number, kept = -Infinity): boolean {
    const cost = this.attempt(limit, kept);
    if (cost > limit || cost === Infinity) {
      this.undo();
      return false;
    }
    this.cost_ = cost;
    this.forgetDays();
    return true;
  }

  /** @returns the price with the move, which is taken back; Infinity above `limit` or against a hard rule */
  quote(limit = Infinity): number {
    const cost = this.attempt(limit, -Infinity);
    this.undo();
    return cost > limit ? Infinity : cost;
  }

  private attempt(limit: number, kept: number): number {
    const { bound } = this;
    if (bound > limit || !this.settle(limit - bound, kept) || !this.priceDays()) return Infinity;
    if (this.largestUnsure) this.findLargest();
    return this.sum();
  }

  /** Takes the move back. */
  undo(): void {
    this.undoTimes();
    this.undoRoutes();
    this.undoDays();
    const { saved } = this;
    this.travelled = saved[0];
    this.assigned = saved[1];
    this.unserved = saved[2];
    this.timed = saved[3];
    this.largest = saved[4];
    this.overtime = saved[5];
    this.cost_ = saved[6];
    this.unfair = saved[7];
  }

  snapshot(into?: Snapshot): Snapshot {
    const { visits } = this.model;
    const to = into ?? { key: new Float64Array(visits), caregiver: new Int32Array(visits), cost: 0 };
    to.key.set(this.key.subarray(0, visits));
    to.caregiver.set(this.caregiver.subarray(0, visits));
    to.cost = this.cost_;
    return to;
  }

  /** @throws Error when the plan breaks a hard rule of this model */
  load({ key, caregiver }: Snapshot): void {
    const { model } = this;
    this.begin();
    for (let visit = 0; visit < model.visits; visit++) if (this.caregiver[visit] >= 0) this.unlink(visit);
    if (!this.decide(Infinity)) throw new Error('an empty plan must be possible');
    const order = Array.from(key.keys())
      .filter((visit) => caregiver[visit] >= 0)
      .sort((a, b) => key[a] - key[b] || a - b);
    this.begin();
    for (const visit of order) {
      this.setKey(visit, key[visit]);
      this.link(visit, caregiver[visit], this.previous[model.visits + caregiver[visit]]);
    }
    if (!this.decide(Infinity)) throw new Error('the plan breaks a hard rule');
    this.refresh();
  }

  /** Adds the price up anew, so that millions of small changes leave no error in it. */
  refresh(): void {
    const { model, next } = this;
    this.travelled = this.assigned = this.timed = this.unserved = 0;
    for (let c = 0; c < model.caregivers; c++) {
      const end = model.visits + c;
      let minutes = 0;
      for (let at = end; ; at = next[at]) {
        this.travelled += this.leg(at, next[at]);
        if (at !== end) {
          this.assigned += model.assignment.total[at * model.caregivers + c];
          minutes += model.duration[at];
        }
        if (next[at] === end) break;
      }
      this.minutes[c] = minutes;
    }
    for (let v = 0; v < model.visits; v++) this.timed += this.timePrice[v];
    for (let j = 0; j < model.jobs; j++) if (!this.isServed(j)) this.unserved += model.unservedPrice[j];
    this.addUp();
    this.cost_ = this.sum();
  }

  /**
   * Moves every key to the start of its visit where the routes allow it, so that keys stay minutes of the day and there
   * is always room between two of them. Routes and times do not change.
   */
  renumber(): void {
    const { model, key, start, previous, order } = this;
    this.sortByKeys();
    for (const visit of order) {
      if (this.caregiver[visit] < 0 || model.leader[visit] !== visit) continue;
      let own = Math.max(start[visit], this.keyAfter(previous[visit]) + ROOM);
      const partner = model.partner[visit];
      if (partner < 0) key[visit] = own;
      else if (model.leader[partner] === visit) {
        own = Math.max(own, this.keyAfter(previous[partner]) + ROOM);
        key[visit] = key[partner] = own;
      } else key[visit] = visit < partner ? own : Math.max(own, key[partner] + ROOM);
    }
  }

  /** By insertion: since the last time little has changed. */
  private sortByKeys(): void {
    const { key, order } = this;
    for (let i = 1; i < order.length; i++) {
      const visit = order[i];
      const own = key[visit];
      let at = i;
      for (; at > 0 && key[order[at - 1]] > own; at--) order[at] = order[at - 1];
      order[at] = visit;
    }
  }

  /** What a start so many minutes after the promised window costs. */
  latePrice(late: number): number {
    const { lateFrom, lateStep } = this.model;
    let price = 0;
    for (let i = 0; i < lateFrom.length && late > lateFrom[i]; i++)
      price += lateStep[i] * (late - lateFrom[i]);
    return price;
  }

  /** What the wait before a visit costs; waiting for the first of the day is done at home. */
  idlePrice(visit: number, start: number): number {
    const from = this.previous[visit];
    if (from >= this.model.visits) return 0;
    const { idleFromMinute, idlePerMinute } = this.model.weights;
    const idle = start - this.end[from] - this.leg(from, visit) - idleFromMinute;
    return idle > 0 ? Math.max(0, idle - this.restWithin(visit, start)) * idlePerMinute : 0;
  }

  movePrice(visit: number, start: number): number {
    const { publishedStart, weights } = this.model;
    return Math.abs(start - publishedStart[visit]) > weights.movedFromMinute ? weights.movedVisit : 0;
  }

  protected priceOf(visit: number, start: number): number {
    const late = this.latePrice(start - this.model.close[visit]);
    return this.model.full ? late + this.idlePrice(visit, start) + this.movePrice(visit, start) : late;
  }

  private sum(): number {
    return this.bound + this.timed + this.overtime + this.largest * this.model.weights.largestLateness;
  }

  private findLargest(): void {
    const { close, visits } = this.model;
    let largest = 0;
    for (let visit = 0; visit < visits; visit++) {
      const late = this.start[visit] - close[visit];
      if (late > largest && this.caregiver[visit] >= 0) largest = late;
    }
    this.largest = largest;
  }
}
