import type { Coordinate } from '@anzhi/geo';
import type { MatchLimits } from './matching.settings';
import type { Travel } from './travel.policy';

/** A promised visit. Times are minutes since 1970. */
export interface Stop {
  readonly start: number;
  readonly end: number;
  readonly place: Coordinate;
  /** In step with another caregiver or another service: it may not begin any later. */
  readonly onTheMinute?: boolean;
}

/** A caregiver's visits around the wanted one, in the order of their starts, and where his days start and end. */
export interface Day {
  readonly home: Coordinate;
  readonly stops: readonly Stop[];
}

/** Promised to begin at `start`; how much later it may be is the limits'. */
export interface Wanted {
  readonly start: number;
  readonly minutes: number;
  readonly place: Coordinate;
  /** No more delay than this, where the limits would allow more. */
  readonly slackMinutes?: number;
}

/** BUSY: another visit at that time. The ways: he cannot be there in time, or not at the next one. */
export type DayRefusal =
  'BUSY' | 'WAY_TOO_LONG_BEFORE' | 'WAY_TOO_LONG_AFTER' | 'LEGAL_REST' | 'DAILY_MAXIMUM';

/** What the visit does to the day; everything in minutes. */
export interface Insertion {
  /** Earliest possible start. */
  readonly start: number;
  /** Additional travel. */
  readonly detour: number;
  /** Of this visit and of each one it delays, in the order of the day. */
  readonly late: readonly number[];
  /** Additional waiting beyond what is free of charge, negative when it fills a gap. */
  readonly idle: number;
  /** Additional time between leaving and coming home beyond the standard day. */
  readonly overtime: number;
}

type Rules = Pick<
  MatchLimits,
  'lateToleranceMinutes' | 'restMinutes' | 'mostWorkMinutes' | 'contractMinutes'
> & {
  readonly idleFromMinutes: number;
};

/**
 * Puts a visit into a day without moving what was promised by more than the tolerance. A day lasts from rest to rest:
 * visits with a shorter pause between them belong together, also over midnight.
 */
export function insertInto(
  day: Day,
  wanted: Wanted,
  travel: Travel,
  rules: Rules,
): Insertion | { readonly refusedBy: DayRefusal } {
  const { home, stops } = day;
  if (stops.length === 0) return alone(home, wanted, travel, rules);
  const at = gapFor(wanted, stops);
  if (at === undefined) return BUSY;
  const start = at > 0 ? Math.max(wanted.start, reached(stops[at - 1], wanted.place, travel)) : wanted.start;
  const delay = start - wanted.start;
  if (delay > Math.min(rules.lateToleranceMinutes, wanted.slackMinutes ?? Infinity))
    return WAY_TOO_LONG_BEFORE;
  const moved = stops.toSpliced(at, 0, { start, end: start + wanted.minutes, place: wanted.place });
  const late = push(moved, at, delay, travel, rules);
  if (!late) return WAY_TOO_LONG_AFTER;

  const from = firstOf(moved, at, rules);
  const to = lastOf(moved, at, rules);
  if (moved[to].end - moved[from].start > 1_440 - rules.restMinutes) return LEGAL_REST;
  const now = workOf(moved, from, to, travel, rules);
  if (now.work > rules.mostWorkMinutes) return DAILY_MAXIMUM;

  // the same visits as they were promised, without the new one
  const then = waysOf(home, stops, from, to - 1, travel, rules);
  const homeWays = homeWaysOf(home, moved[from], moved[to], travel);
  const span = moved[to].end - moved[from].start + homeWays;
  return {
    start,
    detour: Math.max(0, now.ways + homeWays - then.ways),
    late,
    idle: now.idle - then.idle,
    overtime: Math.max(0, over(span, rules) - then.overtime),
  };
}

/** Between which visits there is time for one, before their ways; undefined: another visit is at that time. */
function gapFor({ start, minutes }: Wanted, stops: readonly Stop[]): number | undefined {
  const end = start + minutes;
  let at = 0;
  for (const stop of stops) {
    if (stop.start >= end) break;
    if (stop.end > start) return undefined;
    at++;
  }
  return at;
}

/** When he can be there after a visit. */
const reached = (before: Stop, place: Coordinate, travel: Travel): number =>
  before.end + travel(before.place, place);

/**
 * Moves the visits after the one at `index`, each only as far as it must be.
 * @returns how late it and they are, of those that are; undefined if one would be later than it may
 */
function push(
  stops: Stop[],
  index: number,
  delay: number,
  travel: Travel,
  { lateToleranceMinutes }: Rules,
): readonly number[] | undefined {
  let late = delay > 0 ? [delay] : NOT_LATE;
  for (let i = index + 1; i < stops.length; i++) {
    const stop = stops[i];
    const minutes = Math.max(0, reached(stops[i - 1], stop.place, travel) - stop.start);
    if (minutes > (stop.onTheMinute ? 0 : lateToleranceMinutes)) return undefined;
    if (minutes === 0) continue;
    stops[i] = { ...stop, start: stop.start + minutes, end: stop.end + minutes };
    late = [...late, minutes];
  }
  return late;
}

const NOT_LATE: readonly number[] = [];

/** The only visit of a day, as most of those who come into question would have it: the same in fewer steps. */
function alone(
  home: Coordinate,
  { start, minutes, place }: Wanted,
  travel: Travel,
  rules: Rules,
): Insertion | { readonly refusedBy: DayRefusal } {
  if (minutes > 1_440 - rules.restMinutes) return LEGAL_REST;
  if (minutes > rules.mostWorkMinutes) return DAILY_MAXIMUM;
  const ways = travel(home, place) + travel(place, home);
  return { start, detour: ways, late: NOT_LATE, idle: 0, overtime: over(minutes + ways, rules) };
}

const refusedBy = (rule: DayRefusal): { readonly refusedBy: DayRefusal } => ({ refusedBy: rule });
const BUSY = refusedBy('BUSY');
const WAY_TOO_LONG_BEFORE = refusedBy('WAY_TOO_LONG_BEFORE');
const WAY_TOO_LONG_AFTER = refusedBy('WAY_TOO_LONG_AFTER');
const LEGAL_REST = refusedBy('LEGAL_REST');
const DAILY_MAXIMUM = refusedBy('DAILY_MAXIMUM');

/** Of the time from leaving home to being back, as the plan of a day counts it. */
const over = (span: number, { contractMinutes }: Rules): number => Math.max(0, span - contractMinutes);

/** The first of the visits that hang together with the one at `index`: no rest between them. */
function firstOf(stops: readonly Stop[], index: number, { restMinutes }: Rules): number {
  let from = index;
  while (from > 0 && stops[from].start - stops[from - 1].end < restMinutes) from--;
  return from;
}

/** The last of them. */
function lastOf(stops: readonly Stop[], index: number, { restMinutes }: Rules): number {
  let to = index;
  while (to < stops.length - 1 && stops[to + 1].start - stops[to].end < restMinutes) to++;
  return to;
}

interface Work {
  readonly work: number;
  readonly ways: number;
  readonly idle: number;
}

/** Of the visits from one to another: service and the ways between them; waiting beyond what is free of charge. */
function workOf(
  stops: readonly Stop[],
  from: number,
  to: number,
  travel: Travel,
  { idleFromMinutes }: Rules,
): Work {
  let [work, ways, idle] = [0, 0, 0];
  for (let i = from; i <= to; i++) {
    const stop = stops[i];
    work += stop.end - stop.start;
    if (i === from) continue;
    const before = stops[i - 1];
    const way = travel(before.place, stop.place);
    work += way;
    ways += way;
    idle += Math.max(0, stop.start - before.end - way - idleFromMinutes);
  }
  return { work, ways, idle };
}

const homeWaysOf = (home: Coordinate, first: Stop, last: Stop, travel: Travel): number =>
  travel(home, first.place) + travel(last.place, home);

/** The same with the ways from and to home and what is over the standard day, of each working day they fall into. */
function waysOf(
  home: Coordinate,
  stops: readonly Stop[],
  from: number,
  to: number,
  travel: Travel,
  rules: Rules,
): { readonly ways: number; readonly idle: number; readonly overtime: number } {
  let [ways, idle, overtime] = [0, 0, 0];
  for (let first = from; first <= to;) {
    const last = Math.min(to, lastOf(stops, first, rules));
    const shift = workOf(stops, first, last, travel, rules);
    const homeWays = homeWaysOf(home, stops[first], stops[last], travel);
    ways += shift.ways + homeWays;
    idle += shift.idle;
    overtime += over(stops[last].end - stops[first].start + homeWays, rules);
    first = last + 1;
  }
  return { ways, idle, overtime };
}
