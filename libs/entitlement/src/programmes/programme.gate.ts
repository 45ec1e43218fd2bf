import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { EntitlementErrors } from '../entitlement.errors';

/** Parameters of `visibleTo`, in its order. */
export type Sight = readonly [everywhere: boolean, below: readonly number[], above: readonly number[]];

/**
 * SQL condition: what belongs to the division in `column` concerns the officer: it is his own or below, above, or the
 * nation's (null).
 * @param first number of the first of three placeholders
 */
export const visibleTo = (column: string, first: number): string =>
  `($${first}::boolean OR ${column} IS NULL OR ${withinRegions(column, `$${first + 1}`)}
    OR ${column} = ANY($${first + 2}::int[]))`;

/** Second gate of programmes, parameters and budgets: whom they concern, and who may change them. */
@Injectable()
export class ProgrammeGate {
  constructor(private readonly geo: GeoFacade) {}

  async sight({ scope }: Ctx): Promise<Sight> {
    const paths = await Promise.all(scope.regionIds.map((id) => this.geo.path(id)));
    return [scope.everywhere, scope.regionIds, paths.flat().map(({ id }) => id)];
  }

  /**
   * A county, or a division above it, in the caller's charge. The nation's is nobody's but the release's.
   * @throws entitlement.region-not-in-charge
   */
  async requireCharge({ scope }: Ctx, regionId: number | null, pointer?: string): Promise<void> {
    const path = regionId === null ? [] : await this.geo.path(regionId);
    const isLarge = path.length > 0 && !['TOWNSHIP', 'VILLAGE'].includes(path[0].level);
    const isHis = path.some(({ id }) => scope.regionIds.includes(id));
    if (!scope.everywhere && !(isLarge && isHis)) throw EntitlementErrors.regionNotInCharge({}, pointer);
  }
}
