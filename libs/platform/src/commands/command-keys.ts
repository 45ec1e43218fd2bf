import { Injectable } from '@nestjs/common';
import type { CommandKey } from '@anzhi/kernel';
import { BlindIndex } from '../crypto/field-cipher';
import { fieldsOf } from '../http/request-fields';
import { CommandLog } from './command-log';

/** Enough that nobody makes two contents alike for one command on purpose without the key. */
const HASH_BYTES = 16;

/** Makes the identity of a command from the key its client made and what it asks for. */
@Injectable()
export class CommandKeys {
  constructor(
    private readonly commands: CommandLog,
    private readonly index: BlindIndex,
  ) {}

  /**
   * The same request and body are the same command; the order of JSON members does not matter. Keyed, because a body
   * may hold a password and its plain hash could be guessed.
   * @param what method and path, or what else names the request
   * @throws command.key-malformed, command.key-too-old, command.key-from-future
   */
  of(key: string, keepDays: number, what: string, body: unknown): CommandKey {
    this.commands.check(key, keepDays);
    const fields = Object.entries({ '': what, ...fieldsOf(body) });
    const content = Object.fromEntries(fields.map(([pointer, text]) => [pointer, this.hashOf(text)]));
    return { key: key.toLowerCase(), content, keepDays };
  }

  private hashOf(text: string): string {
    return this.index.of(text, 'platform.command').subarray(0, HASH_BYTES).toString('base64url');
  }
}
