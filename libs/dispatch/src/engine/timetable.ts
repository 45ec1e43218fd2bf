import type { Model } from './model';
import { Routes } from './routes';

const QUEUED = 1;
const FALLING = 2;
/** More events than this in one move: two routes wait for each other by way of a largest gap. */
const PATIENCE = 64;
const LOG = 5;

/**
 * When everything starts. For fixed routes the earliest start of every visit is one least fixpoint, which one pass in
 * the order of the keys finds exactly, but for the largest gap between two visits, which may send it back to the earlier one; after a move
 * the pass visits only what changes (events, sorted by key).
 */
export abstract class Timetable extends Routes {
  readonly start: Float64Array;
  /** Per stop; the caregiver's own stop: when he can leave. */
  readonly end: Float64Array;
  /** Per stop: the caregiver's rest is taken, or not owed. */
  readonly rested: Uint8Array;
  timed = 0;
  /** Minutes of the latest start; while a move is tried a bound from below when `largestUnsure`. */
  largest = 0;
  protected largestUnsure = false;
  private largestBefore = 0;
  private readonly queue: Int32Array;
  private queued = 0;
  private readonly marks: Uint8Array;
  private falling = 0;
  private raised = 0;
  private readonly log: Int32Array;
  private readonly loggedStart: Float64Array;
  private readonly loggedPrice: Float64Array;
  private readonly loggedRest: Uint8Array;
  private logs = 0;

  constructor(model: Model) {
    super(model);
    const stops = model.visits + model.caregivers;
    this.start = new Float64Array(stops);
    this.end = new Float64Array(stops);
    this.rested = new Uint8Array(stops);
    for (let c = 0; c < model.caregivers; c++) {
      const { shiftFrom, restMinutes, restTo } = model.staff;
      this.start[model.visits + c] = this.end[model.visits + c] = shiftFrom[c];
      this.rested[model.visits + c] = restMinutes[c] > 0 && shiftFrom[c] <= restTo[c] ? 0 : 1;
    }
    this.queue = new Int32Array(model.visits + 1);
    this.marks = new Uint8Array(model.visits);
    this.log = new Int32Array(LOG * stops + PATIENCE);
    this.loggedStart = new Float64Array(LOG * stops + PATIENCE);
    this.loggedPrice = new Float64Array(LOG * stops + PATIENCE);
    this.loggedRest = new Uint8Array(LOG * stops + PATIENCE);
  }

  /** The time price of a visit that starts at `start`. */
  protected abstract priceOf(visit: number, start: number): number;
  /** The day of this caregiver may end at another time. */
  protected abstract stir(caregiver: number): void;

  protected beginTimes(): void {
    this.logs = 0;
    this.largestUnsure = false;
    this.largestBefore = this.largest;
  }

  /**
   * Times everything that the changes of this move reach.
   * @param allowed gives up as soon as time alone must cost more than this
   * @param kept what time cost before that will not be less, as far as known
   * @returns false: given up, or a hard limit is broken
   */
  protected settle(allowed: number, kept: number): boolean {
    this.raised = kept;
    this.enqueueTouched();
    const { partner } = this.model;
    const { largestLateness } = this.model.weights;
    let left = 2 * this.model.visits + PATIENCE;
    while (this.queued > 0) {
      const visit = this.dequeue();
      const ok = partner[visit] < 0 ? this.placeOne(visit) : this.placePair(visit, partner[visit]);
      // While something may still start earlier only what has become dearer counts.
      const cost = this.falling === 0 ? this.timed + this.largest * largestLateness : this.raised;
      const over = cost > allowed;
      if (ok && !over && left-- > 0) continue;
      this.clearQueue();
      return false;
    }
    return true;
  }

  protected undoTimes(): void {
    const { duration } = this.model;
    for (let i = this.logs - 1; i >= 0; i--) {
      const visit = this.log[i];
      this.start[visit] = this.loggedStart[i];
      this.end[visit] = this.loggedStart[i] + duration[visit];
      this.setTimePrice(visit, this.loggedPrice[i]);
      this.rested[visit] = this.loggedRest[i];
    }
    this.logs = 0;
  }

  private enqueueTouched(): void {
    const { visits } = this.model;
    for (let i = 0; i < this.touches; i++) {
      const stop = this.touched[i];
      if (stop >= visits) this.stir(stop - visits);
      else if (this.caregiver[stop] >= 0) this.enqueue(stop, true);
      else this.forget(stop);
    }
  }

  /** Takes the time price of a visit that is no longer served away. */
  private forget(visit: number): void {
    if (this.timePrice[visit] === 0 && this.start[visit] === 0) return;
    this.store(visit, 0, 0, 0);
  }

  private placeOne(visit: number): boolean {
    const start = this.arrival(visit);
    if (start > this.model.latest[visit]) return false;
    this.stir(this.caregiver[visit]);
    return this.put(visit, start);
  }

  /**
   * The two visits of a pair decide about each other. Of two that do not start together only this one is put; the
   * other gets an event of its own if it has to follow.
   */
  private placePair(visit: number, partner: number): boolean {
    const { jobOf, gapMin, gapMax, latest, leader, hasRests, first } = this.model;
    const job = jobOf[visit];
    const isFirst = first[job] === visit;
    const early = isFirst ? visit : partner;
    const late = isFirst ? partner : visit;
    let one = this.arrival(early);
    let two = this.arrival(late);
    for (;;) {
      two = Math.max(two, one + gapMin[job]);
      one = Math.max(one, two - gapMax[job]);
      if (!hasRests) break;
      const rests = this.restBefore(early, one);
      const restsToo = this.restBefore(late, two);
      if (rests <= one && restsToo <= two) break;
      one = Math.max(one, rests);
      two = Math.max(two, restsToo);
    }
    if (one > latest[early] || two > latest[late]) return false;
    this.stir(this.caregiver[visit]);
    if (leader[visit] === leader[partner]) {
      this.stir(this.caregiver[partner]);
      return this.put(visit, one) && this.put(partner, two);
    }
    const other = isFirst ? two : one;
    this.put(visit, isFirst ? one : two);
    if (other !== this.start[partner]) this.enqueue(partner, other < this.start[partner]);
    return true;
  }

  /** When the caregiver could begin, with the rest that he takes before. */
  private arrival(visit: number): number {
    const { travel, row, column, open, hasRests } = this.model;
    const from = this.previous[visit];
    const start = Math.max(open[visit], this.end[from] + travel[row[from] + column[visit]]);
    return hasRests ? Math.max(start, this.restBefore(visit, start)) : start;
  }

  /**
   * The rest is taken where it costs no time, and else where the next visit would end too late to begin it.
   * @returns when the visit can start if a rest has to be taken before it; -1: not here, or not owed
   */
  private restBefore(visit: number, start: number): number {
    const from = this.previous[visit];
    if (this.rested[from] === 1) return -1;
    const { staff, duration } = this.model;
    const c = this.caregiver[visit];
    const ready = Math.max(this.end[from], staff.restFrom[c]) + staff.restMinutes[c] + this.leg(from, visit);
    return ready <= start || start + duration[visit] <= staff.restTo[c] ? -1 : ready;
  }

  /** Minutes of rest right before this visit. */
  protected restWithin(visit: number, start: number): number {
    const from = this.previous[visit];
    const owed = this.model.hasRests && this.rested[from] === 0;
    return owed && this.restsBefore(visit, start) === 1
      ? this.model.staff.restMinutes[this.caregiver[visit]]
      : 0;
  }

  private restsBefore(visit: number, start: number): number {
    const from = this.previous[visit];
    if (this.rested[from] === 1) return 1;
    const { staff } = this.model;
    const c = this.caregiver[visit];
    const ready = Math.max(this.end[from], staff.restFrom[c]) + staff.restMinutes[c] + this.leg(from, visit);
    return ready <= start ? 1 : 0;
  }

  /** Always true, so that it can end a chain of conditions. */
  private put(visit: number, start: number): boolean {
    const { model } = this;
    const old = this.start[visit];
    const rested = model.hasRests ? this.restsBefore(visit, start) : 0;
    const same = old === start && rested === this.rested[visit];
    if (same && !model.full) return true;
    const price = this.priceOf(visit, start);
    if (same && price === this.timePrice[visit]) return true;
    this.store(visit, start, price, rested);
    if (same) return true;
    const to = this.next[visit];
    if (to < model.visits) this.enqueue(to, start < old || model.hasRests);
    return true;
  }

  private store(visit: number, start: number, price: number, rested: number): void {
    const { close, duration } = this.model;
    const i = this.logs++;
    this.log[i] = visit;
    this.loggedStart[i] = this.start[visit];
    this.loggedPrice[i] = this.timePrice[visit];
    this.loggedRest[i] = this.rested[visit];
    const more = price - this.timePrice[visit];
    this.timed += more;
    if (more > 0) this.raised += more;
    const late = start - close[visit];
    if (late > this.largest) {
      this.largest = late;
      if (late >= this.largestBefore) this.largestUnsure = false;
    } else if (this.start[visit] - close[visit] >= this.largest && this.largest > 0 && !this.largestUnsure) {
      this.largest = Math.max(0, late);
      this.largestUnsure = true;
    }
    this.start[visit] = start;
    this.end[visit] = start + duration[visit];
    this.setTimePrice(visit, price);
    this.rested[visit] = rested;
  }

  private setTimePrice(visit: number, price: number): void {
    const c = this.caregiver[visit];
    if (c >= 0) this.dear[c] += (price > 0 ? 1 : 0) - (this.timePrice[visit] > 0 ? 1 : 0);
    this.timePrice[visit] = price;
  }

  /** Sorted by key, the smallest last; of two visits that start together only the first stands in it. */
  private enqueue(stop: number, falls: boolean): void {
    const visit = this.model.leader[stop];
    if (falls && this.marks[visit] !== FALLING) this.falling++;
    if (this.marks[visit] !== 0) {
      if (falls) this.marks[visit] = FALLING;
      return;
    }
    this.marks[visit] = falls ? FALLING : QUEUED;
    const { key, queue } = this;
    const own = key[visit];
    let at = this.queued++;
    for (; at > 0 && key[queue[at - 1]] < own; at--) queue[at] = queue[at - 1];
    queue[at] = visit;
  }

  private dequeue(): number {
    const visit = this.queue[--this.queued];
    if (this.marks[visit] === FALLING) this.falling--;
    this.marks[visit] = 0;
    return visit;
  }

  private clearQueue(): void {
    while (this.queued > 0) this.dequeue();
  }
}
