import type { Model } from './model';

const LINK = 0;
const UNLINK = 1;
const KEY = 2;
const TAILS = 3;

/**
 * Who goes where in which order, and how to take every change back. All visits carry a key, and every route is sorted
 * by the keys of its visits: one order that all routes share, so no two routes can wait for each other. A route is a
 * ring of stops through its caregiver's own stop.
 */
export abstract class Routes {
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Per visit; -1: not served. */
  readonly caregiver: Int32Array;
  /** Per visit: close to the minute it starts. Visits that start together carry the same. */
  readonly key: Float64Array;
  /** Per visit: price of its time (lateness, idle gap before it, change); per caregiver: how many visits have one. */
  readonly timePrice: Float64Array;
  readonly dear: Int32Array;
  /** Minutes on the way in all routes, prices of who goes where, prices of who is left out. */
  travelled = 0;
  assigned = 0;
  unserved = 0;
  /** Stops whose predecessor may have changed in this move. */
  protected readonly touched: Int32Array;
  protected touches = 0;
  private readonly changes: Int32Array;
  private readonly changedKeys: Float64Array;
  private changeCount = 0;

  constructor(readonly model: Model) {
    const stops = model.visits + model.caregivers;
    this.next = Int32Array.from({ length: stops }, (_, stop) => stop);
    this.previous = this.next.slice();
    this.caregiver = new Int32Array(stops).fill(-1);
    for (let c = 0; c < model.caregivers; c++) this.caregiver[model.visits + c] = c;
    this.key = new Float64Array(stops);
    this.timePrice = new Float64Array(model.visits);
    this.dear = new Int32Array(model.caregivers);
    this.touched = new Int32Array(8 * stops + 64);
    this.changes = new Int32Array(3 * (8 * stops + 64));
    this.changedKeys = new Float64Array(8 * stops + 64);
    this.unserved = model.unservedPrice.reduce((sum, price) => sum + price, 0);
  }

  /** Minutes from one stop to the next; a route without visits is not travelled. */
  leg(from: number, to: number): number {
    const { travel, row, column } = this.model;
    return from === to ? 0 : travel[row[from] + column[to]];
  }

  /** What inserting a visit between two neighbours adds to the way. */
  detour(visit: number, after: number, before: number): number {
    return this.leg(after, visit) + this.leg(visit, before) - this.leg(after, before);
  }

  isServed(job: number): boolean {
    return this.caregiver[this.model.first[job]] >= 0;
  }

  /** @returns the last stop of the route whose key is below `key`; the caregiver's own stop if there is none */
  before(key: number, caregiver: number): number {
    const { next, key: keys, model } = this;
    const end = model.visits + caregiver;
    let at = end;
    for (let to = next[at]; to !== end && keys[to] < key; to = next[to]) at = to;
    return at;
  }

  /** The key a visit after `stop` must be above, and the one before `stop` must be below. */
  keyAfter(stop: number): number {
    return stop >= this.model.visits ? -Infinity : this.key[stop];
  }

  keyBefore(stop: number): number {
    return stop >= this.model.visits ? Infinity : this.key[stop];
  }

  protected beginRoutes(): void {
    this.changeCount = 0;
    this.touches = 0;
  }

  link(visit: number, caregiver: number, after: number): void {
    this.record(LINK, visit, after);
    this.join(visit, caregiver, after);
    this.touch(visit);
    this.touch(this.next[visit]);
  }

  unlink(visit: number): void {
    this.record(UNLINK, visit, this.previous[visit]);
    this.touch(visit);
    this.touch(this.next[visit]);
    this.part(visit);
  }

  /** To be called while the visit is in no route. */
  setKey(visit: number, key: number): void {
    this.record(KEY, visit, 0);
    this.putKey(visit, key);
  }

  /** Everything after `a` in its route and everything after `b` in its own change places. */
  exchangeTails(a: number, b: number): void {
    this.record(TAILS, a, b);
    this.crossOver(a, b);
    this.touch(this.next[a]);
    this.touch(this.next[b]);
  }

  /** Takes every change since the beginning of the move back, the last first. */
  protected undoRoutes(): void {
    for (let i = this.changeCount - 1; i >= 0; i--) {
      const kind = this.changes[3 * i];
      const visit = this.changes[3 * i + 1];
      const other = this.changes[3 * i + 2];
      if (kind === LINK) this.part(visit);
      else if (kind === UNLINK) this.join(visit, this.caregiver[other], other);
      else if (kind === KEY) this.putKey(visit, this.changedKeys[i]);
      else this.crossOver(visit, other);
    }
    this.changeCount = 0;
  }

  private record(kind: number, visit: number, other: number): void {
    const at = 3 * this.changeCount;
    this.changes[at] = kind;
    this.changes[at + 1] = visit;
    this.changes[at + 2] = other;
    this.changedKeys[this.changeCount++] = this.key[visit];
  }

  private touch(stop: number): void {
    this.touched[this.touches++] = stop;
  }

  private putKey(visit: number, key: number): void {
    this.key[visit] = key;
    const partner = this.model.partner[visit];
    if (partner >= 0 && this.model.leader[visit] === this.model.leader[partner]) this.key[partner] = key;
  }

  private join(visit: number, caregiver: number, after: number): void {
    const { next, previous, model } = this;
    const before = next[after];
    this.travelled += this.detour(visit, after, before);
    next[after] = visit;
    previous[visit] = after;
    next[visit] = before;
    previous[before] = visit;
    this.caregiver[visit] = caregiver;
    if (this.timePrice[visit] > 0) this.dear[caregiver]++;
    this.assigned += model.assignment.total[visit * model.caregivers + caregiver];
    if (model.full) this.weigh(visit, caregiver, 1);
    const job = model.jobOf[visit];
    if (visit === model.first[job]) this.unserved -= model.unservedPrice[job];
  }

  private part(visit: number): void {
    const { next, previous, model } = this;
    const after = previous[visit];
    const before = next[visit];
    const caregiver = this.caregiver[visit];
    next[after] = before;
    previous[before] = after;
    this.travelled -= this.detour(visit, after, before);
    this.caregiver[visit] = -1;
    if (this.timePrice[visit] > 0) this.dear[caregiver]--;
    this.assigned -= model.assignment.total[visit * model.caregivers + caregiver];
    if (model.full) this.weigh(visit, caregiver, -1);
    const job = model.jobOf[visit];
    if (visit === model.first[job]) this.unserved += model.unservedPrice[job];
  }

  /** A visit has come to a caregiver (sign 1) or gone from him (-1). */
  protected abstract weigh(visit: number, caregiver: number, sign: number): void;

  private crossOver(a: number, b: number): void {
    const { next, previous, model, caregiver } = this;
    const endA = model.visits + caregiver[a];
    const endB = model.visits + caregiver[b];
    this.travelled -= this.wayFrom(a, endA) + this.wayFrom(b, endB);
    const toA = next[a];
    const lastA = previous[endA];
    const toB = next[b];
    const lastB = previous[endB];
    this.hang(a, toB, lastB, endA, endB);
    this.hang(b, toA, lastA, endB, endA);
    this.travelled += this.wayFrom(a, endA) + this.wayFrom(b, endB);
  }

  /** The two legs at the ends of the tail behind `at`: what an exchange of tails changes. */
  private wayFrom(at: number, end: number): number {
    const to = this.next[at];
    return to === end ? this.leg(at, end) : this.leg(at, to) + this.leg(this.previous[end], end);
  }

  /** Puts the tail from `to` to `last`, which ended at `oldEnd`, behind `at`. */
  private hang(at: number, to: number, last: number, end: number, oldEnd: number): void {
    const { next, previous, model } = this;
    if (to === oldEnd) {
      next[at] = end;
      previous[end] = at;
      return;
    }
    next[at] = to;
    previous[to] = at;
    next[last] = end;
    previous[end] = last;
    const taker = end - model.visits;
    const giver = oldEnd - model.visits;
    for (let stop = to; stop !== end; stop = next[stop]) {
      this.caregiver[stop] = taker;
      if (this.timePrice[stop] > 0) {
        this.dear[taker]++;
        this.dear[giver]--;
      }
      const row = stop * model.caregivers;
      this.assigned += model.assignment.total[row + taker] - model.assignment.total[row + giver];
      if (!model.full) continue;
      this.weigh(stop, giver, -1);
      this.weigh(stop, taker, 1);
    }
  }
}
