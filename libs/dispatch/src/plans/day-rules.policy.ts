import type { Category } from '@anzhi/catalogue';
import type { PriorityClass } from '../engine';
import type { Keep, OrderOfDay, PersonOfDay } from './day-sheet';

/** The hard rules in the order in which they are asked: those of an assignment, asked beforehand. */
export const PLAN_REFUSALS = [
  'OTHER_PROVIDER',
  'NOT_WANTED',
  'CREDENTIAL_NOT_VALID',
  'SKILL_MISSING',
  'OTHER_SEX_REQUIRED',
  'ABSENT',
  'NOT_WORKING',
] as const;
export type PlanRefusal = (typeof PLAN_REFUSALS)[number];

/** The first rule that keeps the caregiver from the order; undefined when none does. */
export function planRefusal(
  order: OrderOfDay,
  person: PersonOfDay,
  isExcluded: boolean,
): PlanRefusal | undefined {
  const from = order.startMinute;
  const to = from + order.minutes;
  const lacks = (has: readonly string[], needed: readonly string[]) =>
    needed.some((each) => !has.includes(each));
  const refusals: [boolean, PlanRefusal][] = [
    [!order.providerIds.includes(person.providerId), 'OTHER_PROVIDER'],
    [isExcluded, 'NOT_WANTED'],
    [lacks(person.credentials, order.credentials), 'CREDENTIAL_NOT_VALID'],
    [lacks(person.skills, order.skills), 'SKILL_MISSING'],
    [order.requiredSex !== null && order.requiredSex !== person.sex, 'OTHER_SEX_REQUIRED'],
    [person.isAbsent || person.absences.some(([start, end]) => start < to && from < end), 'ABSENT'],
    [!person.hours.some(([start, end]) => start <= from && to <= end), 'NOT_WORKING'],
  ];
  return refusals.find(([applies]) => applies)?.[1];
}

export interface AssignmentFacts {
  /** The service has begun. */
  readonly hasBegun: boolean;
  readonly startsAt: Date;
  /** It came from a plan that was published. */
  readonly wasPublished: boolean;
  /** Whoever has it is not there. */
  readonly isAbsent: boolean;
}

/** Whether an assignment stays as it is. Nobody is taken from a home he is in, nor on his way to it. */
export function staysAsItIs(
  { hasBegun, startsAt, wasPublished, isAbsent }: AssignmentFacts,
  keep: Keep,
  frozenBefore: Date,
): boolean {
  if (hasBegun) return true;
  if (isAbsent) return false;
  return startsAt < frozenBefore || keep === 'ALL' || (keep === 'PUBLISHED' && wasPublished);
}

/** Who is left out last, by the category of the service: health first, company last (design D.1, level 2). */
export const PRIORITY_OF: Readonly<Record<Category, PriorityClass>> = {
  HEALTH_MANAGEMENT: 'A',
  BASIC_CARE: 'B',
  DAILY_LIVING: 'B',
  VISIT_CARE: 'C',
  EMOTIONAL_SUPPORT: 'C',
  ERRAND_AGENCY: 'C',
  HOME_ADAPTATION: 'C',
};
