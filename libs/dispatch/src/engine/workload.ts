import type { Model } from './model';
import { Timetable } from './timetable';

const SQUARE_HOUR = 60 * 60;
/** Two orders of two visits change places. */
const MOST_SUPPOSED = 4;

/** The price of the days as such: overtime, hours from the fair ones, providers' shares; and their hard limits. */
export abstract class Workload extends Timetable {
  /** Per caregiver: minutes of service, load; price of the overtime. */
  readonly minutes: Float64Array;
  readonly loaded: Float64Array;
  readonly dayPrice: Float64Array;
  /** Per provider: minutes of service, those before today included. */
  readonly shareMinutes: Float64Array;
  /** All overtime; all hours from the fair ones. */
  protected overtime = 0;
  protected unfair = 0;
  /** Per caregiver: how many minutes today would be fair, and the price of a squared minute more or less. */
  private readonly fairToday: Float64Array;
  private readonly fairWeight: Float64Array;
  private readonly shareWeight: number;
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
    const { caregivers, staff, weights } = model;
    const isPriced = (fair: number) => fair === fair;
    this.minutes = new Float64Array(caregivers);
    this.loaded = new Float64Array(caregivers);
    this.dayPrice = new Float64Array(caregivers);
    this.savedDay = new Float64Array(caregivers);
    this.stirred = new Int32Array(caregivers);
    this.isStirred = new Uint8Array(caregivers);
    this.shareMinutes = staff.providerBefore.slice();
    this.fairToday = staff.fairMinutes.map((fair, c) => (isPriced(fair) ? fair - staff.minutesBefore[c] : 0));
    this.fairWeight = staff.fairMinutes.map((fair) =>
      isPriced(fair) ? weights.caregiverFairness / SQUARE_HOUR : 0,
    );
    this.shareWeight = weights.providerFairness / SQUARE_HOUR;
    this.addUp();
  }

  /** Sums anew what moves only add to. */
  protected addUp(): void {
    this.overtime = this.unfair = 0;
    for (let c = 0; c < this.dayPrice.length; c++) {
      this.overtime += this.dayPrice[c];
      this.unfair += this.fairPrice(c);
    }
    for (let p = 0; p < this.shareMinutes.length; p++) this.unfair += this.sharePrice(p);
  }

  /** Price of a caregiver's hours from the fair ones. */
  fairPrice(c: number): number {
    return this.fairWeight[c] * (this.minutes[c] - this.fairToday[c]) ** 2;
  }

  /** Price of a provider's hours from its fair share. */
  sharePrice(p: number): number {
    return this.shareWeight * (this.shareMinutes[p] - this.model.staff.providerFair[p]) ** 2;
  }

  protected weigh(visit: number, caregiver: number, sign: number): void {
    const { duration, load, staff } = this.model;
    const minutes = sign * duration[visit];
    const provider = staff.provider[caregiver];
    this.unfair += this.fairnessAdds(caregiver, minutes);
    this.minutes[caregiver] += minutes;
    this.loaded[caregiver] += sign * load[visit];
    if (provider < 0) return;
    this.unfair += this.shareAdds(provider, minutes);
    this.shareMinutes[provider] += minutes;
  }

  /** What fairness costs more, or less, when minutes go from one caregiver, or nobody (-1), to another. */
  handingAdds(from: number, to: number, minutes: number): number {
    if (from === to) return 0;
    const { provider } = this.model.staff;
    const gives = from < 0 ? -1 : provider[from];
    const takes = provider[to];
    let price = this.fairnessAdds(to, minutes);
    if (from >= 0) price += this.fairnessAdds(from, -minutes);
    if (gives === takes) return price;
    if (gives >= 0) price += this.shareAdds(gives, -minutes);
    return takes < 0 ? price : price + this.shareAdds(takes, minutes);
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
      price += this.fairnessAdds(c, this.supposedMinutes[i]);
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
    return this.shareAdds(p, minutes);
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

  /** The square of so many minutes more, less the square of now. */
  private fairnessAdds(c: number, more: number): number {
    return this.fairWeight[c] * more * (2 * (this.minutes[c] - this.fairToday[c]) + more);
  }

  private shareAdds(p: number, more: number): number {
    return this.shareWeight * more * (2 * (this.shareMinutes[p] - this.model.staff.providerFair[p]) + more);
  }
}
