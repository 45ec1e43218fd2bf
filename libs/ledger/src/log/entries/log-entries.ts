import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { newId } from '@anzhi/kernel';
import { FieldCipher, type Queryable, type Tx } from '@anzhi/platform';
import { checkFacts, commitmentOf } from './canonical';
import { Commitment, type LogFingerprint, type NewLogEntry } from './log-entry.types';

const SALT_BYTES = 32;

/** What others append to a county's log. The sealer finds it once the transaction is over. */
@Injectable()
export class LogEntries {
  constructor(private readonly cipher: FieldCipher) {}

  async append(tx: Tx, { countyId, kind, reference, facts, secrets = {} }: NewLogEntry): Promise<void> {
    const entryId = newId(tx.now);
    const hidden = Object.entries(secrets).map(([name, value]) => {
      const salt = randomBytes(SALT_BYTES);
      return { name, salt, value, hash: commitmentOf(salt, value) };
    });
    const commitments = Object.fromEntries(hidden.map(({ name, hash }) => [name, hash.toString('hex')]));
    if (Object.keys(facts).some((name) => name in commitments))
      throw new TypeError('a secret is named like a fact');
    checkFacts({
      ...facts,
      ...Object.fromEntries(hidden.map(({ name, hash }) => [name, new Commitment(hash)])),
    });
    await tx.query(
      `INSERT INTO ledger.log_entry (county_id, entry_id, kind, reference, facts, commitments, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [countyId, entryId, kind, reference, JSON.stringify(facts), JSON.stringify(commitments), tx.now],
    );
    if (hidden.length)
      await tx.query(
        `INSERT INTO ledger.log_secret (county_id, entry_id, name, salt, value)
         SELECT $1, $2, s.name, s.salt, s.value FROM unnest($3::text[], $4::bytea[], $5::text[]) s(name, salt, value)`,
        [
          countyId,
          entryId,
          hidden.map(({ name }) => name),
          hidden.map(({ salt }) => salt),
          hidden.map(({ name, value }) => this.cipher.encrypt(value, contextOf(entryId, name))),
        ],
      );
  }

  /** For what is entered once under its reference; whoever repeats it waits at the lock its command has taken. */
  async appendOnce(tx: Tx, entry: NewLogEntry): Promise<void> {
    const there = await tx.one(
      'SELECT FROM ledger.log_entry WHERE (county_id, kind, reference) = ($1, $2, $3) LIMIT 1',
      [entry.countyId, entry.kind, entry.reference],
    );
    if (!there) await this.append(tx, entry);
  }

  /** Of the last checkpoint; null: none is signed yet. */
  async fingerprint(db: Queryable, countyId: number): Promise<LogFingerprint | null> {
    const [last] = await db.query<{ size: number; root: Buffer; signedAt: Date }>(
      `SELECT size, root, signed_at AS "signedAt" FROM ledger.checkpoint
        WHERE county_id = $1 ORDER BY size DESC LIMIT 1`,
      [countyId],
    );
    return last ? { size: last.size, groups: groupsOf(last.root), signedAt: last.signedAt } : null;
  }

  /** Forgets what the log only knows as commitments. Every proof stays whole; nobody can open them any more. */
  async erase(tx: Tx, subject: { countyId: number; kind: string; reference: string }): Promise<number> {
    const erased = await tx.query(
      `DELETE FROM ledger.log_secret s USING ledger.log_entry e
        WHERE (e.county_id, e.kind, e.reference) = ($1, $2, $3)
          AND (s.county_id, s.entry_id) = (e.county_id, e.entry_id) RETURNING s.name`,
      [subject.countyId, subject.kind, subject.reference],
    );
    return erased.length;
  }
}

/** Eight groups of four hex digits, short enough to be compared by eye. */
export const groupsOf = (root: Buffer): string => root.toString('hex').slice(0, 32).match(/.{4}/g)!.join(' ');

/** What the ciphertext of a secret is bound to. */
export const contextOf = (entryId: string, name: string): string => `log-secret/${entryId}/${name}`;
