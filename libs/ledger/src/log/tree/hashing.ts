import { createHash } from 'node:crypto';

/** A log keeps for ever the hash it began with. SM3 is GB/T 32905; both give 32 bytes. */
export const TREE_HASHES = ['SHA-256', 'SM3'] as const;
export type TreeHash = (typeof TREE_HASHES)[number];

export const HASH_BYTES = 32;

/** RFC 6962, 2.1: leaves and nodes have different first bytes, so that none can pass for the other. */
export interface Hasher {
  readonly empty: Buffer;
  leaf(entry: Buffer): Buffer;
  node(left: Buffer, right: Buffer): Buffer;
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export function hasherOf(name: TreeHash): Hasher {
  const algorithm = name === 'SM3' ? 'sm3' : 'sha256';
  const hash = (...parts: Buffer[]): Buffer => {
    const digest = createHash(algorithm);
    for (const part of parts) digest.update(part);
    return digest.digest();
  };
  return {
    empty: hash(),
    leaf: (entry) => hash(LEAF, entry),
    node: (left, right) => hash(NODE, left, right),
  };
}
