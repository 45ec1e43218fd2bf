import { createHash } from 'node:crypto';
import { Commitment, type Fact, type LeafContent } from './log-entry.types';

/** The first byte of every entry: a later form gets another one, and old leaves keep theirs. */
const FORM = 1;
const NAME = /^[a-z][A-Za-z0-9]*$/;

/**
 * The one way to write an entry as bytes. Every part says its type and its length, and fields are in the order of
 * their names as bytes, so no two entries have the same bytes. The README describes it for other verifiers.
 * @throws TypeError for a value that has no exact form, a name that is not camelCase, broken UTF-16
 */
export function canonicalBytes({ kind, reference, atMicros, fields }: LeafContent): Buffer {
  const names = Object.keys(fields).sort(byBytes);
  return Buffer.concat([
    Buffer.of(FORM),
    text(kind),
    text(reference),
    int64(atMicros),
    uint32(names.length),
    ...names.flatMap((name) => [text(nameOf(name)), value(fields[name])]),
  ]);
}

/** @param salt 32 random bytes */
export const commitmentOf = (salt: Buffer, secret: string): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(2), salt, utf8(secret)]))
    .digest();

/** Whether the facts can be written at all; asked before they are stored, not when they are sealed. */
export function checkFacts(fields: LeafContent['fields']): void {
  for (const [name, content] of Object.entries(fields)) {
    nameOf(name);
    value(content);
  }
}

function value(content: Fact | bigint | Commitment): Buffer {
  if (content === null) return Buffer.from('n');
  if (content instanceof Commitment) return Buffer.concat([Buffer.from('c'), content.hash]);
  switch (typeof content) {
    case 'boolean':
      return Buffer.concat([Buffer.from('b'), Buffer.of(content ? 1 : 0)]);
    case 'string':
      return Buffer.concat([Buffer.from('t'), text(content)]);
    case 'bigint':
      return Buffer.concat([Buffer.from('i'), int64(content)]);
    case 'number':
      if (!Number.isSafeInteger(content)) throw new TypeError(`${content} is no exact whole number`);
      return Buffer.concat([Buffer.from('i'), int64(BigInt(content))]);
    default:
      throw new TypeError('a fact is a text, a whole number, a boolean or null');
  }
}

function nameOf(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of a fact`);
  return name;
}

function utf8(content: string): Buffer {
  const bytes = Buffer.from(content, 'utf8');
  // a lone surrogate becomes a replacement character, and two texts would have the same bytes
  if (bytes.toString('utf8') !== content) throw new TypeError('the text has no exact UTF-8 form');
  return bytes;
}

function text(content: string): Buffer {
  const bytes = utf8(content);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

function int64(number: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(number);
  return bytes;
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
