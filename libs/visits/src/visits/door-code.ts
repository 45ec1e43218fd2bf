import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@anzhi/platform';
import { randomInt, timingSafeEqual } from 'node:crypto';
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
