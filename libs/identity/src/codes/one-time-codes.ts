import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { BlindIndex, Settings, type Tx } from '@anzhi/platform';
import { randomInt, timingSafeEqual } from 'node:crypto';
import { phoneIndexOf } from '../accounts/phone-seal';
import { IdentityErrors } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { OneTimeCodeEntity } from './one-time-code.entity';

const DAY_MS = 86_400_000;

export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Date;
  /** When the next one may be asked for. */
  readonly nextAt: Date;
}

/** One-time codes: the newest one of a phone number counts, for a short while and a few attempts. */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly settings: Settings,
    private readonly index: BlindIndex,
  ) {}

  /** @throws identity.code-too-soon, identity.codes-used-up */
  async issue(tx: Tx, phone: string, callerIndex: Buffer): Promise<IssuedCode> {
    const phoneIndex = phoneIndexOf(this.index, phone);
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [phoneIndex.toString('hex')]);
    const resendMs = (await this.settings.get(tx, IdentitySettings.codeResendSeconds)) * 1_000;
    await this.checkLimits(tx, phoneIndex, callerIndex, resendMs);
    const validMs = (await this.settings.get(tx, IdentitySettings.codeSeconds)) * 1_000;
    const id = newId();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = new Date(tx.now.getTime() + validMs);
    await tx.repo(OneTimeCodeEntity).insert({
      id,
      phoneIndex,
      callerIndex,
      codeHash: this.hashOf(id, code),
      attempts: 0,
      createdAt: tx.now,
      expiresAt,
      usedAt: null,
    });
    return { code, expiresAt, nextAt: new Date(tx.now.getTime() + resendMs) };
  }

  /** Whether it is the right code; it is used up then, and a wrong one costs an attempt. */
  async redeem(tx: Tx, phone: string, code: string): Promise<boolean> {
    const open = await tx.one<{ id: string; codeHash: Buffer; attempts: number; isOpen: boolean }>(
      `SELECT id, code_hash AS "codeHash", attempts, used_at IS NULL AND expires_at > $2 AS "isOpen"
         FROM identity.one_time_code WHERE phone_index = $1 ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`,
      [phoneIndexOf(this.index, phone), tx.now],
    );
    const most = await this.settings.get(tx, IdentitySettings.codeAttempts);
    if (!open?.isOpen || open.attempts >= most) return false;
    const isRight = timingSafeEqual(open.codeHash, this.hashOf(open.id, code));
    await tx.query('UPDATE identity.one_time_code SET attempts = attempts + 1, used_at = $2 WHERE id = $1', [
      open.id,
      isRight ? tx.now : null,
    ]);
    return isRight;
  }

  private async checkLimits(
    tx: Tx,
    phoneIndex: Buffer,
    callerIndex: Buffer,
    resendMs: number,
  ): Promise<void> {
    const since = new Date(tx.now.getTime() - DAY_MS);
    const sent = await tx.one<{ last: Date | null; phone: number; caller: number }>(
      `SELECT max(created_at) FILTER (WHERE phone_index = $1) AS last,
              count(*) FILTER (WHERE phone_index = $1) AS phone, count(*) FILTER (WHERE caller_index = $2) AS caller
         FROM identity.one_time_code
        WHERE (phone_index = $1 OR caller_index = $2) AND created_at > $3`,
      [phoneIndex, callerIndex, since],
    );
    const { last, phone, caller } = sent!;
    const waitMs = last ? last.getTime() + resendMs - tx.now.getTime() : 0;
    if (waitMs > 0) throw IdentityErrors.codeTooSoon({ seconds: Math.ceil(waitMs / 1_000) });
    const most = await this.settings.get(tx, IdentitySettings.codesPerPhone);
    const mostOfCaller = await this.settings.get(tx, IdentitySettings.codesPerCaller);
    if (phone >= most || caller >= mostOfCaller) throw IdentityErrors.codesUsedUp();
  }

  private hashOf(id: string, code: string): Buffer {
    return this.index.of(`${id}:${code}`, 'one-time-code');
  }
}
