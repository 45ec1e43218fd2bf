import type { Region, RegionCode } from './region';

/** The division tree in memory (some hundred rows a city). Pure: rows in, answers out. */
export class DivisionTree {
  private readonly regions: ReadonlyMap<number, Region>;
  private readonly childrenOf = new Map<number | null, Region[]>();
  private readonly codes = new Map<string, RegionCode[]>();
  private readonly codesOfRegion = new Map<number, RegionCode[]>();

  constructor(regions: readonly Region[], codes: readonly RegionCode[]) {
    this.regions = new Map(regions.map((region) => [region.id, region]));
    for (const region of [...regions].sort(byCode)) append(this.childrenOf, region.parentId, region);
    for (const code of [...codes].sort(byStart)) {
      append(this.codes, code.code, code);
      append(this.codesOfRegion, code.regionId, code);
    }
  }

  get isEmpty(): boolean {
    return this.regions.size === 0;
  }

  region(id: number): Region | undefined {
    return this.regions.get(id);
  }

  /** Divisions directly below, in the order of their codes; the provinces below `null`. Abolished ones are left out. */
  children(parentId: number | null): Region[] {
    return (this.childrenOf.get(parentId) ?? []).filter(({ successorId }) => successorId === null);
  }

  path(id: number): Region[] {
    const region = this.regions.get(id);
    if (!region) return [];
    return region.parentId === null ? [region] : [region, ...this.path(region.parentId)];
  }

  subtree(ids: readonly number[]): number[] {
    const found = new Set(ids.filter((id) => this.regions.has(id)));
    for (const id of found) this.childrenOf.get(id)?.forEach((child) => found.add(child.id));
    return [...found];
  }

  /** Every code the division has borne, oldest first. */
  codesOf(regionId: number): readonly RegionCode[] {
    return this.codesOfRegion.get(regionId) ?? [];
  }

  /** Who bore the code on the day; without a day whoever bore it last, which is its bearer of today if there is one. */
  codeOn(code: string, on?: string): RegionCode | undefined {
    const rows = this.codes.get(code) ?? [];
    if (on === undefined) return rows.at(-1);
    return rows.find((row) => (row.validFrom ?? '') <= on && (row.validTo === null || on < row.validTo));
  }

  /** The division that stands in the place of this one today: itself, unless it was merged. */
  successorOf(region: Region): Region {
    const next = region.successorId === null ? undefined : this.regions.get(region.successorId);
    return next ? this.successorOf(next) : region;
  }
}

const byCode = (a: Region, b: Region): number => (a.code < b.code ? -1 : 1);
const byStart = (a: RegionCode, b: RegionCode): number =>
  (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1;

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
