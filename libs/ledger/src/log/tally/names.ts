import { createHash } from 'node:crypto';
import type { LeafContent } from '../entries/log-entry.types';

/** The source of the tallies themselves. */
export const TALLY = 'TALLY';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Of a salted hash so much that two names of one block hardly ever share it. */
export const MARK_BYTES = 6;

/**
 * What an entry is about: every UUID in its reference and in its texts, and a reference without one as a whole; each once.
 * A tally and a commitment name nothing.
 */
export function namesOf({ source, reference, fields }: Omit<LeafContent, 'kind' | 'atMicros'>): Set<string> {
  if (source === TALLY) return new Set();
  const names = new Set(reference.match(UUID) ?? [reference]);
  for (const value of Object.values(fields))
    if (typeof value === 'string') for (const name of value.match(UUID) ?? []) names.add(name);
  return names;
}

/**
 * A name in a tally. Names are ids nobody can guess, and each block salts them with where it begins: who does not know an
 * id learns nothing, not even that two blocks speak of the same.
 */
export function markOf(from: number, name: string): Buffer {
  const salt = Buffer.alloc(9, 3);
  salt.writeBigInt64BE(BigInt(from), 1);
  return createHash('sha256').update(salt).update(name, 'utf8').digest().subarray(0, MARK_BYTES);
}
