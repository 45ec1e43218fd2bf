import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { DispatchErrors } from '../dispatch.errors';

/** Second gate of the weights: who may change those of a division. */
@Injectable()
export class WeightsGate {
  constructor(private readonly geo: GeoFacade) {}

  /** A county, or a city above it, in the caller's charge. @throws dispatch.weights-not-in-charge */
  async requireCharge({ scope }: Ctx, regionId: number | null, pointer?: string): Promise<void> {
    const path = regionId === null ? [] : await this.geo.path(regionId);
    const isLarge = path.length > 0 && ['COUNTY', 'CITY'].includes(path[0].level);
    const isHis = path.some(({ id }) => scope.regionIds.includes(id));
    if (!isLarge || !(scope.everywhere || isHis)) throw DispatchErrors.weightsNotInCharge({}, pointer);
  }
}
