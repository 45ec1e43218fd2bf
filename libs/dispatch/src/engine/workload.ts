import type { Model } from './model';
import { Timetable } from './timetable';

const HOUR = 60;
/** Two orders of two visits change places. */
const MOST_SUPPOSED = 4;

/** The price of the days as such: overtime, hours from the fair ones, providers' shares; and their hard limits. */
export abstract class Workload extends Timetable {
  /** Per caregiver: minutes of service, load; overtime; hours from the fair ones. */
  readonly minutes: Float64Array;
  readonly loaded: Float64Array;
  readonly dayPrice: Float64Array;
  readonly fairPrice: Float64Array;
  /** Per provider. */
  readonly sharePrice: Float64Array;
  /** All overtime; all hours from the fair ones. */
  protected overtime = 0;
  protected unfair = 0;
  private readonly shareMinutes: Float64Array;
  /** Caregivers whose day this move may have changed. */
  private readonly stirred: Int32Array;
  private readonly isStirred: Uint8Array;
  private stirs = 0;
  private priced = 0;
  private readonly savedDay: Float64Array;
  /** Whose minutes a change would shift, and by how many. */
  private readonly supposed = new Int32Array(MOST_SUPPOSED);
  private readonly supposedMinutes = new Float64Array(MOST_SUPPOSED);
  private suppositions = 0;

  constructor(model: Model) {
    super(model);
    const { caregivers, staff } = model;
    this.minutes = new Float64Array(caregivers);
    this.loaded = new Float64Array(caregivers);
    this.dayPrice = new Float64Array(caregivers);
    this.fairPrice = new Float64Array(caregivers);
    this.savedDay = new Float64Array(caregivers);
    this.stirred = new Int32Array(caregivers);
    this.isStirred = new Uint8Array(caregivers);
    this.shareMinutes = staff.providerBefore.slice();
    this.sharePrice = new Float64Array(staff.providerBefore.length);
    for (let c = 0; c < caregivers; c++) this.fairPrice[c] = this.fairnessOf(c);
    for (let p = 0; p < this.sharePrice.length; p++) this.sharePrice[p] = this.shareOf(p);
    this.addUp();
  }

  /** Sums anew what moves only add to. */
  protected addUp(): void {
    this.overtime = this.unfair = 0;
    for (let c = 0; c < this.dayPrice.length; c++) {
      this.overtime += this.dayPrice[c];
      this.unfair += this.fairPrice[c];
    }
    for (let p = 0; p < this.sharePrice.length; p++) this.unfair += this.sharePrice[p];
  }

  protected weigh(visit: number, caregiver: number, sign: number): void {
    const { duration, load, staff } = this.model;
    const minutes = sign * duration[visit];
    this.minutes[caregiver] += minutes;
    this.loaded[caregiver] += sign * load[visit];
    const fair = this.fairnessOf(caregiver);
    this.unfair += fair - this.fairPrice[caregiver];
    this.fairPrice[caregiver] = fair;
    const provider = staff.provider[caregiver];
    if (provider < 0) return;
    this.shareMinutes[provider] += minutes;
    const share = this.shareOf(provider);
    this.unfair += share - this.sharePrice[provider];
    this.sharePrice[provider] = share;
  }

  /** Supposes that minutes come to a caregiver or, negative, leave him; -1: nobody. */
  suppose(caregiver: number, minutes: number): void {
    if (caregiver < 0) return;
    for (let i = 0; i < this.suppositions; i++)
      if (this.supposed[i] === caregiver) {
        this.supposedMinutes[i] += minutes;
        return;
      }
    this.supposed[this.suppositions] = caregiver;
    this.supposedMinutes[this.suppositions++] = minutes;
  }

  /** What fairness costs more, or less, with everything supposed since the last call. */
  supposedFairness(): number {
    const { provider } = this.model.staff;
    const many = this.suppositions;
    let price = 0;
    for (let i = 0; i < many; i++) {
      const c = this.supposed[i];
      const minutes = this.supposedMinutes[i];
      if (minutes !== 0) price += this.fairnessOf(c, minutes) - this.fairPrice[c];
      if (provider[c] >= 0) price += this.supposedShare(provider[c], i);
    }
    this.suppositions = 0;
    return price;
  }

  /** Of a provider whose first supposed caregiver is number `from`; nothing for the others. */
  private supposedShare(p: number, from: number): number {
    const { provider } = this.model.staff;
    for (let i = 0; i < from; i++) if (provider[this.supposed[i]] === p) return 0;
    let minutes = 0;
    for (let i = from; i < this.suppositions; i++)
      if (provider[this.supposed[i]] === p) minutes += this.supposedMinutes[i];
    return minutes === 0 ? 0 : this.shareOf(p, minutes) - this.sharePrice[p];
  }

  protected stir(caregiver: number): void {
    if (this.isStirred[caregiver] === 1 || !this.model.full) return;
    this.isStirred[caregiver] = 1;
    this.stirred[this.stirs++] = caregiver;
  }

  /** Prices the days this move has changed. @returns false: one of them breaks a hard limit */
  protected priceDays(): boolean {
    const { staff, hasMeals } = this.model;
    for (; this.priced < this.stirs; this.priced++) {
      const c = this.stirred[this.priced];
      this.savedDay[this.priced] = this.dayPrice[c];
      if (this.loaded[c] > staff.capacity[c]) return false;
      const day = this.overtimeOf(c);
      if (day < 0 || (hasMeals && !this.arrivesWarm(c))) return false;
      this.overtime += day - this.dayPrice[c];
      this.dayPrice[c] = day;
    }
    return true;
  }

  protected forgetDays(): void {
    for (let i = 0; i < this.stirs; i++) this.isStirred[this.stirred[i]] = 0;
    this.stirs = this.priced = 0;
  }

  protected undoDays(): void {
    for (let i = 0; i < this.priced; i++) this.dayPrice[this.stirred[i]] = this.savedDay[i];
    this.forgetDays();
  }

  /** @returns the price of the hours beyond the contract; -1: home after the shift's end */
  private overtimeOf(c: number): number {
    const { staff, visits, weights } = this.model;
    const stop = visits + c;
    const last = this.previous[stop];
    if (last === stop) return 0;
    const home = this.end[last] + this.leg(last, stop);
    if (home > staff.shiftTo[c]) return -1;
    return Math.max(0, home - this.leaves(c) - staff.contract[c]) * weights.overtimePerMinute;
  }

  /** Nobody leaves earlier than the first visit needs. */
  private leaves(c: number): number {
    const stop = this.model.visits + c;
    return this.start[this.next[stop]] - this.leg(stop, this.next[stop]);
  }

  private arrivesWarm(c: number): boolean {
    const { visits, maxSinceLoading } = this.model;
    const stop = visits + c;
    if (this.next[stop] === stop) return true;
    const left = this.leaves(c);
    for (let at = this.next[stop]; at !== stop; at = this.next[at])
      if (this.start[at] - left > maxSinceLoading[at]) return false;
    return true;
  }

  private fairnessOf(c: number, more = 0): number {
    const { staff, weights } = this.model;
    const hours = (staff.minutesBefore[c] + this.minutes[c] + more - staff.fairMinutes[c]) / HOUR;
    return hours === hours ? weights.caregiverFairness * hours * hours : 0;
  }

  private shareOf(p: number, more = 0): number {
    const hours = (this.shareMinutes[p] + more - this.model.staff.providerFair[p]) / HOUR;
    return this.model.weights.providerFairness * hours * hours;
  }
}
