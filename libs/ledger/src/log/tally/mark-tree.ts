import { GrowingTree } from '../tree/growing-tree';
import type { Hasher } from '../tree/hashing';
import { TreeReader } from '../tree/tree-reader';
import { MARK_BYTES } from './names';

const BUCKETS = 256;

/**
 * Marks by their first byte, so that a proof shows the few that share it and not all: whether a name is among them, and
 * how often. Bucket b is leaf b of a tree like the log's own.
 * @param marks sorted
 */
export function bucketsOf(marks: Buffer): Buffer[] {
  const ends = new Array<number>(BUCKETS).fill(0);
  for (let at = 0; at < marks.length; at += MARK_BYTES) ends[marks[at]] += MARK_BYTES;
  let end = 0;
  return ends.map((length) => marks.subarray(end, (end += length)));
}

/** The tree of the buckets, for its root and for proofs. */
export function markTree(hasher: Hasher, marks: Buffer): TreeReader {
  const tree = new GrowingTree(hasher, 0, []);
  for (const bucket of bucketsOf(marks)) tree.append(hasher.leaf(bucket));
  return new TreeReader(hasher, BUCKETS, tree.tiles());
}
