import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Scope } from '@anzhi/kernel';

@Injectable()
export class Counties {
  constructor(private readonly geo: GeoFacade) {}

  /** The counties of a division that exist today, itself if it is one. */
  async of(regionId: number): Promise<number[]> {
    const below = await Promise.all((await this.geo.subtree([regionId])).map((id) => this.geo.region(id)));
    return below.flatMap((region) =>
      region?.level === 'COUNTY' && region.successorId === null ? [region.id] : [],
    );
  }

  /** Those of them that lie in the scope. */
  async within(scope: Scope, regionId: number): Promise<number[]> {
    const counties = await this.of(regionId);
    if (scope.everywhere) return counties;
    const visible = new Set(await this.geo.subtree(scope.regionIds));
    return counties.filter((id) => visible.has(id));
  }
}
