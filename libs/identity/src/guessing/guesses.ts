import { Injectable } from '@nestjs/common';
import { BlindIndex, Settings, type Setting, type Tx } from '@anzhi/platform';
import { IdentitySettings } from '../identity.settings';
import { networkOf } from './network-of';
import { afterFailure, lockedSeconds, type GuessLimits, type GuessRecord } from './guessing.policy';

interface Subject {
  readonly kind: 'PHONE' | 'CALLER';
  readonly key: Buffer;
  readonly limits: GuessLimits;
}

type Row = GuessRecord & { readonly subject: Buffer };

/** One attempt at guessing, with the records of everything it counts for locked until the transaction ends. */
export class GuessRound {
  constructor(
    private readonly tx: Tx,
    private readonly subjects: readonly Subject[],
    private readonly rows: readonly Row[],
  ) {}

  /** Minutes, rounded up, until another attempt is allowed; 0 when this one is. */
  get lockedMinutes(): number {
    return Math.ceil(Math.max(...this.rows.map((row) => lockedSeconds(row, this.tx.now))) / 60);
  }

  async failed(): Promise<void> {
    for (const row of this.rows) {
      const subject = this.subjects.find(({ key }) => key.equals(row.subject))!;
      const next = afterFailure(row, subject.limits, this.tx.now);
      await this.tx.query(
        'UPDATE identity.guess SET failures = $2, last_failed_at = $3, locked_until = $4 WHERE subject = $1',
        [row.subject, next.failures, next.lastFailedAt, next.lockedUntil],
      );
    }
  }

  /** Forgets the failures at the phone number; the caller's stay, or he would wash them off by a login of his own. */
  async succeeded(): Promise<void> {
    const forgiven = this.subjects.filter(({ kind }) => kind === 'PHONE').map(({ key }) => key);
    await this.tx.query('DELETE FROM identity.guess WHERE subject = ANY($1::bytea[])', [forgiven]);
  }
}

/**
 * Counts wrong guesses by phone number and by network address. Unknown numbers count and lock like known ones,
 * so a lock tells nothing about who has an account.
 */
@Injectable()
export class Guesses {
  constructor(
    private readonly settings: Settings,
    private readonly index: BlindIndex,
  ) {}

  /** An attempt at the password of this phone number. */
  async atPassword(tx: Tx, phone: string, address: string): Promise<GuessRound> {
    const key = this.index.of(phone, 'guess.phone');
    const limits = await this.limits(tx, IdentitySettings.guessesPerPhone);
    return this.open(tx, [{ kind: 'PHONE', key, limits }, await this.caller(tx, address)]);
  }

  /** An attempt at a one-time code; the code counts its own failures. */
  async atCode(tx: Tx, address: string): Promise<GuessRound> {
    return this.open(tx, [await this.caller(tx, address)]);
  }

  /** The keyed hash under which a caller's network address is counted. */
  callerIndex(address: string): Buffer {
    return this.index.of(networkOf(address), 'guess.caller');
  }

  private async caller(tx: Tx, address: string): Promise<Subject> {
    const limits = await this.limits(tx, IdentitySettings.guessesPerCaller);
    return { kind: 'CALLER', key: this.callerIndex(address), limits };
  }

  private limits(tx: Tx, failures: Setting): Promise<GuessLimits> {
    const { firstLockSeconds, longestLockSeconds, forgetGuessesHours: forgetHours } = IdentitySettings;
    return this.settings.all(tx, { failures, firstLockSeconds, longestLockSeconds, forgetHours });
  }

  /** The no-op update locks the rows, in one order for all, whether they were there or not. */
  private async open(tx: Tx, subjects: readonly Subject[]): Promise<GuessRound> {
    const rows = await tx.query<Row>(
      `INSERT INTO identity.guess AS g (subject, last_failed_at)
       SELECT subject, $2 FROM unnest($1::bytea[]) AS subject ORDER BY subject
       ON CONFLICT (subject) DO UPDATE SET failures = g.failures
       RETURNING g.subject, g.failures, g.last_failed_at AS "lastFailedAt", g.locked_until AS "lockedUntil"`,
      [subjects.map(({ key }) => key), tx.now],
    );
    return new GuessRound(tx, subjects, rows);
  }
}
