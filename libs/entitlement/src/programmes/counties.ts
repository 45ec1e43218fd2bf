import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Scope } from '@anzhi/kernel';

@Injectable()
export class Counties {
  constructor(private readonly geo: GeoFacade) {}

  /** The counties of a division that exist today, itself if it is one; of the nation (null) all of them. */
  async of(regionId: number | null): Promise<number[]> {
    const tree = await this.geo.tree();
    const roots = regionId === null ? tree.children(null).map(({ id }) => id) : [regionId];
    return tree.subtree(roots).filter((id) => {
      const region = tree.region(id);
      return region?.level === 'COUNTY' && region.successorId === null;
    });
  }

  /** Those of them that lie in the scope. */
  async within(scope: Scope, regionId: number | null): Promise<number[]> {
    const counties = await this.of(regionId);
    if (scope.everywhere) return counties;
    const visible = new Set(await this.geo.subtree(scope.regionIds));
    return counties.filter((id) => visible.has(id));
  }
}
