/** Wrong guesses at one subject so far. */
export interface GuessRecord {
  readonly failures: number;
  readonly lastFailedAt: Date;
  readonly lockedUntil: Date | null;
}

export interface GuessLimits {
  /** This many failures in a row lock. */
  readonly failures: number;
  /** The first lock; every further failure doubles it. */
  readonly firstLockSeconds: number;
  readonly longestLockSeconds: number;
  /** After so long without a failure counting starts anew. */
  readonly forgetHours: number;
}

/** Whole seconds until the subject is free again; 0 when it is. */
export function lockedSeconds({ lockedUntil }: GuessRecord, now: Date): number {
  if (!lockedUntil) return 0;
  return Math.max(0, Math.ceil((lockedUntil.getTime() - now.getTime()) / 1_000));
}

export function afterFailure(record: GuessRecord, limits: GuessLimits, now: Date): GuessRecord {
  const quietMs = now.getTime() - record.lastFailedAt.getTime();
  const failures = quietMs >= limits.forgetHours * 3_600_000 ? 1 : record.failures + 1;
  const doublings = failures - limits.failures;
  if (doublings < 0) return { failures, lastFailedAt: now, lockedUntil: null };
  const seconds = Math.min(limits.firstLockSeconds * 2 ** doublings, limits.longestLockSeconds);
  return { failures, lastFailedAt: now, lockedUntil: new Date(now.getTime() + seconds * 1_000) };
}
