import { addMinutes, startOfDay, weekdayOf } from '@anzhi/kernel';
import type { CaregiverWeek } from '@anzhi/providers';
import { judging, overDay, seatsOf, type Judged, type Need, type Terms } from './judge.policy';
import { fairWeekOf } from './match-price.policy';
import { ableInTeams, bestTeam } from './team.policy';
import { weekOf } from './caregiver-match';
import type { CaregiverDay, SeniorTies, Week } from './match.queries';
import { touches, joined, startsOf, worksAt, type SlotLimits } from './slots.policy';
import { remembering, travelAt } from './travel.policy';

/** A start that can be promised. */
export interface Slot {
  readonly startsAt: Date;
  /** The best for it: as many as come at once. */
  readonly team: readonly Judged<CaregiverWeek>[];
  /** How many could come. */
  readonly caregivers: number;
}

export interface PromiseInput {
  readonly need: Omit<Need, 'startsAt'>;
  /** `YYYY-MM-DD` */
  readonly days: readonly string[];
  readonly caregivers: readonly CaregiverWeek[];
  /** Every assignment of each around the days. */
  readonly stops: ReadonlyMap<string, CaregiverDay>;
  /** By day: who came and comes. */
  readonly ties: (day: string) => SeniorTies;
  readonly terms: Omit<Terms, 'fairWeekMinutes'>;
  readonly slots: SlotLimits;
  /** When the senior has another service; absent: never. */
  readonly busy?: readonly Week[];
  /** Only starts that keep the gap after another service. */
  readonly between?: { readonly from: Date; readonly to: Date };
}

const DAY_MINUTES = 1_440;

/**
 * The starts of the days at which somebody can come, each with the cheapest who can. A pure computation; each way is
 * estimated once, and each caregiver's day is looked at once for all its starts.
 */
export function promise(input: PromiseInput): Slot[] {
  const { terms } = input;
  const travel = remembering(terms.travel ?? travelAt(terms.limits));
  return input.days.flatMap((day) => slotsOf(day, input, { ...terms, travel }));
}

function slotsOf(day: string, input: PromiseInput, priced: PromiseInput['terms']): Slot[] {
  const { need, slots } = input;
  const dayStart = startOfDay(day);
  const weekday = weekdayOf(dayStart);
  const frame = frameOf(dayStart);
  const ties = input.ties(day);
  const there = input.caregivers
    .filter(({ days }) => days.includes(day))
    .map((caregiver) => ({ caregiver, own: within(frame, input.stops.get(caregiver.id)) }));
  const weeks = there.map(({ own }) => own.weekMinutes);
  const terms = { ...priced, fairWeekMinutes: fairWeekOf(weeks, need.minutes) };
  const staff = there.map(({ caregiver, own }) => ({
    spans: joined(caregiver.hours, weekday),
    absences: caregiver.absences,
    judged: overDay(caregiver, own),
  }));
  const judgedAt = judging<CaregiverWeek>(need, ties, terms);
  return startsOf(dayStart, need.minutes, slots).flatMap((minute): Slot[] => {
    const startsAt = addMinutes(dayStart, minute);
    if (!lies(startsAt, input.between)) return [];
    const endsAt = addMinutes(startsAt, need.minutes);
    if (touches(input.busy ?? [], startsAt, endsAt)) return [];
    const start = minuteOf(startsAt);
    const atStart = judgedAt(start);
    const able = staff
      .filter(
        ({ spans, absences }) => worksAt(spans, minute, need.minutes) && !touches(absences, startsAt, endsAt),
      )
      .map(({ judged }) => judged(atStart, start))
      .filter(({ refusedBy }) => refusedBy === null);
    const team = bestTeam(able, seatsOf(need));
    return team ? [{ startsAt, team, caregivers: ableInTeams(able, seatsOf(need)) }] : [];
  });
}

const minuteOf = (at: Date): number => at.getTime() / 60_000;

/** In minutes since 1970: the day with the one before and the one after it, and its week. */
interface Frame {
  readonly from: number;
  readonly to: number;
  readonly weekFrom: number;
  readonly weekTo: number;
}

function frameOf(dayStart: Date): Frame {
  const start = minuteOf(dayStart);
  const week = weekOf(dayStart);
  return {
    ...{ from: start - DAY_MINUTES, to: start + 2 * DAY_MINUTES },
    ...{ weekFrom: minuteOf(week.from), weekTo: minuteOf(week.to) },
  };
}

/** The stops that touch the frame's days, and the minutes of its week. */
function within({ from, to, weekFrom, weekTo }: Frame, all: CaregiverDay | undefined): CaregiverDay {
  const stops = all?.stops ?? [];
  return {
    stops: stops.filter((stop) => stop.end > from && stop.start < to),
    weekMinutes: stops
      .filter((stop) => stop.start >= weekFrom && stop.start < weekTo)
      .reduce((sum, stop) => sum + stop.end - stop.start, 0),
  };
}

const lies = (at: Date, between: PromiseInput['between']): boolean =>
  !between || (between.from <= at && at <= between.to);
