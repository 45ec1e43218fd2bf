import fc from 'fast-check';
import { GrowingTree } from './growing-tree';
import { hasherOf, TREE_HASHES } from './hashing';
import { edgeOf, tileKey, tilesFor, type Tile } from './tiles';
import { TreeReader } from './tree-reader';

const hasher = hasherOf('SHA-256');
const leaves = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => hasher.leaf(Buffer.from(`entry ${index}`)));

/** RFC 6962, word for word. */
const halfOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);
function mth(list: Buffer[]): Buffer {
  if (list.length === 0) return hasher.empty;
  if (list.length === 1) return list[0];
  const k = halfOf(list.length);
  return hasher.node(mth(list.slice(0, k)), mth(list.slice(k)));
}
function path(m: number, list: Buffer[]): Buffer[] {
  if (list.length === 1) return [];
  const k = halfOf(list.length);
  return m < k
    ? [...path(m, list.slice(0, k)), mth(list.slice(k))]
    : [...path(m - k, list.slice(k)), mth(list.slice(0, k))];
}
function subproof(m: number, list: Buffer[], whole: boolean): Buffer[] {
  if (m === list.length) return whole ? [] : [mth(list)];
  const k = halfOf(list.length);
  return m <= k
    ? [...subproof(m, list.slice(0, k), whole), mth(list.slice(k))]
    : [...subproof(m - k, list.slice(k), false), mth(list.slice(0, k))];
}

/** Tiles as a store keeps them: each write replaces the tile by a longer one. */
class Store {
  readonly tiles = new Map<string, Tile>();
  size = 0;
  append(list: Buffer[]): Buffer {
    const edge = edgeOf(this.size).map((ref) => this.tiles.get(tileKey(ref))!);
    const tree = new GrowingTree(hasher, this.size, edge);
    for (const leaf of list) tree.append(leaf);
    for (const tile of tree.tiles()) {
      const before = this.tiles.get(tileKey(tile))?.hashes ?? Buffer.alloc(0);
      expect(tile.hashes.subarray(0, before.length)).toEqual(before);
      this.tiles.set(tileKey(tile), tile);
    }
    this.size = tree.size;
    return tree.root();
  }
  reader(size: number, indices: number[]): TreeReader {
    return new TreeReader(
      hasher,
      size,
      tilesFor(size, indices).map((ref) => this.tiles.get(tileKey(ref))!),
    );
  }
}

describe('A tree of tiles', () => {
  it('has the root of RFC 6962, however its leaves came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 5 }), (batches) => {
        const store = new Store();
        const all = leaves(batches.reduce((sum, count) => sum + count, 0));
        let root = store.append([]);
        for (const count of batches) root = store.append(all.slice(store.size, store.size + count));
        expect(root).toEqual(mth(all));
        expect(store.reader(store.size, []).root()).toEqual(root);
      }),
      { numRuns: 60 },
    );
  });

  it('passes a whole tile on to the next level, and that one too', () => {
    const store = new Store();
    const all = leaves(256 * 256 + 3);
    expect(store.append(all)).toEqual(mth(all));
    expect([...store.tiles.keys()].filter((key) => !key.startsWith('0/'))).toEqual(['1/0', '2/0']);
    expect(store.reader(store.size, [65_537]).inclusion(65_537)).toEqual(path(65_537, all));
  });

  it('proves every leaf of every size by the tiles of a larger tree', () => {
    const store = new Store();
    const all = leaves(600);
    store.append(all);
    for (const size of [1, 2, 3, 7, 255, 256, 257, 511, 512, 599, 600])
      for (const index of [0, 1, size >> 1, size - 2, size - 1].filter((at) => at >= 0 && at < size))
        expect(store.reader(size, [index]).inclusion(index)).toEqual(path(index, all.slice(0, size)));
  });

  it('proves that it has grown out of each smaller one', () => {
    const store = new Store();
    const all = leaves(530);
    store.append(all);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 530 }), fc.integer({ min: 1, max: 530 }), (a, b) => {
        const [old, size] = [Math.min(a, b), Math.max(a, b)];
        const proof = store.reader(size, [old - 1, Math.min(old, size - 1)]).consistency(old);
        expect(proof).toEqual(subproof(old, all.slice(0, size), true));
      }),
    );
  });

  it('is not appended to when its last tile is another one', () => {
    expect(() => new GrowingTree(hasher, 3, [])).toThrow('tree of 3 leaves');
  });
});

it.each(TREE_HASHES)('%s tells leaves from nodes', (name) => {
  const { leaf, node, empty } = hasherOf(name);
  const parts = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const;
  const hashes = [empty, leaf(Buffer.concat(parts)), node(...parts)];
  expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(3);
});

it('The empty tree and a leaf are those of the RFC', () => {
  expect(hasher.empty.toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(hasher.leaf(Buffer.alloc(0)).toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});
