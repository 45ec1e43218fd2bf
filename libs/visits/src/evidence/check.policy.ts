import { judgeTime, type Anchor, type TimeFlag, type TimeLimits } from '../clocks/time.policy';
import type { ProofMethod } from '../proofs/proof.policy';

/** What a check-in or check-out is judged by. Pure: the facts in, the verdict out. */
export type CheckFlag =
  | 'OUT_OF_RANGE'
  | 'LOW_ACCURACY'
  | 'NO_POSITION'
  | 'MANUAL'
  | 'MOCK_POSITION'
  | 'EARLY_ARRIVAL'
  | 'LATE_ARRIVAL'
  | TimeFlag;

export interface CheckFacts {
  readonly kind: 'IN' | 'OUT';
  /** What it is proven by most. */
  readonly method: ProofMethod | 'NONE';
  readonly deviceAt: Date;
  readonly serverAt: Date;
  readonly startsAt: Date;
  readonly anchor?: Anchor;
  readonly position?: {
    readonly distanceMetres: number;
    readonly accuracyMetres: number;
    readonly mock: boolean;
  };
}

export interface CheckLimits extends TimeLimits {
  readonly geofenceMetres: number;
  readonly accuracyMetres: number;
  readonly earlyHours: number;
  readonly lateMinutes: number;
}

export interface CheckVerdict {
  /** The moment that counts for the minutes. */
  readonly occurredAt: Date;
  readonly skewMs: number | null;
  readonly offlineMs: number;
  readonly flags: CheckFlag[];
}

/**
 * Nothing here refuses: a caregiver at the door is never sent away by a bad signal. Doubts become flags that an
 * officer sees. When it happened says `judgeTime`.
 */
export function judgeCheck(facts: CheckFacts, limits: CheckLimits): CheckVerdict {
  const { flags: timeFlags, ...time } = judgeTime(facts, limits);
  const { position } = facts;
  const lateMs = time.occurredAt.getTime() - facts.startsAt.getTime();
  const isArrival = facts.kind === 'IN';
  const doubts: Record<CheckFlag, boolean> = {
    // a position is only as good as its accuracy: the nearest point it allows must lie inside
    OUT_OF_RANGE: !!position && position.distanceMetres - position.accuracyMetres > limits.geofenceMetres,
    LOW_ACCURACY: !!position && position.accuracyMetres > limits.accuracyMetres,
    MOCK_POSITION: !!position?.mock,
    NO_POSITION: !position,
    MANUAL: facts.method === 'MANUAL',
    CLOCK_SKEW: timeFlags.includes('CLOCK_SKEW'),
    LATE_UPLOAD: timeFlags.includes('LATE_UPLOAD'),
    OVERDUE: timeFlags.includes('OVERDUE'),
    EARLY_ARRIVAL: isArrival && -lateMs > limits.earlyHours * 3_600_000,
    LATE_ARRIVAL: isArrival && lateMs > limits.lateMinutes * 60_000,
  };
  return { ...time, flags: (Object.keys(doubts) as CheckFlag[]).filter((flag) => doubts[flag]) };
}

/** Doubts about the whole visit. */
export type VisitFlag =
  | CheckFlag
  | 'PROOF_SHORT'
  | 'SHORT_VISIT'
  | 'UNPROVEN'
  | 'TASKS_MISSING'
  | 'SECOND_UNPROVEN'
  | 'RULE_BLOCKED';

/** Doubts that keep a confirmed visit from being captured until an officer has looked (policy.md 0.3, 12 and 16). */
const BLOCKING: ReadonlySet<string> = new Set<VisitFlag>([
  'SHORT_VISIT',
  'UNPROVEN',
  'MOCK_POSITION',
  'SECOND_UNPROVEN',
  'PROOF_SHORT',
  'OVERDUE',
  'RULE_BLOCKED',
]);

export const needsOfficer = (flags: readonly string[]): boolean => flags.some((flag) => BLOCKING.has(flag));

/** What is known of the visit of whoever had to come along; undefined: there is none. */
export interface SecondsVisit {
  readonly hasCheckedIn: boolean;
  readonly flags: readonly string[];
}

/** The lead's flags, with a doubt more when the second did not check in or his own visit waits for an officer. */
export const withSecond = (flags: readonly string[], second: SecondsVisit | undefined): string[] =>
  second?.hasCheckedIn && !needsOfficer(second.flags)
    ? [...flags]
    : [...new Set<string>([...flags, 'SECOND_UNPROVEN' satisfies VisitFlag])];

/** With a doubt more while an end of the visit is not proven as far as its item demands, and without it once it is. */
export const withProof = (flags: readonly string[], isShort: boolean): string[] => {
  const others = flags.filter((flag) => flag !== ('PROOF_SHORT' satisfies VisitFlag));
  return isShort ? [...others, 'PROOF_SHORT' satisfies VisitFlag] : others;
};

export function judgeVisit(facts: {
  readonly actualMinutes: number;
  readonly minMinutes: number;
  readonly checkIn: readonly string[];
  readonly checkOut: readonly string[];
  readonly tasksOpen: number;
}): VisitFlag[] {
  const { checkIn, checkOut } = facts;
  const flags = new Set([...checkIn, ...checkOut] as VisitFlag[]);
  if (facts.actualMinutes < facts.minMinutes) flags.add('SHORT_VISIT');
  if (checkIn.includes('MANUAL') && checkOut.includes('MANUAL')) flags.add('UNPROVEN');
  if (facts.tasksOpen > 0) flags.add('TASKS_MISSING');
  return [...flags];
}
