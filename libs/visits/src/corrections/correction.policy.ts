import type { VisitState } from '../visits/visit.state';

export type Side = 'CAREGIVER' | 'FAMILY';
export type RequestedAs = Side | 'PROVIDER';
export type CorrectionKind = 'MINUTES' | 'TIMES' | 'TASKS';

/**
 * What other minutes do. AT_CAPTURE: they are what will be captured. TAKEN_BACK: fewer than were captured, the rest is
 * reversed. HOURS_ONLY: they are the caregiver's working time and nobody's bill. NONE: nothing to count.
 */
export type Effect = 'NONE' | 'AT_CAPTURE' | 'TAKEN_BACK' | 'HOURS_ONLY';

/** Nothing is captured yet, and the visit took place. */
const BEFORE_CAPTURE: readonly VisitState[] = ['CHECKED_OUT', 'CONFIRMED', 'DISPUTED'];

/** It ended, one way or the other: there is something to say about it. */
const ENDED: readonly VisitState[] = [
  ...BEFORE_CAPTURE,
  'VERIFIED',
  'REJECTED',
  'NO_SHOW_SENIOR',
  'NO_SHOW_PROVIDER',
  'ABORTED',
];

/** Of a visit that is disputed the officer decides everything at once; nothing is asked for beside that. */
export const isCorrectable = (state: VisitState): boolean => ENDED.includes(state) && state !== 'DISPUTED';

/**
 * What accepting does. A hold is captured once and what was not used went back to the senior, who may have spent it:
 * so after the capture a bill only becomes less, by reversal. More is recognised as working time, because a caregiver
 * does not lose an hour over a phone that failed, and a family does not pay for what it saw settled.
 */
export function effectOf(
  { state, seat, kind }: { readonly state: VisitState; readonly seat: number; readonly kind: CorrectionKind },
  { before, after }: { readonly before: number; readonly after: number },
): Effect {
  if (kind === 'TASKS' || before === after) return 'NONE';
  // nobody pays for the second of two
  if (seat > 1) return 'HOURS_ONLY';
  if (BEFORE_CAPTURE.includes(state)) return 'AT_CAPTURE';
  return state === 'VERIFIED' && after < before ? 'TAKEN_BACK' : 'HOURS_ONLY';
}

/** Whoever has not asked himself is heard; a provider speaks for nobody, so both are. */
export const sidesAsked = (requestedAs: RequestedAs): Side[] =>
  (['FAMILY', 'CAREGIVER'] as const).filter((side) => side !== requestedAs);

/** Everybody was heard, or had his time. */
export const isReady = (
  { requestedAs, answerBy }: { readonly requestedAs: RequestedAs; readonly answerBy: Date },
  answered: readonly string[],
  now: Date,
): boolean => now >= answerBy || sidesAsked(requestedAs).every((side) => answered.includes(side));

/** Minutes somebody may decide: what was asked for, or something between that and what counted. */
export const liesBetween = (minutes: number, before: number, asked: number): boolean =>
  minutes >= Math.min(before, asked) && minutes <= Math.max(before, asked);

const DAY_MS = 86_400_000;

/** Times that can have been those of the visit: in order, over, and not of another day. */
export const timesMakeSense = (
  { startedAt, endedAt }: { readonly startedAt: Date; readonly endedAt: Date },
  { startsAt, now }: { readonly startsAt: Date; readonly now: Date },
): boolean =>
  startedAt < endedAt &&
  endedAt <= now &&
  endedAt.getTime() - startedAt.getTime() <= DAY_MS &&
  Math.abs(startedAt.getTime() - startsAt.getTime()) <= DAY_MS;
