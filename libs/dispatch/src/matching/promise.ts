import { addDays, addMinutes, startOfDay, weekdayOf } from '@anzhi/kernel';
import type { CaregiverWeek } from '@anzhi/providers';
import { judge, seatsOf, type Judged, type Need, type Terms } from './judge.policy';
import { ableInTeams, bestTeam } from './team.policy';
import { weekOf } from './caregiver-match';
import type { CaregiverDay, SeniorTies } from './match.queries';
import { isAbsent, joined, startsOf, worksAt, type SlotLimits } from './slots.policy';

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
  readonly terms: Terms;
  readonly slots: SlotLimits;
  /** Only starts that keep the gap after another service. */
  readonly between?: { readonly from: Date; readonly to: Date };
}

const DAY_MINUTES = 1_440;

/** The starts of the days at which somebody can come, each with the cheapest who can. A pure computation. */
export const promise = (input: PromiseInput): Slot[] => input.days.flatMap((day) => slotsOf(day, input));

function slotsOf(day: string, input: PromiseInput): Slot[] {
  const { need, slots } = input;
  const dayStart = startOfDay(day);
  const staff = input.caregivers
    .filter(({ days }) => days.includes(day))
    .map((caregiver) => ({
      caregiver,
      spans: joined(caregiver.hours, weekdayOf(dayStart)),
      around: around(input.stops.get(caregiver.id), day),
    }));
  const ties = input.ties(day);
  return startsOf(dayStart, need.minutes, slots).flatMap((minute): Slot[] => {
    const startsAt = addMinutes(dayStart, minute);
    if (!lies(startsAt, input.between)) return [];
    const endsAt = addMinutes(startsAt, need.minutes);
    const able = staff
      .filter(
        ({ spans, caregiver }) =>
          worksAt(spans, minute, need.minutes) && !isAbsent(caregiver.absences, startsAt, endsAt),
      )
      .map(({ caregiver, around: stops }) =>
        judge({ ...need, startsAt }, caregiver, undefined, stops, ties, input.terms, 0),
      )
      .filter(({ refusedBy }) => refusedBy === null);
    const team = bestTeam(able, seatsOf(need));
    return team ? [{ startsAt, team, caregivers: ableInTeams(able, seatsOf(need)) }] : [];
  });
}

/** The stops within a day of this one, and the minutes of its week. */
function around(all: CaregiverDay | undefined, day: string): CaregiverDay {
  const minuteOf = (at: Date): number => at.getTime() / 60_000;
  const [from, to] = [minuteOf(startOfDay(day)) - DAY_MINUTES, minuteOf(startOfDay(addDays(day, 2)))];
  const week = weekOf(startOfDay(day));
  const stops = all?.stops ?? [];
  return {
    stops: stops.filter((stop) => stop.end > from && stop.start < to),
    weekMinutes: stops
      .filter((stop) => stop.start >= minuteOf(week.from) && stop.start < minuteOf(week.to))
      .reduce((sum, stop) => sum + stop.end - stop.start, 0),
  };
}

const lies = (at: Date, between: PromiseInput['between']): boolean =>
  !between || (between.from <= at && at <= between.to);
