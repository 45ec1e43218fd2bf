import type { CaregiverView, CaregiverFileRefusal, Refusal } from '@anzhi/providers';
import { insertInto, type DayRefusal, type Insertion } from './insertion.policy';
import type { MatchLimits } from './matching.settings';
import type { CaregiverDay, SeniorTies } from './match.queries';
import { gapStays, matchPrice, totalOf, type MatchPrice } from './match-price.policy';
import { lotsOf } from './lot';
import { travelAt, type Travel } from './travel.policy';
import type { Prices } from '../weights/price-table';
import type { Coordinate } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';

/** What is to be served, as matching sees it: an order, or a booking that is being thought of. */
export interface Need {
  /** Settles ties; the id of the order, or of whoever asks. */
  readonly id: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly place: Coordinate;
  readonly caregiverSex?: Sex;
  readonly dialect?: string;
  /** What the service needs of whoever comes; nothing unless told. */
  readonly skills?: readonly string[];
  readonly preferredCaregiverId?: string;
  /** How many people of one provider come at once; 1 unless told. */
  readonly seats?: number;
  /** Begins no later than this, or it is out of step with another service; no limit of its own unless told. */
  readonly slackMinutes?: number;
}

/** Every hard rule of the online match, by code. */
export type MatchRefusal =
  | Refusal
  | CaregiverFileRefusal
  | DayRefusal
  /** Senior and caregiver are not to meet. */
  | 'EXCLUDED';

export interface Terms {
  readonly prices: Prices;
  readonly limits: MatchLimits;
  /** What `fairWeekOf` says of those who come into question. */
  readonly fairWeekMinutes: number;
  /** When it is decided: the longer before the service, the more gaps will still be filled. */
  readonly now: Date;
  /** The ways by the limits' pace, where they are remembered. */
  readonly travel?: Travel;
}

type Person = Pick<CaregiverView, 'id' | 'providerId' | 'sex'> & {
  readonly dialects: readonly string[];
  readonly skillCount: number;
  readonly place: Coordinate;
};

/** A caregiver judged against one need: either refused by a rule, or with a price. */
export interface Judged<P extends Person = Person> {
  readonly caregiver: P;
  readonly refusedBy: MatchRefusal | null;
  readonly insertion: Insertion | null;
  readonly price: MatchPrice | null;
  /** Tenths of an equivalent minute. */
  readonly total: number | null;
  /** His visits here in the last 90 days. */
  readonly visits: number;
  readonly isChosen: boolean;
}

export const seatsOf = ({ seats = 1 }: Pick<Need, 'seats'>): number => seats;

/**
 * Judges caregivers by the rules that are not in their files: whom the senior does not want, their days, the prices.
 * Whoever comes with somebody else comes on the minute: so both can start together, whoever the other is.
 * @returns one caregiver judged. `refusedBy`: the rule of his own or his provider's file, if one was found;
 *   `providerFairness`: the provider's account, in tenths of a minute
 */
export function judge<P extends Person>(need: Need, ties: SeniorTies, terms: Terms) {
  const judgedAt = judging<P>(need, ties, terms)(need.startsAt.getTime() / 60_000);
  return (
    caregiver: P,
    refusedBy: MatchRefusal | undefined,
    day: CaregiverDay | undefined,
    providerFairness: number,
  ): Judged<P> =>
    refusedBy
      ? verdict(need, caregiver, visitsOf(caregiver, ties), refusedBy)
      : judgedAt(caregiver, day, providerFairness);
}

/** Who is judged for one start. */
export type AtStart<P extends Person> = (
  caregiver: P,
  day: CaregiverDay | undefined,
  providerFairness: number,
) => Judged<P>;

/**
 * The same for starts that are still open, in minutes since 1970: what all caregivers and all starts have in common is
 * found once.
 */
export function judging<P extends Person>(
  need: Omit<Need, 'startsAt'>,
  ties: SeniorTies,
  { prices, limits, fairWeekMinutes, now, travel = travelAt(limits) }: Terms,
): (start: number) => AtStart<P> {
  const { minutes, place, caregiverSex, dialect, skills } = need;
  const slackMinutes = seatsOf(need) > 1 ? 0 : need.slackMinutes;
  const rules = { ...limits, idleFromMinutes: prices.idleFromMinutes };
  const nowMinutes = now.getTime() / 60_000;
  return (start) => {
    const wanted = { start, minutes, place, slackMinutes };
    const wish = { start, minutes, caregiverSex, dialect, skills };
    const terms = { ties, prices, fairWeekMinutes, gapStays: gapStays(start - nowMinutes, limits) };
    return (caregiver, day, providerFairness) => {
      const visits = visitsOf(caregiver, ties);
      if (ties.excluded.has(caregiver.id)) return verdict(need, caregiver, visits, 'EXCLUDED');
      const insertion = insertInto(
        { home: caregiver.place, stops: day?.stops ?? NO_STOPS },
        wanted,
        travel,
        rules,
      );
      if ('refusedBy' in insertion) return verdict(need, caregiver, visits, insertion.refusedBy);
      const standing = { visits, weekMinutes: day?.weekMinutes ?? 0, providerFairness };
      const price = matchPrice(insertion, wish, caregiver, standing, terms);
      return verdict(need, caregiver, visits, null, insertion, price);
    };
  };
}

/** One caregiver at the starts of a day. Where there is no other visit, one start is as good as another. */
export function overDay<P extends Person>(
  caregiver: P,
  day: CaregiverDay,
): (judged: AtStart<P>, start: number) => Judged<P> {
  if (day.stops.length) return (judged) => judged(caregiver, day, 0);
  let first: Judged<P> | undefined;
  return (judged, start) => {
    first ??= judged(caregiver, day, 0);
    return first.insertion ? { ...first, insertion: { ...first.insertion, start } } : first;
  };
}

const NO_STOPS: CaregiverDay['stops'] = [];

const visitsOf = ({ id }: Person, ties: SeniorTies): number => ties.visits.get(id) ?? 0;

const verdict = <P extends Person>(
  { preferredCaregiverId }: Omit<Need, 'startsAt'>,
  caregiver: P,
  visits: number,
  refusedBy: MatchRefusal | null,
  insertion: Insertion | null = null,
  price: MatchPrice | null = null,
): Judged<P> => ({
  caregiver,
  refusedBy,
  insertion,
  price,
  total: price && totalOf(price),
  visits,
  isChosen: preferredCaregiverId === caregiver.id,
});

/** The family's choice, then the cheapest; a tie goes by lot. Those refused come last. */
export function ranked<P extends Person>(needId: string, judged: readonly Judged<P>[]): Judged<P>[] {
  const lot = lotsOf(needId);
  return judged.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) || (a.total ?? 0) - (b.total ?? 0) || lot(a.caregiver.id) - lot(b.caregiver.id),
  );
}

const rankOf = ({ refusedBy, isChosen }: Judged): number => (refusedBy !== null ? 2 : isChosen ? 0 : 1);
