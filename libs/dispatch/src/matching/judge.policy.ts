import type { CaregiverView, CaregiverFileRefusal, Refusal } from '@anzhi/providers';
import { insertInto, type DayRefusal, type Insertion } from './insertion.policy';
import type { MatchLimits } from './matching.settings';
import type { CaregiverDay, SeniorTies } from './match.queries';
import { gapStays, matchPrice, totalOf, type MatchPrice } from './match-price.policy';
import { lotOf } from './lot';
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
 * Judges one caregiver by the rules that are not in his file: whom the senior does not want, his day, the prices.
 * Whoever comes with somebody else comes on the minute: so both can start together, whoever the other is.
 * @param refusedBy the rule of his own or his provider's file, if one was found
 * @param providerFairness the provider's account, in tenths of a minute
 */
export function judge<P extends Person>(
  need: Need,
  caregiver: P,
  refusedBy: MatchRefusal | undefined,
  day: CaregiverDay | undefined,
  ties: SeniorTies,
  terms: Terms,
  providerFairness: number,
): Judged<P> {
  if (refusedBy) return verdict(aboutOf(need, caregiver, ties), refusedBy);
  return judgingAt(need, caregiver, day, ties, terms, providerFairness)(need.startsAt.getTime() / 60_000);
}

/**
 * The same for a start that is still open: what does not depend on it is found once.
 * @returns the caregiver judged for a start in minutes since 1970
 */
export function judging<P extends Person>(
  need: Omit<Need, 'startsAt'>,
  caregiver: P,
  day: CaregiverDay | undefined,
  ties: SeniorTies,
  terms: Terms,
  providerFairness: number,
): (start: number) => Judged<P> {
  const at = judgingAt(need, caregiver, day, ties, terms, providerFairness);
  return day?.stops.length ? at : alike(at);
}

const NO_STOPS: CaregiverDay['stops'] = [];

function judgingAt<P extends Person>(
  need: Omit<Need, 'startsAt'>,
  caregiver: P,
  day: CaregiverDay | undefined,
  ties: SeniorTies,
  { prices, limits, fairWeekMinutes, now, travel = travelAt(limits) }: Terms,
  providerFairness: number,
): (start: number) => Judged<P> {
  const about = aboutOf(need, caregiver, ties);
  const { id, sex, dialects, skillCount } = caregiver;
  if (ties.excluded.has(id)) return () => verdict(about, 'EXCLUDED');
  const { minutes, place, caregiverSex, dialect } = need;
  const slackMinutes = seatsOf(need) > 1 ? 0 : need.slackMinutes;
  const into = { home: caregiver.place, stops: day?.stops ?? NO_STOPS };
  const person = { id, sex, dialects, skillCount, weekMinutes: day?.weekMinutes ?? 0 };
  const { facesOfWeek, publishedCaregiverId } = ties;
  const acquaintance = { visits: about.visits, facesOfWeek, publishedCaregiverId };
  const { lateToleranceMinutes, restMinutes, mostWorkMinutes, contractMinutes } = limits;
  const { idleFromMinutes } = prices;
  const rules = { lateToleranceMinutes, restMinutes, mostWorkMinutes, contractMinutes, idleFromMinutes };
  const terms = { prices, fairWeekMinutes, providerFairness };
  const nowMinutes = now.getTime() / 60_000;
  return (start) => {
    const wanted = { start, minutes, place, slackMinutes };
    const insertion = insertInto(into, wanted, travel, rules);
    if ('refusedBy' in insertion) return verdict(about, insertion.refusedBy);
    const wish = { start, minutes, caregiverSex, dialect, skills: need.skills };
    const then = { ...terms, gapStays: gapStays(start - nowMinutes, limits) };
    return verdict(about, null, insertion, matchPrice(insertion, wish, person, acquaintance, then));
  };
}

/** Where there is no other visit, one start is as good as another. */
function alike<P extends Person>(at: (start: number) => Judged<P>): (start: number) => Judged<P> {
  let first: Judged<P> | undefined;
  return (start) => {
    first ??= at(start);
    return first.insertion ? { ...first, insertion: { ...first.insertion, start } } : first;
  };
}

type About<P extends Person> = Pick<Judged<P>, 'caregiver' | 'visits' | 'isChosen'>;

const aboutOf = <P extends Person>(
  need: Omit<Need, 'startsAt'>,
  caregiver: P,
  ties: SeniorTies,
): About<P> => ({
  caregiver,
  visits: ties.visits.get(caregiver.id) ?? 0,
  isChosen: need.preferredCaregiverId === caregiver.id,
});

const verdict = <P extends Person>(
  { caregiver, visits, isChosen }: About<P>,
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
  isChosen,
});

/** The family's choice, then the cheapest; a tie goes by lot. Those refused come last. */
export function ranked<P extends Person>(needId: string, judged: readonly Judged<P>[]): Judged<P>[] {
  const lots = new Map<string, string>();
  const lot = ({ caregiver: { id } }: Judged<P>): string => {
    const drawn = lots.get(id) ?? lotOf(needId, id);
    lots.set(id, drawn);
    return drawn;
  };
  const rank = ({ refusedBy, isChosen }: Judged<P>) => (refusedBy !== null ? 2 : isChosen ? 0 : 1);
  return [...judged].sort(
    (a, b) => rank(a) - rank(b) || (a.total ?? 0) - (b.total ?? 0) || (lot(a) < lot(b) ? -1 : 1),
  );
}
