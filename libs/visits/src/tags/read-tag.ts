import { Injectable } from '@nestjs/common';
import { FieldCipher, Settings, type Tx } from '@anzhi/platform';
import type { TagReadingDto } from '../proofs/proofs.dto';
import { VisitsSettings } from '../visits.settings';
import { displayCode, isSame, sunMac } from './sun';
import {
  judgeTag,
  type EarlierReading,
  type KnownTag,
  type TagReading,
  type TagScene,
  type TagVerdict,
} from './tag.policy';
import { secretOf } from './tag-secret';

const MINUTE_MS = 60_000;
/** A code of this day is told from one that was made up. */
const LOOKED_BACK_MINUTES = 1_440;

interface TagRow extends KnownTag {
  readonly id: string;
  readonly uid: string | null;
  readonly secret: string;
}

export interface JudgedReading {
  readonly verdict: TagVerdict;
  readonly tagId: string | null;
  readonly counter: number | null;
}

/** Looks up what was read at a door or from a card, and says what it proves. */
@Injectable()
export class ReadTag {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly settings: Settings,
  ) {}

  /** The tag is locked, so that one counter is not accepted twice at once. @param at when it was read */
  async judge(
    tx: Tx,
    given: TagReadingDto | undefined,
    at: Date,
    scene: Omit<TagScene, 'earlier' | 'displayToleranceMinutes'>,
  ): Promise<JudgedReading> {
    const tag = given && (await find(tx, given, at, scene.addressId));
    const { tolerance } = await this.settings.all(tx, { tolerance: VisitsSettings.displayToleranceMinutes });
    const reading = given && this.readingOf(tag, given, at);
    const verdict = judgeTag(tag, reading, {
      ...scene,
      displayToleranceMinutes: tolerance,
      earlier: tag && reading ? await earlierOf(tx, tag.id, reading) : [],
    });
    return { verdict, tagId: tag?.id ?? null, counter: reading?.counter ?? null };
  }

  private readingOf(tag: TagRow | undefined, given: TagReadingDto, at: Date): TagReading | undefined {
    if (given.code !== undefined) return this.minuteOf(tag, given.code, at);
    const { uid, counter, mac } = given;
    if (uid === undefined || counter === undefined || mac === undefined) return undefined;
    if (!tag) return { counter, at, isAuthentic: false };
    const expected = sunMac(secretOf(this.cipher, tag), Buffer.from(uid, 'hex'), counter);
    return { counter, at, isAuthentic: isSame(expected, Buffer.from(mac, 'hex')) };
  }

  /** The minute that showed this code, the nearest first; of none that day it was made up. */
  private minuteOf(tag: TagRow | undefined, code: string, at: Date): TagReading {
    const now = Math.floor(at.getTime() / MINUTE_MS);
    if (tag?.kind !== 'DOOR_DISPLAY') return { counter: now, at, isAuthentic: false };
    const key = secretOf(this.cipher, tag);
    for (let off = 0; off <= LOOKED_BACK_MINUTES; off++) {
      const counter = [now - off, now + off].find((minute) => displayCode(key, minute) === code);
      if (counter !== undefined) return { counter, at, isAuthentic: true };
    }
    return { counter: now, at, isAuthentic: false };
  }
}

/**
 * A chip that was issued anew to another home is the one it was at that time. Whoever types the digits of a display does
 * not know its number: it is the one at that door.
 */
const find = (
  tx: Tx,
  { uid, tagId, code }: TagReadingDto,
  at: Date,
  addressId: string,
): Promise<TagRow | undefined> =>
  tx.one<TagRow>(
    `SELECT id, kind, uid, secret, senior_id AS "seniorId", address_id AS "addressId", issued_at AS "issuedAt",
            ended_at AS "endedAt"
       FROM visits.tag WHERE uid = upper($1) OR id = $2 OR (kind = 'DOOR_DISPLAY' AND address_id = $4)
      ORDER BY (issued_at <= $3 AND (ended_at IS NULL OR ended_at > $3)) DESC, issued_at DESC
      LIMIT 1 FOR UPDATE`,
    [uid ?? null, tagId ?? null, at, code !== undefined && tagId === undefined ? addressId : null],
  );

/** Those that speak against a reading: of the same count, or out of order with it. */
const earlierOf = (tx: Tx, tagId: string, { counter, at }: TagReading): Promise<EarlierReading[]> =>
  tx.query(
    `SELECT p.tag_counter AS counter, r.at, v.order_id AS "orderId"
       FROM visits.proof p
       JOIN visits.visit v ON v.id = p.visit_id
      CROSS JOIN LATERAL (SELECT (p.detail ->> 'readAt')::timestamptz AS at) r
      WHERE p.tag_id = $1 AND p.result = 'VALID'
        AND (p.tag_counter = $2 OR (p.tag_counter < $2 AND r.at > $3) OR (p.tag_counter > $2 AND r.at < $3))
      LIMIT 20`,
    [tagId, counter, at],
  );
