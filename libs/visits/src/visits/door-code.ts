import { Injectable } from '@nestjs/common';
import { FieldCipher, Settings, type Tx } from '@anzhi/platform';
import { randomInt, timingSafeEqual } from 'node:crypto';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from './visit.entity';

const contextOf = (visitId: string): string => `visits.door_code:${visitId}`;

/** A fresh door code, as it is stored; for bulk loading as well. */
export const sealDoorCode = (cipher: FieldCipher, visitId: string): string =>
  cipher.encrypt(String(randomInt(1_000_000)).padStart(6, '0'), contextOf(visitId));

/** Six digits that the senior tells the caregiver at the door: proof of presence without any device. */
@Injectable()
export class DoorCode {
  constructor(private readonly cipher: FieldCipher) {}

  /** A fresh code, as it is stored. */
  seal(visitId: string): string {
    return sealDoorCode(this.cipher, visitId);
  }

  /** For the senior and the family only. */
  reveal(visit: Pick<VisitEntity, 'id' | 'doorCode'>): string {
    return this.cipher.decrypt(visit.doorCode, contextOf(visit.id));
  }

  matches(visit: VisitEntity, given: string): boolean {
    const expected = Buffer.from(this.reveal(visit));
    const actual = Buffer.from(given);
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
}

/** What a code told at the door is worth; wrong ones are counted, and after a few none counts any more. */
@Injectable()
export class DoorCodes {
  constructor(
    private readonly doorCode: DoorCode,
    private readonly settings: Settings,
  ) {}

  /** The visit is locked. Nothing is refused: a wrong code is counted, and weighs nothing. */
  async judge(
    tx: Tx,
    visit: VisitEntity,
    code: string,
  ): Promise<'RIGHT_CODE' | 'WRONG_CODE' | 'CODE_BLOCKED'> {
    const tries = await this.settings.get(tx, VisitsSettings.codeTries);
    if (visit.doorCodeFailures >= tries) return 'CODE_BLOCKED';
    if (this.doorCode.matches(visit, code)) return 'RIGHT_CODE';
    visit.doorCodeFailures += 1;
    await tx.query('UPDATE visits.visit SET door_code_failures = $2 WHERE id = $1', [
      visit.id,
      visit.doorCodeFailures,
    ]);
    tx.audit({
      action: 'visits.door-code-wrong',
      subject: 'visit',
      subjectId: visit.id,
      seniorId: visit.seniorId,
    });
    return 'WRONG_CODE';
  }

  /**
   * The same for somebody who types the code and waits for the answer: he may try again at once.
   * @throws visits.code-wrong, visits.code-blocked; the guess is counted although the command is refused
   */
  async require(tx: Tx, visit: VisitEntity, code: string): Promise<void> {
    const verdict = await this.judge(tx, visit, code);
    if (verdict === 'RIGHT_CODE') return;
    const left = (await this.settings.get(tx, VisitsSettings.codeTries)) - visit.doorCodeFailures;
    if (verdict === 'CODE_BLOCKED') throw VisitsErrors.codeBlocked({}, '/code');
    tx.refuse(left > 0 ? VisitsErrors.codeWrong({ left }, '/code') : VisitsErrors.codeBlocked({}, '/code'));
  }
}
