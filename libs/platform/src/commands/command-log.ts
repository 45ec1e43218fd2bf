import { Injectable } from '@nestjs/common';
import { Clock, DomainError, isUuidV7, knownErrors, timeOfId, type CommandKey } from '@anzhi/kernel';
import { FieldCipher } from '../crypto/field-cipher';
import type { Tx } from '../database/tx';
import { CommandErrors } from './command-errors';

const DAY_MS = 86_400_000;
/** A device's clock may be wrong by this much before its keys are refused. */
const FUTURE_TOLERANCE_MS = DAY_MS;

/** How a command ended: with an answer, or with a refusal that stands. */
export type Outcome = { readonly answer: unknown } | { readonly refusal: DomainError };

interface Lookup {
  free: boolean;
  content: Readonly<Record<string, string>> | null;
  answer: string | null;
}

/**
 * Remembers the answer of every command under the key its client made, in the transaction of the command
 * itself: a crash leaves either both or neither. Of the request it keeps keyed hashes, field by field. Answers may hold personal data and are stored encrypted.
 */
@Injectable()
export class CommandLog {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Refuses a key whose answer may already have been forgotten: it must never be run a second time. */
  check(key: string, keepDays: number): void {
    if (!isUuidV7(key)) throw CommandErrors.keyMalformed();
    const ageMs = this.clock.now().getTime() - timeOfId(key).getTime();
    if (ageMs > keepDays * DAY_MS) throw CommandErrors.keyTooOld({ days: keepDays });
    if (ageMs < -FUTURE_TOLERANCE_MS) throw CommandErrors.keyFromFuture();
  }

  /** The answer of the same command if it was done before. Holds off its twins until the transaction ends. */
  async claim(tx: Tx): Promise<Outcome | undefined> {
    const { command } = tx.ctx;
    if (!command) return undefined;
    const found = await tx.one<Lookup>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended($1 || $2, 0)) AS free, c.content, c.answer
         FROM (VALUES (1)) AS one LEFT JOIN platform.command c ON c.caller = $1 AND c.key = $2::uuid`,
      [callerOf(tx), command.key],
    );
    if (!found?.free) throw CommandErrors.inProgress();
    if (found.answer === null) return undefined;
    const field = firstDifference(found.content ?? {}, command.content);
    if (field !== undefined) throw CommandErrors.keyReused({ field: field || 'path' }, field);
    tx.ctx.replayed = true;
    return decode(this.cipher.decrypt(found.answer, contextOf(command)));
  }

  /** Those of the caller's keys whose commands were answered. */
  async answered(tx: Tx, keys: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ key: string }>(
      'SELECT key FROM platform.command WHERE caller = $1 AND key = ANY($2::uuid[])',
      [callerOf(tx), keys],
    );
    return rows.map(({ key }) => key);
  }

  async remember(tx: Tx, outcome: Outcome): Promise<void> {
    const { command } = tx.ctx;
    if (!command) return;
    const expiresAt = new Date(timeOfId(command.key).getTime() + (command.keepDays + 2) * DAY_MS);
    await tx.query(
      `INSERT INTO platform.command (caller, key, content, answer, expires_at) VALUES ($1, $2, $3::jsonb, $4, $5)`,
      [
        callerOf(tx),
        command.key,
        JSON.stringify(command.content),
        this.cipher.encrypt(encode(outcome), contextOf(command)),
        expiresAt,
      ],
    );
  }
}

const callerOf = (tx: Tx): string => tx.ctx.actor.accountId ?? 'anonymous';
const contextOf = (command: CommandKey): string => `platform.command:${command.key}`;

/** Pointer of the first field in which two requests differ, in the order of their names. */
function firstDifference(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string | undefined {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].sort().find((name) => one[name] !== other[name]);
}

function encode(outcome: Outcome): string {
  if (!('refusal' in outcome)) return JSON.stringify({ answer: outcome.answer ?? null });
  const { code, params, pointer, fields } = outcome.refusal;
  return JSON.stringify({ refusal: { code, params, pointer, fields } });
}

function decode(text: string): Outcome {
  const stored = JSON.parse(text) as
    { answer: unknown } | { refusal: Pick<DomainError, 'code' | 'params' | 'pointer' | 'fields'> };
  if (!('refusal' in stored)) return stored;
  const { code, params, pointer, fields } = stored.refusal;
  const spec = knownErrors().get(code);
  if (!spec) throw new Error(`a remembered refusal has the unknown code ${code}`);
  return { refusal: new DomainError(code, spec, params, pointer, fields) };
}
