import { addDays, addMinutes, startOfDay, weekdayOf } from '@anzhi/kernel';
import type { CaregiverWeek } from '@anzhi/providers';
import { judge, type Judged, type Need, type Terms } from './judge.policy';
import { weekOf } from './caregiver-match';
import type { CaregiverDay, SeniorTies } from './match.queries';
import { isAbsent, joined, startsOf, worksAt, type SlotLimits } from './slots.policy';

/** A start that can be promised. */
export interface Slot {
  readonly startsAt: Date;
  /** The best caregiver for it. */
  readonly best: Judged<CaregiverWeek>;
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
    const best = cheapest(able);
    return best ? [{ startsAt, best, caregivers: able.length }] : [];
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

/** The family's choice whatever he costs, else the cheapest. */
const cheapest = (able: readonly Judged<CaregiverWeek>[]): Judged<CaregiverWeek> | undefined =>
  able.find(({ isChosen }) => isChosen) ??
  able.reduce<Judged<CaregiverWeek> | undefined>(
    (best, each) => (best && (best.total ?? 0) <= (each.total ?? 0) ? best : each),
    undefined,
  );
