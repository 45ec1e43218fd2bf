import { createHash } from 'node:crypto';
import { ByteWriter } from './byte-writer';
import { Commitment, type Fact, type LeafContent } from './log-entry.types';

/** The first byte of every entry: a later form gets another one, and old leaves keep theirs. */
const FORM = 1;
const NAME = /^[a-z][A-Za-z0-9]*$/;
const TAG = { none: 'n', text: 't', integer: 'i', boolean: 'b', commitment: 'c' } as const;

/**
 * The one way to write an entry as bytes. Every part says its type and its length, and fields are in the order of
 * their names, so no two entries have the same bytes. The README describes it for other verifiers.
 * @throws TypeError for a value that has no exact form, a name that is not camelCase, broken UTF-16
 */
export function canonicalBytes({ source, kind, reference, atMicros, fields }: LeafContent): Buffer {
  const names = Object.keys(fields).sort();
  const bytes = new ByteWriter();
  bytes.uint8(FORM);
  bytes.text(source);
  bytes.text(kind);
  bytes.text(reference);
  bytes.int64(atMicros);
  bytes.uint32(names.length);
  for (const name of names) {
    if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of a fact`);
    bytes.text(name);
    write(bytes, fields[name]);
  }
  return bytes.done();
}

/** @param salt 32 random bytes */
export const commitmentOf = (salt: Buffer, secret: string): Buffer =>
  createHash('sha256').update(Buffer.of(2)).update(salt).update(secret, 'utf8').digest();

/** Whether the facts can be written at all; asked before they are stored, not when they are sealed. */
export function checkFacts(fields: LeafContent['fields']): void {
  canonicalBytes({ source: 'ENTRY', kind: 'CHECK', reference: '', atMicros: 0n, fields });
}

function write(bytes: ByteWriter, content: Fact | bigint | Commitment): void {
  if (content === null) return bytes.tag(TAG.none);
  if (content instanceof Commitment) {
    bytes.tag(TAG.commitment);
    return bytes.raw(content.hash);
  }
  switch (typeof content) {
    case 'boolean':
      bytes.tag(TAG.boolean);
      return bytes.uint8(content ? 1 : 0);
    case 'string':
      bytes.tag(TAG.text);
      return bytes.text(content);
    case 'bigint':
      bytes.tag(TAG.integer);
      return bytes.int64(content);
    case 'number':
      if (!Number.isSafeInteger(content)) throw new TypeError(`${content} is no exact whole number`);
      bytes.tag(TAG.integer);
      return bytes.int64(BigInt(content));
    default:
      throw new TypeError('a fact is a text, a whole number, a boolean or null');
  }
}
