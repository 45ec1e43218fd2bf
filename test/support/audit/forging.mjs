/** What a forger writes himself: sums of files, and proofs of any leaves of a log whose every hash he knows. */
import { createHash } from 'node:crypto';

/** @param files by name; their manifest is made anew */
export function withManifest(files) {
  const own = [...files].filter(([name]) => name !== 'manifest.json');
  const sums = own.map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]);
  return new Map([...own, ['manifest.json', Buffer.from(JSON.stringify(Object.fromEntries(sums)))]]);
}

/** @returns what makes, of the indices of leaves, the nodes that lead from them to the root, nothing twice */
export function proofsIn(tree, hashes) {
  const known = new Map();
  const height = hashes.length > 1 ? Math.ceil(Math.log2(hashes.length)) : 0;
  const node = (level, index) => {
    const key = `${level}/${index}`;
    if (level === 0) return hashes[index];
    if (!known.has(key)) {
      const hasRight = (2 * index + 1) * 2 ** (level - 1) < hashes.length;
      const left = node(level - 1, 2 * index);
      known.set(key, hasRight ? tree.node(left, node(level - 1, 2 * index + 1)) : left);
    }
    return known.get(key);
  };
  return (indices) => {
    const [proven, nodes] = [new Set(), {}];
    for (const index of indices)
      for (let level = 0, at = index; level < height; level++, at = Math.floor(at / 2)) {
        if (proven.has(`${level}/${at}`)) break;
        const beside = at % 2 ? at - 1 : at + 1;
        proven.add(`${level}/${at}`);
        if (beside * 2 ** level >= hashes.length) continue;
        proven.add(`${level}/${beside}`);
        nodes[`${level}/${beside}`] = node(level, beside).toString('base64');
      }
    return nodes;
  };
}
