/** When a punch happened, by the best clock there is. Pure: the facts in, the verdict out. */
export type TimeFlag = 'CLOCK_SKEW' | 'LATE_UPLOAD' | 'OVERDUE';

/** The server's time as it was signed for this device, and how long ago that was by the device's steady clock. */
export interface Anchor {
  readonly at: Date;
  readonly elapsedMs: number;
}

export interface TimeFacts {
  readonly deviceAt: Date;
  /** When it first reached the server. */
  readonly serverAt: Date;
  readonly anchor?: Anchor;
}

export interface TimeLimits {
  readonly clockSkewSeconds: number;
  readonly offlineHours: number;
  readonly anchorHours: number;
}

export interface TimeVerdict {
  /** The moment that counts for the minutes. */
  readonly occurredAt: Date;
  /** Device minus true time; null when nothing tells it from the delay of the upload. */
  readonly skewMs: number | null;
  /** From the punch to its arrival. */
  readonly offlineMs: number;
  readonly flags: TimeFlag[];
}

const HOUR_MS = 3_600_000;

/**
 * With an anchor a punch happened when the anchor says, whatever the device's wall clock shows, so that it counts the
 * same whenever it is uploaded. An anchor that leads into the server's future was tampered with: the server's time
 * counts. Without one the device is believed when it is behind by at most a day, never when it is ahead.
 */
export function judgeTime(facts: TimeFacts, limits: TimeLimits): TimeVerdict {
  const { anchor, serverAt, deviceAt } = facts;
  const skewMs = limits.clockSkewSeconds * 1_000;
  const isFresh = anchor !== undefined && anchor.elapsedMs <= limits.anchorHours * HOUR_MS;
  const anchoredAt = isFresh ? new Date(anchor.at.getTime() + anchor.elapsedMs) : undefined;
  if (!anchoredAt) return byDevice(facts, limits);
  if (anchoredAt.getTime() - serverAt.getTime() > skewMs)
    return { occurredAt: serverAt, skewMs: null, offlineMs: 0, flags: ['CLOCK_SKEW'] };
  const occurredAt = anchoredAt < serverAt ? anchoredAt : serverAt;
  const skew = deviceAt.getTime() - anchoredAt.getTime();
  return verdict(serverAt, occurredAt, skew, Math.abs(skew) > skewMs, limits);
}

function byDevice({ deviceAt, serverAt }: TimeFacts, limits: TimeLimits): TimeVerdict {
  const aheadMs = deviceAt.getTime() - serverAt.getTime();
  const skewMs = limits.clockSkewSeconds * 1_000;
  const isSkewed = aheadMs > skewMs;
  const isTooLate = -aheadMs > limits.offlineHours * HOUR_MS;
  const occurredAt = Math.abs(aheadMs) <= skewMs || isSkewed || isTooLate ? serverAt : deviceAt;
  const told = verdict(serverAt, occurredAt, isSkewed ? aheadMs : null, isSkewed, limits);
  // what came too late counts at its arrival, and an officer looks at it
  return isTooLate ? { ...told, flags: ['LATE_UPLOAD', 'OVERDUE'] } : told;
}

function verdict(
  serverAt: Date,
  occurredAt: Date,
  skewMs: number | null,
  isSkewed: boolean,
  limits: TimeLimits,
): TimeVerdict {
  const offlineMs = serverAt.getTime() - occurredAt.getTime();
  const doubts: Record<TimeFlag, boolean> = {
    CLOCK_SKEW: isSkewed,
    LATE_UPLOAD: offlineMs > limits.clockSkewSeconds * 1_000,
    OVERDUE: offlineMs > limits.offlineHours * HOUR_MS,
  };
  const flags = (Object.keys(doubts) as TimeFlag[]).filter((flag) => doubts[flag]);
  return { occurredAt, skewMs, offlineMs, flags };
}
