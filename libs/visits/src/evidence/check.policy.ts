/** What a check-in or check-out is judged by. Pure: the facts in, the verdict out. */
export type CheckFlag =
  | 'OUT_OF_RANGE'
  | 'LOW_ACCURACY'
  | 'NO_POSITION'
  | 'MANUAL'
  | 'MOCK_POSITION'
  | 'CLOCK_SKEW'
  | 'LATE_UPLOAD'
  | 'LATE_ARRIVAL';

export interface CheckFacts {
  readonly kind: 'IN' | 'OUT';
  readonly method: 'POSITION' | 'CODE' | 'MANUAL';
  readonly deviceAt: Date;
  readonly serverAt: Date;
  readonly startsAt: Date;
  readonly position?: {
    readonly distanceMetres: number;
    readonly accuracyMetres: number;
    readonly mock: boolean;
  };
}

export interface CheckLimits {
  readonly geofenceMetres: number;
  readonly accuracyMetres: number;
  readonly clockSkewSeconds: number;
  readonly offlineHours: number;
  readonly lateMinutes: number;
}

export interface CheckVerdict {
  /** The moment that counts for the minutes. */
  readonly occurredAt: Date;
  readonly flags: CheckFlag[];
}

/**
 * Nothing here refuses: a caregiver at the door is never sent away by a bad signal. Doubts become flags that an
 * officer sees. A check made offline counts at the device's time if it arrives in time; a device whose clock runs
 * ahead of the server, or that comes too late, counts at the server's.
 */
export function judgeCheck(facts: CheckFacts, limits: CheckLimits): CheckVerdict {
  const aheadMs = facts.deviceAt.getTime() - facts.serverAt.getTime();
  const skewMs = limits.clockSkewSeconds * 1_000;
  const isSkewed = aheadMs > skewMs;
  const isTooLate = -aheadMs > limits.offlineHours * 3_600_000;
  const occurredAt = Math.abs(aheadMs) <= skewMs || isSkewed || isTooLate ? facts.serverAt : facts.deviceAt;
  const { position } = facts;
  const lateMs = occurredAt.getTime() - facts.startsAt.getTime();
  const doubts: Record<CheckFlag, boolean> = {
    // a position is only as good as its accuracy: the nearest point it allows must lie inside
    OUT_OF_RANGE: !!position && position.distanceMetres - position.accuracyMetres > limits.geofenceMetres,
    LOW_ACCURACY: !!position && position.accuracyMetres > limits.accuracyMetres,
    MOCK_POSITION: !!position?.mock,
    NO_POSITION: !position,
    MANUAL: facts.method === 'MANUAL',
    CLOCK_SKEW: isSkewed,
    LATE_UPLOAD: -aheadMs > skewMs,
    LATE_ARRIVAL: facts.kind === 'IN' && lateMs > limits.lateMinutes * 60_000,
  };
  return { occurredAt, flags: (Object.keys(doubts) as CheckFlag[]).filter((flag) => doubts[flag]) };
}

/** Doubts about the whole visit. */
export type VisitFlag = CheckFlag | 'SHORT_VISIT' | 'UNPROVEN' | 'TASKS_MISSING' | 'SECOND_UNPROVEN';

/** Doubts that keep a confirmed visit from being captured until an officer has looked (policy.md 0.3, 12 and 16). */
const BLOCKING: ReadonlySet<string> = new Set<VisitFlag>([
  'SHORT_VISIT',
  'UNPROVEN',
  'MOCK_POSITION',
  'SECOND_UNPROVEN',
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
