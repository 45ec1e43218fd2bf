import { Injectable } from '@nestjs/common';
import { addDays, addMinutes, businessDate, Clock, startOfDay, weekdayOf } from '@anzhi/kernel';
import type { MatchCriteria, NearCaregiver } from '@anzhi/providers';
import { ProvidersFacade } from '@anzhi/providers';
import { Settings, type Queryable } from '@anzhi/platform';
import { WeightsQueries, type DispatchWeights } from '../weights/weights.queries';
import { fairWeekOf } from './match-price.policy';
import { judge, ranked, seatsOf, type Judged, type Need } from './judge.policy';
import { daysOf, tiesOf, type CaregiverDay, type SeniorTies, type Week } from './match.queries';
import { MatchingSettings, type MatchLimits } from './matching.settings';
import { ableInTeams } from './team.policy';
import { travelAt } from './travel.policy';

/** The version of the weights and the settings of one decision. */
export interface MatchTerms {
  readonly weights: DispatchWeights;
  readonly limits: MatchLimits;
}

/** An order as a need, with what is asked of the file of provider and caregiver. */
export interface MatchNeed extends Need {
  readonly orderId: string | null;
  readonly seniorId: string;
  readonly criteria: MatchCriteria;
}

/** What a provider's account of fair shares makes an order cost: tenths of a minute by provider. */
export type ProviderPrices = (providerIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

export interface Matched {
  /** Ranked; those refused come last. */
  readonly caregivers: readonly Judged<NearCaregiver>[];
  /** Nobody farther away was left to look at. */
  readonly isComplete: boolean;
  /** Whoever is meant for another order counts as busy then; else only those who are sent somewhere. */
  readonly withPencilled: boolean;
}

/** Another ring of caregivers is looked at while fewer than so many can come. */
const ENOUGH = 3;
const WIDER = 8;
const WIDEST = 4_000;
/** Visits so far from the start may belong to the same working day. */
const AROUND_MINUTES = 24 * 60;

/** Who could come, and at what price: the nearest and the known, judged by every hard rule, ranked by the soft ones. */
@Injectable()
export class CaregiverMatch {
  constructor(
    private readonly providers: ProvidersFacade,
    private readonly weights: WeightsQueries,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** The weights of today, whenever the service is. */
  async terms(db: Queryable, regionId: number): Promise<MatchTerms> {
    return {
      weights: await this.weights.inForce(db, regionId, businessDate(this.clock.now())),
      limits: await this.settings.all(db, MatchingSettings),
    };
  }

  /** @param without nobody of these providers */
  async find(
    db: Queryable,
    need: MatchNeed,
    terms: MatchTerms,
    { without = [], fairness }: { without?: readonly string[]; fairness?: ProviderPrices } = {},
  ): Promise<Matched> {
    const ties = await tiesOf(db, need.seniorId, need.startsAt, weekOf(need.startsAt), need.orderId);
    const preferred = need.preferredCaregiverId ? [need.preferredCaregiverId] : [];
    const known = [...new Set([...ties.visits.keys(), ...ties.facesOfWeek, ...preferred])];
    for (let nearest = terms.limits.nearestCaregivers; ; nearest *= WIDER) {
      const near = await this.providers.nearCaregivers(db, { ...need.criteria, nearest, known, without });
      const caregivers = await this.judged(db, need, near, ties, terms, { fairness, withPencilled: true });
      const isComplete = near.length < nearest;
      const free = ableInTeams(caregivers.filter(isAble), seatsOf(need));
      if (!isComplete && free < ENOUGH && nearest * WIDER <= WIDEST) continue;
      if (free > 0) return { caregivers, isComplete, withPencilled: true };
      // those meant for others may change places before anybody is told
      const asSent = await this.judged(db, need, near, ties, terms, { fairness, withPencilled: false });
      return { caregivers: asSent, isComplete, withPencilled: false };
    }
  }

  /**
   * The caregivers found, each judged by his day and priced, in their order. What somebody is meant for keeps nobody from
   * whom the family chose.
   */
  async judged(
    db: Queryable,
    need: MatchNeed,
    near: readonly NearCaregiver[],
    ties: SeniorTies,
    { weights, limits }: MatchTerms,
    { fairness, withPencilled }: { readonly fairness?: ProviderPrices; readonly withPencilled: boolean },
  ): Promise<Judged<NearCaregiver>[]> {
    const able = near.filter((each) => !fileRefusal(each));
    const ids = able.map(({ id }) => id);
    const week = weekOf(need.startsAt);
    const pencilled = { withPencilled, except: need.preferredCaregiverId };
    const days = ids.length ? await daysOf(db, ids, around(need), week, need.orderId, pencilled) : NO_DAYS;
    const accounts = fairness && ids.length ? await fairness(providersOf(able)) : undefined;
    const weeks = ids.map((id) => days.get(id)?.weekMinutes ?? 0);
    const fairWeekMinutes = fairWeekOf(weeks, need.minutes);
    const now = this.clock.now();
    const judgeOne = judge<NearCaregiver>(need, ties, {
      ...{ prices: weights.prices, limits, fairWeekMinutes, now, travel: travelAt(limits) },
    });
    const judged = near.map((each) =>
      judgeOne(each, fileRefusal(each), days.get(each.id), accounts?.get(each.providerId) ?? 0),
    );
    return ranked(need.id, judged);
  }

  ties(db: Queryable, need: MatchNeed): Promise<SeniorTies> {
    return tiesOf(db, need.seniorId, need.startsAt, weekOf(need.startsAt), need.orderId);
  }
}

const NO_DAYS: ReadonlyMap<string, CaregiverDay> = new Map();

const isAble = ({ refusedBy }: Judged): boolean => refusedBy === null;

const fileRefusal = ({ refusedBy, provider }: NearCaregiver) => provider.refusedBy ?? refusedBy;

const providersOf = (caregivers: readonly NearCaregiver[]): string[] => [
  ...new Set(caregivers.map(({ providerId }) => providerId)),
];

const around = ({ startsAt, minutes }: Need): Week => ({
  from: new Date(startsAt.getTime() - AROUND_MINUTES * 60_000),
  to: new Date(startsAt.getTime() + (AROUND_MINUTES + minutes) * 60_000),
});

/** China sets no clock forward or back. */
const WEEK_MINUTES = 7 * 24 * 60;

/** The week of a service, Monday to Sunday in China. */
export function weekOf(at: Date): Week {
  const from = startOfDay(addDays(businessDate(at), 1 - weekdayOf(at)));
  return { from, to: addMinutes(from, WEEK_MINUTES) };
}
