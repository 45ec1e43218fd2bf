import { HASH_BYTES, type Hasher } from './hashing';
import { TILE_HEIGHT, TILE_WIDTH, tileKey, type Tile } from './tiles';

/** A node of the tree: it stands for the leaves from `index * 2^level` on, at most `2^level` of them. */
export interface NodeRef {
  readonly level: number;
  readonly index: number;
}

/** Proofs about a tree of one size, out of the tiles `tilesFor` names. Every node is computed once. */
export class TreeReader {
  private readonly tiles: ReadonlyMap<string, Buffer>;
  private readonly known = new Map<string, Buffer>();
  /** Levels above the leaves. */
  readonly height: number;

  constructor(
    private readonly hasher: Hasher,
    readonly size: number,
    tiles: readonly Tile[],
  ) {
    this.tiles = new Map(tiles.map((tile) => [tileKey(tile), tile.hashes]));
    this.height = size > 1 ? Math.ceil(Math.log2(size)) : 0;
  }

  root(): Buffer {
    return this.size === 0 ? this.hasher.empty : this.node({ level: this.height, index: 0 });
  }

  leaf(index: number): Buffer {
    return this.node({ level: 0, index });
  }

  /** The neighbours on the way from a leaf to the root, the nearest first; a leaf of a small tree has none. */
  neighbours(index: number): NodeRef[] {
    const refs: NodeRef[] = [];
    for (let level = 0, at = index; level < this.height; level++, at = Math.floor(at / 2)) {
      const neighbour = { level, index: at % 2 ? at - 1 : at + 1 };
      if (neighbour.index * 2 ** level < this.size) refs.push(neighbour);
    }
    return refs;
  }

  /** RFC 6962, 2.1.1. */
  inclusion(index: number): Buffer[] {
    return this.neighbours(index).map((ref) => this.node(ref));
  }

  /** RFC 6962, 2.1.2: that the first `old` leaves are those of the tree of that size. Empty for none and for all. */
  consistency(old: number): Buffer[] {
    if (old <= 0 || old >= this.size) return [];
    const proof: Buffer[] = [];
    let [level, index, whole] = [this.height, 0, true];
    // down to where the old tree ends, keeping what lies beside the way
    while (old !== endOf(level, index, this.size)) {
      const [left, right] = [2 * index, 2 * index + 1];
      level--;
      if (right * 2 ** level < old) {
        proof.push(this.node({ level, index: left }));
        [index, whole] = [right, false];
      } else {
        if (right * 2 ** level < this.size) proof.push(this.node({ level, index: right }));
        index = left;
      }
    }
    if (!whole) proof.push(this.node({ level, index }));
    return proof.reverse();
  }

  node(ref: NodeRef): Buffer {
    const key = `${ref.level}/${ref.index}`;
    const known = this.known.get(key) ?? this.make(ref);
    this.known.set(key, known);
    return known;
  }

  private make({ level, index }: NodeRef): Buffer {
    const isWhole = (index + 1) * 2 ** level <= this.size;
    if (isWhole && level % TILE_HEIGHT === 0) return this.fromTile(level / TILE_HEIGHT, index);
    const left = this.node({ level: level - 1, index: 2 * index });
    const hasRight = (2 * index + 1) * 2 ** (level - 1) < this.size;
    return hasRight ? this.hasher.node(left, this.node({ level: level - 1, index: 2 * index + 1 })) : left;
  }

  private fromTile(level: number, index: number): Buffer {
    const n = Math.floor(index / TILE_WIDTH);
    const at = (index % TILE_WIDTH) * HASH_BYTES;
    const hashes = this.tiles.get(tileKey({ level, n }));
    if (!hashes || hashes.length < at + HASH_BYTES)
      throw new Error(`tile ${level}/${n} has no hash ${index}`);
    return hashes.subarray(at, at + HASH_BYTES);
  }
}

const endOf = (level: number, index: number, size: number): number =>
  Math.min((index + 1) * 2 ** level, size);
