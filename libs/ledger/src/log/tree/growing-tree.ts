import { HASH_BYTES, type Hasher } from './hashing';
import { hashesByLevel, TILE_WIDTH, tileKey, type Tile } from './tiles';

/**
 * The right edge of a tree, which is all that is needed to append to it. Whole tiles are never touched again, so
 * appending costs the same however large the tree is.
 */
export class GrowingTree {
  /** By level: the hashes of the tile that is not full yet. */
  private readonly edge: Buffer[][];
  private readonly changed = new Map<string, Tile>();
  private leaves: number;

  /** @param edge the tiles `edgeOf(size)` names */
  constructor(
    private readonly hasher: Hasher,
    size: number,
    edge: readonly Tile[],
  ) {
    this.leaves = size;
    this.edge = hashesByLevel(size).map((count, level) => {
      const hashes = edge.find((tile) => tile.level === level)?.hashes ?? Buffer.alloc(0);
      if (hashes.length !== (count % TILE_WIDTH) * HASH_BYTES)
        throw new Error(`the last tile of level ${level} is not that of a tree of ${size} leaves`);
      return split(hashes);
    });
  }

  get size(): number {
    return this.leaves;
  }

  append(leafHash: Buffer): void {
    this.push(0, leafHash, this.leaves);
    this.leaves++;
  }

  /** RFC 6962: the left part of a tree is as large a whole one as there can be. */
  root(): Buffer {
    let smaller: Buffer | undefined;
    for (const hashes of this.edge) {
      const list = smaller ? [...hashes, smaller] : hashes;
      if (list.length) smaller = this.fold(list);
    }
    return smaller ?? this.hasher.empty;
  }

  /** The tiles that are new or have grown. */
  tiles(): Tile[] {
    const open = this.edge.flatMap((hashes, level): Tile[] => {
      const n = Math.floor(this.leaves / TILE_WIDTH ** (level + 1));
      return hashes.length ? [{ level, n, hashes: Buffer.concat(hashes) }] : [];
    });
    return [...this.changed.values(), ...open];
  }

  private push(level: number, hash: Buffer, index: number): void {
    const hashes = (this.edge[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    const n = Math.floor(index / TILE_WIDTH);
    const tile = { level, n, hashes: Buffer.concat(hashes) };
    this.changed.set(tileKey(tile), tile);
    this.edge[level] = [];
    this.push(level + 1, this.fold(hashes), n);
  }

  private fold(hashes: readonly Buffer[]): Buffer {
    if (hashes.length === 1) return hashes[0];
    const half = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
    return this.hasher.node(this.fold(hashes.slice(0, half)), this.fold(hashes.slice(half)));
  }
}

const split = (hashes: Buffer): Buffer[] =>
  Array.from({ length: hashes.length / HASH_BYTES }, (_, at) =>
    hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
