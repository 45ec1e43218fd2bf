/** C2SP tlog-tiles: 256 hashes of one level of the tree; each hash of the next tile level stands for a whole tile. */
export const TILE_WIDTH = 256;
/** Levels of the tree in one tile. */
export const TILE_HEIGHT = 8;

export interface TileRef {
  /** 0 holds the leaves. */
  readonly level: number;
  readonly n: number;
}

export interface Tile extends TileRef {
  /** Up to 256 hashes, one after the other. */
  readonly hashes: Buffer;
}

export const tileKey = ({ level, n }: TileRef): string => `${level}/${n}`;

/** How many hashes there are in a tree of this size, by tile level; the last one is above 0. */
export function hashesByLevel(size: number): number[] {
  const counts: number[] = [];
  for (let count = size; count > 0; count = Math.floor(count / TILE_WIDTH)) counts.push(count);
  return counts;
}

/** The last tile of each level, where there is room left in it: what the next leaves go on from. */
export const edgeOf = (size: number): TileRef[] =>
  hashesByLevel(size).flatMap((count, level) =>
    count % TILE_WIDTH === 0 ? [] : [{ level, n: Math.floor(count / TILE_WIDTH) }],
  );

/** Every tile that a proof about these leaves in a tree of this size can touch. */
export function tilesFor(size: number, indices: Iterable<number>): TileRef[] {
  const found = new Map(edgeOf(size).map((tile) => [tileKey(tile), tile]));
  const levels = hashesByLevel(size);
  for (const index of indices)
    levels.forEach((count, level) => {
      const n = Math.floor(index / TILE_WIDTH ** (level + 1));
      const tile = { level, n };
      if (n * TILE_WIDTH < count) found.set(tileKey(tile), tile);
    });
  return [...found.values()];
}
