import { DispatchSettings } from '../../../libs/dispatch/src/dispatch.settings';
import type { Plan, Problem } from '../../../libs/dispatch/src/engine';
import { fairnessPrice, settle } from '../../../libs/dispatch/src/fairness/fairness.policy';
import type { Stop } from '../../../libs/dispatch/src/matching/insertion.policy';
import {
  judge,
  ranked,
  type Judged,
  type Need,
  type Terms,
} from '../../../libs/dispatch/src/matching/judge.policy';
import { fairWeekOf } from '../../../libs/dispatch/src/matching/match-price.policy';
import { MatchingSettings, type MatchLimits } from '../../../libs/dispatch/src/matching/matching.settings';
import { travelAt } from '../../../libs/dispatch/src/matching/travel.policy';
import { planRefusal } from '../../../libs/dispatch/src/plans/day-rules.policy';
import type { DaySheet, OrderOfDay, PersonOfDay } from '../../../libs/dispatch/src/plans/day-sheet';
import { DEFAULT_PRICES } from '../../../libs/dispatch/src/weights/price-table';

export const LIMITS = Object.fromEntries(
  Object.entries(MatchingSettings).map(([key, { fallback }]) => [key, fallback]),
) as unknown as MatchLimits;
export const travel = travelAt(LIMITS);
/** 0:00 of the day in China. */
const MIDNIGHT = Date.parse('2026-11-24T00:00:00+08:00') / 60_000;

const DAY_MINUTES = 1_440;

type Candidate = Judged<PersonOfDay & { readonly skillCount: number }>;
/** Whom of those who can come an order is given to. */
export type Choice = (order: OrderOfDay, able: readonly Candidate[], day: OnlineDay) => Candidate;

/** The product's: the cheapest by the table of prices, and by lot among equals. */
export const cheapest: Choice = ({ id }, able) => ranked(id, able)[0];

/** Whoever has the shortest way from where he is before. */
export const nearest: Choice = (order, able, day) =>
  able.reduce((best, next) => (day.wayTo(order, next) < day.wayTo(order, best) ? next : best));

/** A day on which orders come one after the other and each is given out at once, as the online match decides. */
export class OnlineDay {
  private readonly given = new Map<string, OrderOfDay[]>();
  private readonly shareHours = new Map<string, number>();
  /** Orders that have come. */
  private asked = 0;

  constructor(
    private readonly sheet: DaySheet,
    private readonly choose: Choice,
  ) {
    for (const { providerId, hours } of sheet.people) {
      const minutes = hours.reduce((sum, [from, to]) => sum + to - from, 0);
      this.shareHours.set(providerId, (this.shareHours.get(providerId) ?? 0) + minutes / 60);
    }
  }

  /** @returns whether somebody could come */
  take(order: OrderOfDay): boolean {
    const accounts = this.accounts();
    const excludes = ({ id }: PersonOfDay) => this.sheet.exclusions.has(`${order.seniorId} ${id}`);
    const people = this.sheet.people.filter((person) => !planRefusal(order, person, excludes(person)));
    const fairWeekMinutes = fairWeekOf(people.map(this.weekOf), order.minutes);
    const terms = { prices: DEFAULT_PRICES, limits: LIMITS, fairWeekMinutes, now: this.now() };
    const able = people
      .map((person) => this.judge(order, person, terms, accounts.get(person.providerId)!))
      .filter(({ refusedBy }) => refusedBy === null);
    if (able.length === 0) return false;
    const { caregiver } = this.choose(order, able, this);
    const day = [...this.dayOf(caregiver.id), order].sort((a, b) => a.startMinute - b.startMinute);
    this.given.set(caregiver.id, day);
    return true;
  }

  /** Everything is given out as a plan says. */
  follow({ routes }: Pick<Plan, 'routes'>): void {
    const orderOf = new Map(this.sheet.orders.map((each) => [each.id, each]));
    this.given.clear();
    for (const { caregiver, visits } of routes)
      this.given.set(
        caregiver,
        visits.map(({ order }) => orderOf.get(order)!),
      );
  }

  /** Ids of the orders that somebody has. */
  get taken(): ReadonlySet<string> {
    return new Set([...this.given.values()].flat().map(({ id }) => id));
  }

  dayOf = (caregiver: string): readonly OrderOfDay[] => this.given.get(caregiver) ?? [];

  wayTo(order: OrderOfDay, { caregiver }: Candidate): number {
    const before = this.dayOf(caregiver.id).filter(({ startMinute }) => startMinute < order.startMinute);
    return travel(before.at(-1)?.place ?? caregiver.place, order.place);
  }

  /** The orders come evenly over the days before, the last one when the day begins. */
  private now(): Date {
    const toCome = 1 - this.asked++ / this.sheet.orders.length;
    const beginsAt = MIDNIGHT + Math.min(...this.sheet.orders.map(({ startMinute }) => startMinute));
    return new Date((beginsAt - toCome * LIMITS.ordersComeDays * DAY_MINUTES) * 60_000);
  }

  private weekOf = (person: PersonOfDay): number =>
    this.dayOf(person.id).reduce((sum, { minutes }) => sum + minutes, person.weekMinutes);

  private judge(order: OrderOfDay, person: PersonOfDay, terms: Terms, providerFairness: number): Candidate {
    const { known, faces } = this.sheet;
    const { id, seniorId, place, minutes, prefers, skills } = order;
    const need: Need = {
      ...{ id, minutes, place, startsAt: new Date((MIDNIGHT + order.startMinute) * 60_000) },
      ...{ caregiverSex: prefers.sex, dialect: prefers.dialect, skills },
    };
    const ties = {
      visits: new Map(Object.entries(known.get(seniorId) ?? {})),
      facesOfWeek: new Set(faces.get(seniorId)),
      excluded: new Set<string>(),
    };
    const day = { stops: this.dayOf(person.id).map(toStop), weekMinutes: this.weekOf(person) };
    const caregiver = { ...person, skillCount: person.skills.length };
    return judge<Candidate['caregiver']>(need, ties, terms)(caregiver, undefined, day, providerFairness);
  }

  /** Of each provider: what the ranking adds, by the minutes of the day so far. */
  private accounts(): Map<string, number> {
    const received = (providerId: string) =>
      this.sheet.people
        .filter((person) => person.providerId === providerId)
        .flatMap(({ id }) => this.dayOf(id))
        .reduce((sum, { minutes }) => sum + minutes, 0);
    const balances = [...this.shareHours].map(([providerId, shareHours]) => ({
      ...{ providerId, shareHours, deficitMinutes: 0, receivedMinutes: received(providerId) },
    }));
    const perMinute = DispatchSettings.fairnessPerMinute.fallback;
    const price = (deficitMinutes: number, shareHours: number) =>
      Math.round(10 * fairnessPrice({ deficitMinutes, shareHours, ageDays: 0 }, perMinute));
    return new Map(
      [...settle(balances)].map(([id, deficit]) => [id, price(deficit, this.shareHours.get(id)!)]),
    );
  }
}

const toStop = ({ startMinute, minutes, place }: OrderOfDay): Stop => ({
  ...{ start: MIDNIGHT + startMinute, end: MIDNIGHT + startMinute + minutes, place },
});

/** The day as a plan: everybody as early as his way allows. */
export function routesOf({ travel: ways, caregivers, orders }: Problem, day: OnlineDay): Plan['routes'] {
  const orderOf = new Map(orders.map((each) => [each.id, each]));
  return caregivers
    .map(({ id, from, shift = [0, 0] }) => {
      let [place, free] = [from, shift[0]];
      const visits = day.dayOf(id).map((given) => {
        const {
          place: to,
          window,
          visits: [{ service, minutes }],
        } = orderOf.get(given.id)!;
        const start = Math.max(window[0], free + ways[place][to]);
        [place, free] = [to, start + minutes];
        return { order: given.id, service, caregiver: id, start };
      });
      return { caregiver: id, visits };
    })
    .filter(({ visits }) => visits.length > 0);
}
