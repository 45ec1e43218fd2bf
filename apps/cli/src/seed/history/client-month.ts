import { addDays, firstDayOf, periodOfDate, Random, startOfDay, weekdayOf } from '@anzhi/kernel';
import type { Client, Lot } from './client';
import type { Facts } from './facts';
import { DAYS_OF_LAST_MONTH, HISTORY_DAYS, SKIPPED_SHARE, UPCOMING_SHARE } from './proportions';
import type { Story } from './story';
import { tellStory } from './tell-story';
import type { Timetable } from './timetable';
import { planWeek, type WeeklyPlan } from './weekly-plan';

/** A day on which visits took place, or will. */
interface Day {
  readonly date: string;
  readonly period: number;
  readonly weekday: number;
  readonly startsAt: Date;
  readonly isUpcoming: boolean;
}

/** The first day of the history: a month ago, and never without the end of last month. */
export function historyFrom(asOf: string): string {
  const monthAgo = addDays(asOf, -HISTORY_DAYS);
  const lastMonth = addDays(firstDayOf(periodOfDate(asOf)), -DAYS_OF_LAST_MONTH);
  return monthAgo < lastMonth ? monthAgo : lastMonth;
}

/** The days of the history, today and tomorrow. Counted once: the calendar is slow, and the same for everybody. */
export function historyDays(asOf: string): Day[] {
  const days: Day[] = [];
  for (let date = historyFrom(asOf); date <= addDays(asOf, 1); date = addDays(date, 1)) {
    const startsAt = startOfDay(date);
    const weekday = weekdayOf(startsAt);
    days.push({ date, period: periodOfDate(date), weekday, startsAt, isUpcoming: date >= asOf });
  }
  return days;
}

/** A month of one senior's visits, oldest first. What is drawn depends on nobody but him. */
export function tellMonth(
  facts: Facts,
  timetable: Timetable,
  client: Client,
  { days, now, seed }: { readonly days: readonly Day[]; readonly now: Date; readonly seed: string },
): Story[] {
  const random = new Random(`${seed}/history/${client.id}`);
  const plan = planWeek(facts, timetable, client, random);
  if (!plan) return [];
  const left = new Map(client.lots.map((lot) => [lot.period, lot.minutes]));
  const showsUpcoming = random.chance(UPCOMING_SHARE);
  const stories: Story[] = [];
  for (const day of days.filter(({ weekday }) => weekday === plan.weekday)) {
    const lot = client.lots.find(({ period }) => period === day.period);
    const startsAt = new Date(day.startsAt.getTime() + plan.startMinute * 60_000);
    const isWanted = day.isUpcoming ? showsUpcoming && startsAt > now : !random.chance(SKIPPED_SHARE);
    if (!isWanted || !lot || !spend(left, lot, plan)) continue;
    stories.push(tellStory(facts, { client, plan, lot, date: day.date, startsAt }, now, random));
  }
  return stories;
}

/** Sets the minutes aside in the month's grant, where there are enough. */
function spend(left: Map<number, number>, { period }: Lot, { minutes }: WeeklyPlan): boolean {
  const rest = (left.get(period) ?? 0) - minutes;
  if (rest >= 0) left.set(period, rest);
  return rest >= 0;
}
