import { Injectable } from '@nestjs/common';
import { GeoErrors } from './geo.errors';
import type { DivisionTree } from './regions/division-tree';
import { DivisionTreeQueries } from './regions/division-tree.queries';
import type { Region } from './regions/region';

/**
 * What other contexts ask about divisions. Divisions change a few times in a decade and only by a new release, so
 * the tree is read once and kept; a restart reads it again.
 */
@Injectable()
export class GeoFacade {
  private loaded: Promise<DivisionTree> | undefined;

  constructor(private readonly queries: DivisionTreeQueries) {}

  async region(id: number): Promise<Region | undefined> {
    return (await this.tree()).region(id);
  }

  /**
   * The division that bore this code.
   * @param on `YYYY-MM-DD`; without it, whoever bears the code now, or else bore it last
   */
  async byCode(code: string, on?: string): Promise<Region | undefined> {
    const tree = await this.tree();
    const found = tree.codeOn(code, on);
    return found && tree.region(found.regionId);
  }

  /** From the division itself up to its province; empty for an unknown id. */
  async path(id: number): Promise<Region[]> {
    return (await this.tree()).path(id);
  }

  /** @throws geo.region-not-found, geo.not-in-county when the division lies above every county */
  async countyOf(id: number): Promise<number> {
    const path = await this.path(id);
    if (!path.length) throw GeoErrors.regionNotFound();
    const county = path.find(({ level }) => level === 'COUNTY');
    if (!county) throw GeoErrors.notInCounty();
    return county.id;
  }

  /** The divisions and everything below them, each once; unknown ids are left out. */
  async subtree(ids: readonly number[]): Promise<number[]> {
    return (await this.tree()).subtree(ids);
  }

  /** The whole tree, for this context's own endpoints. */
  async tree(): Promise<DivisionTree> {
    this.loaded ??= this.queries.load();
    try {
      const tree = await this.loaded;
      if (tree.isEmpty) this.loaded = undefined;
      return tree;
    } catch (error) {
      this.loaded = undefined;
      throw error;
    }
  }
}
