/** What a reading of a tag or card says; only READ proves anything. */
export type TagVerdict =
  | 'READ'
  | 'UNKNOWN_TAG'
  | 'FORGED'
  | 'REPLAYED'
  | 'OUT_OF_ORDER'
  | 'STALE'
  | 'ENDED'
  | 'OTHER_HOME'
  | 'OTHER_SENIOR'
  | 'ELSEWHERE'
  | 'WRONG_KIND'
  | 'UNREADABLE';

export type TagKind = 'DOOR_NFC' | 'DOOR_DISPLAY' | 'CARD';

export interface KnownTag {
  readonly kind: TagKind;
  readonly seniorId: string;
  readonly addressId: string | null;
  readonly issuedAt: Date;
  readonly endedAt: Date | null;
}

/** An earlier reading of the same tag that was valid. */
export interface EarlierReading {
  readonly counter: number;
  readonly at: Date;
  readonly orderId: string;
}

export interface TagReading {
  /** Counts up with every tap of a chip; of a display the minute it showed. */
  readonly counter: number;
  readonly at: Date;
  readonly isAuthentic: boolean;
}

export interface TagScene {
  readonly method: 'DOOR_TAG' | 'CARD';
  readonly orderId: string;
  readonly seniorId: string;
  readonly addressId: string;
  /** Positioned, and certainly not at the home. */
  readonly isElsewhere: boolean;
  readonly earlier: readonly EarlierReading[];
  /** So far the minute of a display may lie from the time of the punch. */
  readonly displayToleranceMinutes: number;
}

const MINUTE_MS = 60_000;

/**
 * A copy does not work twice: a chip counts each tap under its own key, so a photographed or recorded reading comes
 * with a counter that was used or that does not fit the order of time; a display shows each minute something else. A
 * tag that was taken off the door is betrayed by the position, one that was replaced by its end. Readings may arrive
 * in any order: they are compared by when they were taken.
 */
export function judgeTag(
  tag: KnownTag | undefined,
  reading: TagReading | undefined,
  scene: TagScene,
): TagVerdict {
  if (!reading) return 'UNREADABLE';
  if (!tag) return 'UNKNOWN_TAG';
  if ((tag.kind === 'CARD') !== (scene.method === 'CARD')) return 'WRONG_KIND';
  if (!reading.isAuthentic) return 'FORGED';
  if (tag.seniorId !== scene.seniorId) return 'OTHER_SENIOR';
  if (tag.addressId !== null && tag.addressId !== scene.addressId) return 'OTHER_HOME';
  if (reading.at < tag.issuedAt || (tag.endedAt && reading.at >= tag.endedAt)) return 'ENDED';
  const doubt = tag.kind === 'DOOR_DISPLAY' ? judgeMinute(reading, scene) : judgeCounter(reading, scene);
  if (doubt) return doubt;
  return tag.kind !== 'CARD' && scene.isElsewhere ? 'ELSEWHERE' : 'READ';
}

function judgeCounter({ counter, at }: TagReading, { earlier }: TagScene): TagVerdict | undefined {
  if (earlier.some((other) => other.counter === counter)) return 'REPLAYED';
  const isOutOfOrder = earlier.some((other) => (other.counter < counter ? other.at > at : other.at < at));
  return isOutOfOrder ? 'OUT_OF_ORDER' : undefined;
}

/** Two who come together may read the same minute; nobody else may. */
function judgeMinute({ counter, at }: TagReading, scene: TagScene): TagVerdict | undefined {
  const minutesOff = Math.abs(counter - Math.floor(at.getTime() / MINUTE_MS));
  if (minutesOff > scene.displayToleranceMinutes) return 'STALE';
  const isTaken = scene.earlier.some((other) => other.counter === counter && other.orderId !== scene.orderId);
  return isTaken ? 'REPLAYED' : undefined;
}
