import { fen, prorateFen, type Random } from '@anzhi/kernel';
import type { Client } from '../history/client';
import type { Caregiver, Facts, Provider } from '../history/facts';
import { idAt } from '../numbers';
import type { CalendarDay } from './calendar';
import { type Claim, MINUTE_MS } from './claim';
import { metres } from './geometry';
import { honestClaim } from './honest';
import { type Bond, Registers } from './registers';

/** Nobody is visited later than this. */
const LATEST_MINUTE = 23 * 60;

/** A county while behaviour is planted in it: its visits, and what other registers will say. */
export class Cell {
  readonly registers = new Registers();
  private readonly usedClaims = new Set<Claim>();
  private readonly usedPeople = new Set<string>();
  private readonly order: readonly Caregiver[];
  /** The other way round: whoever lends a senior here is seldom wanted whole. */
  private readonly last: readonly Caregiver[];
  private readonly byCaregiver: Map<Caregiver, Claim[]>;
  private readonly bySenior: Map<string, Claim[]>;
  private readonly byProvider: Map<string, Claim[]>;

  constructor(
    readonly countyId: number,
    readonly period: number,
    readonly days: readonly CalendarDay[],
    readonly facts: Facts,
    /** Accounts of the county's officers who may approve. */
    readonly officers: readonly string[],
    /** Visits of the judged month, and of the months before. */
    readonly months: Map<number, Claim[]>,
    random: Random,
  ) {
    const claims = months.get(period) ?? [];
    this.byCaregiver = groupBy(claims, ({ caregiver }) => caregiver);
    this.bySenior = groupBy(claims, ({ client }) => client.id);
    this.byProvider = groupBy(claims, ({ provider }) => provider.id);
    this.order = random.shuffle([...this.byCaregiver.keys()]);
    this.last = [...this.order].reverse();
  }

  get claims(): readonly Claim[] {
    return this.monthOf(this.period);
  }

  private monthOf(period: number): Claim[] {
    const month = this.months.get(period) ?? [];
    this.months.set(period, month);
    return month;
  }

  /** A caregiver nobody has used yet, with at least so many visits; his visits and seniors are used from now on. */
  caregiver(least: number, fits: (claims: readonly Claim[]) => boolean = () => true): Claim[] | undefined {
    for (const caregiver of this.order) {
      if (this.usedPeople.has(caregiver.id)) continue;
      const claims = this.of(caregiver);
      if (claims.length < least || claims.some((claim) => this.usedClaims.has(claim)) || !fits(claims))
        continue;
      this.use(claims);
      this.usedPeople.add(caregiver.id);
      return claims;
    }
    return undefined;
  }

  /** Several caregivers of one provider. */
  team(size: number, least: number): Claim[][] | undefined {
    const byProvider = new Map<string, Caregiver[]>();
    for (const caregiver of this.order) {
      if (this.usedPeople.has(caregiver.id)) continue;
      const claims = this.of(caregiver);
      if (claims.length < least || claims.some((claim) => this.usedClaims.has(claim))) continue;
      const of = byProvider.get(claims[0].provider.id) ?? [];
      of.push(caregiver);
      byProvider.set(claims[0].provider.id, of);
      if (of.length < size) continue;
      const teams = of.map((each) => this.of(each));
      for (const each of of) this.usedPeople.add(each.id);
      this.use(teams.flat());
      return teams;
    }
    return undefined;
  }

  /** A senior nobody has used yet, with at least so many visits. */
  senior(least: number, fits: (claims: readonly Claim[]) => boolean = () => true): Claim[] | undefined {
    for (const caregiver of this.last) {
      if (this.usedPeople.has(caregiver.id)) continue;
      for (const claims of groupBy(this.of(caregiver), ({ client }) => client.id).values()) {
        if (claims.length < least || claims.some((claim) => this.usedClaims.has(claim)) || !fits(claims))
          continue;
        this.use(claims);
        return claims;
      }
    }
    return undefined;
  }

  /** Whole providers, of which nothing has been used. */
  provider(least: number, fits: (claims: readonly Claim[]) => boolean = () => true): Claim[] | undefined {
    for (const claims of [...this.byProvider.values()].sort((a, b) => a.length - b.length)) {
      const people = claims.map(({ caregiver }) => caregiver.id);
      const isUsed =
        claims.some((claim) => this.usedClaims.has(claim)) || people.some((id) => this.usedPeople.has(id));
      if (claims.length < least || isUsed || !fits(claims)) continue;
      this.use(claims);
      for (const id of people) this.usedPeople.add(id);
      return claims;
    }
    return undefined;
  }

  /** In the order of time. */
  of(caregiver: Caregiver): Claim[] {
    return [...(this.byCaregiver.get(caregiver) ?? [])].sort(byTime);
  }

  ofProvider({ id }: Provider): readonly Claim[] {
    return this.byProvider.get(id) ?? [];
  }

  /** Minutes of the month's grant that no visit has taken yet. */
  room({ id, lots }: Client): number {
    const lot = lots.find(({ period }) => period === this.period);
    const taken = (this.bySenior.get(id) ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
    return (lot?.minutes ?? 0) - taken;
  }

  /** Writes a visit into the books as its caregiver would have recorded it. @returns undefined without minutes left */
  book(
    like: Claim,
    at: { readonly day: CalendarDay; readonly startMinute: number; readonly minutes?: number },
    random: Random,
  ): Claim | undefined {
    const minutes = at.minutes ?? like.minutes;
    if (this.room(like.client) < minutes) return undefined;
    const plannedAt = at.day.startsAt + at.startMinute * MINUTE_MS;
    const moment = {
      date: at.day.date,
      period: this.period,
      plannedAt,
      arrivedAt: plannedAt + random.integer(-3, 3) * MINUTE_MS,
    };
    const claim = honestClaim({ ...like, minutes }, moment, random, true);
    this.enter(claim);
    return claim;
  }

  /** Into the books of its month. */
  enter(claim: Claim): void {
    this.monthOf(claim.period).push(claim);
    if (claim.period !== this.period) return;
    for (const [index, key] of this.indexes(claim)) index.set(key, [...(index.get(key) ?? []), claim]);
    this.usedClaims.add(claim);
  }

  /** Empties a month before the judged one of what this senior had in it. */
  forget({ id }: Client, period: number): void {
    this.months.set(
      period,
      this.monthOf(period).filter(({ client }) => client.id !== id),
    );
  }

  /** Somebody is, or should be, at this senior's in that time. */
  isBusy({ id }: Client, at: number, minutes: number, except?: Claim): boolean {
    const until = at + minutes * MINUTE_MS;
    return (this.bySenior.get(id) ?? []).some(
      (claim) => claim !== except && plannedOverlap(claim, at, until),
    );
  }

  /** This caregiver is expected elsewhere in that time. */
  isEngaged(caregiver: Caregiver, at: number, minutes: number): boolean {
    const until = at + minutes * MINUTE_MS;
    return (this.byCaregiver.get(caregiver) ?? []).some((claim) => plannedOverlap(claim, at, until));
  }

  /** Visits of other seniors of the same provider, one of each, the nearest first. */
  neighbours({ client, provider, item }: Claim, most: number): Claim[] {
    const seen = new Set([client.id]);
    return this.ofProvider(provider)
      .filter(
        (claim) =>
          claim.item.sameSex === item.sameSex && !seen.has(claim.client.id) && seen.add(claim.client.id),
      )
      .map((claim) => ({ claim, way: metres(claim.client.place, client.place) }))
      .sort((a, b) => a.way - b.way)
      .slice(0, most)
      .map(({ claim }) => claim);
  }

  /** Visits of seniors of the same sex who live far from this one, one of each, with minutes left. */
  farFrom({ client, item }: Claim, least: number, random: Random): Claim[] | undefined {
    const seen = new Set<string>();
    const found = random
      .shuffle(this.claims)
      .filter((claim) => !claim.item.sameSex && claim.item.credentials.length <= item.credentials.length)
      .filter(
        (claim) =>
          metres(claim.client.place, client.place) > least && this.room(claim.client) >= claim.minutes,
      )
      .filter((claim) => !seen.has(claim.client.id) && seen.add(claim.client.id))
      .slice(0, 12);
    return found.length > 0 ? found : undefined;
  }

  dayOf(date: string): CalendarDay | undefined {
    return this.days.find((day) => day.date === date);
  }

  priceOf({ client, item, minutes }: Claim): number {
    const price = this.facts.price(client.townId, item.code);
    if (!price) throw new Error(`${item.code} has no price`);
    return price.perMinutes === null ? price.fen : prorateFen(fen(price.fen), minutes, price.perMinutes);
  }

  /**
   * The first moment of that day from this minute on at which the caregiver is expected nowhere, in any of the months.
   * @returns undefined when there is none before eleven at night
   */
  freeAt(caregiver: Caregiver, period: number, day: CalendarDay, minute: number, minutes: number) {
    const taken = this.monthOf(period).filter((claim) => claim.caregiver === caregiver);
    for (let start = minute; start + minutes <= LATEST_MINUTE; start += 5) {
      const at = day.startsAt + start * MINUTE_MS;
      if (!taken.some((claim) => plannedOverlap(claim, at, at + minutes * MINUTE_MS))) return at;
    }
    return undefined;
  }

  /** Two who share something that strangers do not share. */
  bind(kind: Bond['kind'], seniorId: string, caregiverId: string, random: Random): void {
    const key = `${kind} ${random.uint32()} ${seniorId}`;
    this.registers.bonds.push(
      { kind, key, seniorId, caregiverId: null },
      { kind, key, seniorId: null, caregiverId },
    );
  }

  newId(random: Random): string {
    return idAt(this.days[0].startsAt, random);
  }

  /** Takes them out of the books again. */
  strike(claims: readonly Claim[]): void {
    const out = new Set(claims);
    const kept = this.claims.filter((claim) => !out.has(claim));
    this.months.set(this.period, kept);
    for (const claim of claims) {
      for (const [index, key] of this.indexes(claim)) {
        index.set(
          key,
          (index.get(key) ?? []).filter((each) => each !== claim),
        );
      }
    }
  }

  /** Goes by another name from now on. */
  hang(claim: Claim, on: Pick<Claim, 'caregiver' | 'provider'>): void {
    this.byCaregiver.set(
      claim.caregiver,
      this.of(claim.caregiver).filter((each) => each !== claim),
    );
    this.byCaregiver.set(on.caregiver, [...(this.byCaregiver.get(on.caregiver) ?? []), claim]);
    Object.assign(claim, on);
  }

  private indexes(claim: Claim): [Map<unknown, Claim[]>, unknown][] {
    return [
      [this.byCaregiver, claim.caregiver],
      [this.bySenior, claim.client.id],
      [this.byProvider, claim.provider.id],
    ];
  }

  isUsed(claim: Claim): boolean {
    return this.usedClaims.has(claim);
  }

  use(claims: readonly Claim[]): void {
    for (const claim of claims) this.usedClaims.add(claim);
  }
}

const plannedOverlap = ({ plannedAt, minutes }: Claim, from: number, to: number): boolean =>
  plannedAt < to && from < plannedAt + minutes * MINUTE_MS;

export const byTime = (a: Claim, b: Claim): number => a.arrival.at - b.arrival.at;

export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
