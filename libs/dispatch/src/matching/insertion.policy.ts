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
  /** Additional work beyond the standard day. */
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
  const end = wanted.start + wanted.minutes;
  if (day.stops.some((stop) => stop.start < end && stop.end > wanted.start)) return { refusedBy: 'BUSY' };
  const before = day.stops.filter((stop) => stop.end <= wanted.start);
  const after = day.stops.filter((stop) => stop.start >= end);

  const previous = before.at(-1);
  const start = Math.max(wanted.start, previous ? previous.end + travel(previous.place, wanted.place) : 0);
  const tolerance = Math.min(rules.lateToleranceMinutes, wanted.slackMinutes ?? Infinity);
  if (start - wanted.start > tolerance) return { refusedBy: 'WAY_TOO_LONG_BEFORE' };
  const inserted = { start, end: start + wanted.minutes, place: wanted.place };
  const delayed = delay(inserted, after, travel);
  const pushed = delayed.map((stop, i) => stop.start - after[i].start);
  if (pushed.some((minutes, i) => minutes > (after[i].onTheMinute ? 0 : rules.lateToleranceMinutes)))
    return { refusedBy: 'WAY_TOO_LONG_AFTER' };
  const late = [start - wanted.start, ...pushed];

  const shift = shiftAround([...before, inserted, ...delayed], before.length, rules.restMinutes);
  const [first, last] = [shift[0], shift[shift.length - 1]];
  if (last.end - first.start > 1_440 - rules.restMinutes) return { refusedBy: 'LEGAL_REST' };
  const now = workOf(shift, travel, rules);
  if (now.work > rules.mostWorkMinutes) return { refusedBy: 'DAILY_MAXIMUM' };

  const then = sum(shiftsOf(shift.filter((stop) => stop !== inserted).map(promised(after, delayed)), rules))(
    (each) => waysOf(day.home, each, travel, rules),
  );
  return {
    start,
    detour: Math.max(0, now.ways + homeWays(day.home, shift, travel) - then.ways),
    late: late.filter((minutes) => minutes > 0),
    idle: now.idle - then.idle,
    overtime: Math.max(0, over(now.work, rules) - then.overtime),
  };
}

const over = (work: number, { contractMinutes }: Rules): number => Math.max(0, work - contractMinutes);

/** The visits after one that moved, each pushed only as far as it must be. */
function delay(from: Stop, stops: readonly Stop[], travel: Travel): Stop[] {
  let last = from;
  return stops.map((stop) => {
    const shift = Math.max(0, last.end + travel(last.place, stop.place) - stop.start);
    last = shift === 0 ? stop : { ...stop, start: stop.start + shift, end: stop.end + shift };
    return last;
  });
}

/** The visit as it was before it was pushed. */
const promised =
  (was: readonly Stop[], is: readonly Stop[]) =>
  (stop: Stop): Stop =>
    was[is.indexOf(stop)] ?? stop;

/** The visits that hang together with the one at `index`: no rest between them. */
function shiftAround(stops: readonly Stop[], index: number, restMinutes: number): Stop[] {
  let [from, to] = [index, index];
  while (from > 0 && stops[from].start - stops[from - 1].end < restMinutes) from--;
  while (to < stops.length - 1 && stops[to + 1].start - stops[to].end < restMinutes) to++;
  return stops.slice(from, to + 1);
}

/** Without the new visit the rest may fall into two working days. */
function shiftsOf(stops: readonly Stop[], { restMinutes }: Rules): Stop[][] {
  const shifts: Stop[][] = [];
  stops.forEach((stop, i) => {
    if (i === 0 || stop.start - stops[i - 1].end >= restMinutes) shifts.push([]);
    shifts[shifts.length - 1].push(stop);
  });
  return shifts;
}

interface Work {
  readonly work: number;
  readonly ways: number;
  readonly idle: number;
}

/** Service and the ways between the visits; waiting beyond what is free of charge. */
function workOf(shift: readonly Stop[], travel: Travel, { idleFromMinutes }: Rules): Work {
  let [work, ways, idle] = [0, 0, 0];
  shift.forEach((stop, i) => {
    work += stop.end - stop.start;
    if (i === 0) return;
    const way = travel(shift[i - 1].place, stop.place);
    work += way;
    ways += way;
    idle += Math.max(0, stop.start - shift[i - 1].end - way - idleFromMinutes);
  });
  return { work, ways, idle };
}

const homeWays = (home: Coordinate, shift: readonly Stop[], travel: Travel): number =>
  travel(home, shift[0].place) + travel(shift[shift.length - 1].place, home);

function waysOf(home: Coordinate, shift: readonly Stop[], travel: Travel, rules: Rules) {
  const { work, ways, idle } = workOf(shift, travel, rules);
  return { ways: ways + homeWays(home, shift, travel), idle, overtime: over(work, rules) };
}

const sum =
  <T>(items: readonly T[]) =>
  (of: (item: T) => { ways: number; idle: number; overtime: number }) =>
    items.map(of).reduce(
      (all, one) => ({
        ways: all.ways + one.ways,
        idle: all.idle + one.idle,
        overtime: all.overtime + one.overtime,
      }),
      { ways: 0, idle: 0, overtime: 0 },
    );
