import type { NodeRef, TreeReader } from '../tree/tree-reader';

/**
 * What is needed beside the leaves themselves to climb from each of them to the root, with nothing twice: a climb ends
 * where an earlier one has been. A verifier that climbs in the same order needs every one of them.
 * @param indices ascending
 */
export function sharedProof(tree: TreeReader, indices: readonly number[]): Map<string, Buffer> {
  const proven = new Set<string>();
  const proof = new Map<string, Buffer>();
  for (const index of indices) {
    const beside = new Map(tree.neighbours(index).map((ref) => [ref.level, ref]));
    for (let level = 0, at = index; level < tree.height; level++, at = Math.floor(at / 2)) {
      const here = keyOf({ level, index: at });
      if (proven.has(here)) break;
      proven.add(here);
      const neighbour = beside.get(level);
      if (!neighbour) continue;
      proven.add(keyOf(neighbour));
      proof.set(keyOf(neighbour), tree.node(neighbour));
    }
  }
  return proof;
}

const keyOf = ({ level, index }: NodeRef): string => `${level}/${index}`;
