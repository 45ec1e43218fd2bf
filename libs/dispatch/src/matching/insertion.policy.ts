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
  const { stops } = day;
  if (stops.length === 0) return alone(day.home, wanted, travel, rules);
  const end = wanted.start + wanted.minutes;
  if (stops.some((stop) => stop.start < end && stop.end > wanted.start)) return BUSY;
  const next = stops.findIndex((stop) => stop.start >= end);
  const at = next < 0 ? stops.length : next;

  const start =
    at > 0
      ? Math.max(wanted.start, stops[at - 1].end + travel(stops[at - 1].place, wanted.place))
      : wanted.start;
  const tolerance = Math.min(rules.lateToleranceMinutes, wanted.slackMinutes ?? Infinity);
  if (start - wanted.start > tolerance) return WAY_TOO_LONG_BEFORE;
  const inserted = { start, end: start + wanted.minutes, place: wanted.place };
  const after = stops.slice(at);
  const moved = [...stops.slice(0, at), inserted, ...delay(inserted, after, travel)];
  const pushed = after.map((stop, i) => moved[at + 1 + i].start - stop.start);
  if (pushed.some((minutes, i) => minutes > (after[i].onTheMinute ? 0 : rules.lateToleranceMinutes)))
    return WAY_TOO_LONG_AFTER;
  const late = [start - wanted.start, ...pushed];

  const [from, to] = shiftAround(moved, at, rules.restMinutes);
  const shift = moved.slice(from, to + 1);
  if (moved[to].end - moved[from].start > 1_440 - rules.restMinutes) return LEGAL_REST;
  const now = workOf(shift, travel, rules);
  if (now.work > rules.mostWorkMinutes) return DAILY_MAXIMUM;

  // the same visits as they were promised, without the new one
  const then = sumOf(
    shiftsOf(stops.slice(from, to), rules).map((each) => waysOf(day.home, each, travel, rules)),
  );
  return {
    start,
    detour: Math.max(0, now.ways + homeWays(day.home, shift, travel) - then.ways),
    late: late.filter((minutes) => minutes > 0),
    idle: now.idle - then.idle,
    overtime: Math.max(0, over(spanOf(day.home, shift, travel), rules) - then.overtime),
  };
}

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
  return { start, detour: ways, late: [], idle: 0, overtime: over(minutes + ways, rules) };
}

const refusedBy = (rule: DayRefusal): { readonly refusedBy: DayRefusal } => ({ refusedBy: rule });
const BUSY = refusedBy('BUSY');
const WAY_TOO_LONG_BEFORE = refusedBy('WAY_TOO_LONG_BEFORE');
const WAY_TOO_LONG_AFTER = refusedBy('WAY_TOO_LONG_AFTER');
const LEGAL_REST = refusedBy('LEGAL_REST');
const DAILY_MAXIMUM = refusedBy('DAILY_MAXIMUM');

/** From leaving home to being back; as the plan of a day counts it. */
const spanOf = (home: Coordinate, shift: readonly Stop[], travel: Travel): number =>
  shift[shift.length - 1].end - shift[0].start + homeWays(home, shift, travel);

const over = (span: number, { contractMinutes }: Rules): number => Math.max(0, span - contractMinutes);

/** The visits after one that moved, each pushed only as far as it must be. */
function delay(from: Stop, stops: readonly Stop[], travel: Travel): Stop[] {
  let last = from;
  return stops.map((stop) => {
    const shift = Math.max(0, last.end + travel(last.place, stop.place) - stop.start);
    last = shift === 0 ? stop : { ...stop, start: stop.start + shift, end: stop.end + shift };
    return last;
  });
}

/** The first and the last of the visits that hang together with the one at `index`: no rest between them. */
function shiftAround(stops: readonly Stop[], index: number, restMinutes: number): [number, number] {
  let [from, to] = [index, index];
  while (from > 0 && stops[from].start - stops[from - 1].end < restMinutes) from--;
  while (to < stops.length - 1 && stops[to + 1].start - stops[to].end < restMinutes) to++;
  return [from, to];
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
  const { ways, idle } = workOf(shift, travel, rules);
  const overtime = over(spanOf(home, shift, travel), rules);
  return { ways: ways + homeWays(home, shift, travel), idle, overtime };
}

const sumOf = (ways: readonly ReturnType<typeof waysOf>[]): ReturnType<typeof waysOf> =>
  ways.reduce(
    (all, one) => ({
      ways: all.ways + one.ways,
      idle: all.idle + one.idle,
      overtime: all.overtime + one.overtime,
    }),
    { ways: 0, idle: 0, overtime: 0 },
  );
