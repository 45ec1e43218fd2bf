import type { Sex } from '@anzhi/kernel';
import type { Prices } from '../weights/price-table';
import type { Insertion } from './insertion.policy';

/** The soft rules an order's match is priced by. */
export const MATCH_RULES = [
  'travel',
  'lateness',
  'familiarity',
  'faces',
  'sex',
  'dialect',
  'sparedSkill',
  'overtime',
  'idle',
  'caregiverFairness',
  'providerFairness',
  'movedVisit',
  'changedCaregiver',
] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** Tenths of an equivalent minute by rule. */
export type MatchPrice = Readonly<Record<MatchRule, number>>;

/** Who else came and comes to the senior. */
export interface PricedTies {
  /** Caregivers who come in the week of the order. */
  readonly facesOfWeek: ReadonlySet<string>;
  /** Whom a published plan sends, for this very time; absent: no plan does. */
  readonly publishedCaregiverId?: string;
}

export interface PricedPerson {
  readonly id: string;
  readonly sex: Sex;
  readonly dialects: readonly string[];
  readonly skillCount: number;
}

/** How he stands with the senior and with the others. */
export interface Standing {
  /** His visits here in the last 90 days. */
  readonly visits: number;
  /** Minutes of service he has in the week of the order, without it. */
  readonly weekMinutes: number;
  /** The provider's account in tenths of a minute; held to the most the weights allow. */
  readonly providerFairness: number;
}

export interface PricedWish {
  /** As promised, in minutes since 1970. */
  readonly start: number;
  readonly minutes: number;
  readonly caregiverSex?: Sex;
  readonly dialect?: string;
  /** What the service needs of whoever comes; nothing unless told. */
  readonly skills?: readonly string[];
}

const FAMILIAR_VISITS = 3;
const FACES = 2;

/** What sending this caregiver costs, rule by rule. */
export function matchPrice(
  { start, detour, late, idle, overtime }: Insertion,
  wish: PricedWish,
  person: PricedPerson,
  { visits, weekMinutes, providerFairness }: Standing,
  terms: {
    readonly ties: PricedTies;
    readonly prices: Prices;
    readonly fairWeekMinutes: number;
    /** Part of the waiting that nobody's order will fill any more, 0 to 1. */
    readonly gapStays: number;
  },
): MatchPrice {
  const { prices } = terms;
  const { facesOfWeek, publishedCaregiverId: published } = terms.ties;
  const isMoved = published !== undefined && Math.abs(start - wish.start) > prices.movedFromMinutes;
  return {
    travel: detour * prices.travelMinute,
    lateness: lateOf(late, prices),
    familiarity: familiarityPrice(visits, prices),
    faces: isThirdFace(person.id, facesOfWeek) ? prices.thirdFaceOfWeek : 0,
    sex: wish.caregiverSex && wish.caregiverSex !== person.sex ? prices.preferredSex : 0,
    dialect: wish.dialect && !person.dialects.includes(wish.dialect) ? prices.preferredDialect : 0,
    sparedSkill: skillsSpared(person, wish) * prices.sparedSkill,
    overtime: overtime * prices.overtimeMinute,
    idle: Math.round(idle * prices.idleMinute * terms.gapStays),
    caregiverFairness:
      fairnessPrice(weekMinutes + wish.minutes - terms.fairWeekMinutes, prices) -
      fairnessPrice(weekMinutes - terms.fairWeekMinutes, prices),
    providerFairness: within(prices.providerFairMost, Math.round(providerFairness)),
    movedVisit: isMoved ? prices.movedVisit : 0,
    changedCaregiver: published !== undefined && published !== person.id ? prices.changedCaregiver : 0,
  };
}

const within = (most: number, price: number): number => Math.max(-most, Math.min(most, price));

const lateOf = (late: readonly number[], prices: Prices): number => {
  let price = 0;
  for (const minutes of late) price += latenessPrice(minutes, prices);
  return price;
};

export function totalOf(price: MatchPrice): number {
  let total = 0;
  for (const rule of MATCH_RULES) total += price[rule];
  return total;
}

/** Rising with the delay, so that nobody is sacrificed for the others. */
export function latenessPrice(minutes: number, prices: Prices): number {
  const from15 = Math.max(0, minutes - 15);
  const from30 = Math.max(0, minutes - 30);
  return (
    (minutes - from15) * prices.lateMinute +
    (from15 - from30) * prices.late15Minute +
    from30 * prices.late30Minute
  );
}

/** Who can do more is kept for the orders still to come that only he can take. */
const skillsSpared = ({ skillCount }: PricedPerson, wish: PricedWish): number =>
  Math.max(0, skillCount - (wish.skills?.length ?? 0));

const familiarityPrice = (visits: number, prices: Prices): number =>
  visits >= FAMILIAR_VISITS ? 0 : visits > 0 ? prices.littleKnownCaregiver : prices.unknownCaregiver;

const isThirdFace = (id: string, faces: ReadonlySet<string>): boolean =>
  faces.size >= FACES && !faces.has(id);

/**
 * The week from which those who come into question are priced: whoever has as much as they have on average costs
 * nothing by it, whoever has less than that is preferred.
 * @param weekMinutes of each, without the visit
 * @param minutes of the visit
 */
export const fairWeekOf = (weekMinutes: readonly number[], minutes: number): number =>
  weekMinutes.reduce((sum, each) => sum + each, 0) / Math.max(weekMinutes.length, 1) + minutes / 2;

/**
 * Which part of a gap will stay. Days ahead it is likely that an order still comes for it, and for the one before or
 * after; with the whole price from the beginning caregivers are packed closely whom later orders would have needed.
 * The square of the part of the orders that is in, which come evenly over the days before.
 */
export const gapStays = (
  leadMinutes: number,
  { ordersComeDays }: { readonly ordersComeDays: number },
): number => (1 - Math.min(1, Math.max(0, leadMinutes / (1_440 * ordersComeDays)))) ** 2;

/** Of a week so many minutes above or below the fair one. */
const fairnessPrice = (minutes: number, { caregiverFairHour }: Prices): number =>
  Math.round(caregiverFairHour * (minutes / 60) ** 2);
