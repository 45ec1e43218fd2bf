import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { EntitlementErrors } from '../entitlement.errors';
import { Counties } from '../programmes/counties';
import type { Draft } from './drafts';

/** The counties a draft would reach, within the caller's charge. */
@Injectable()
export class CountiesOfDraft {
  constructor(
    private readonly geo: GeoFacade,
    private readonly counties: Counties,
  ) {}

  /** @param regionId only those in this division @throws entitlement.no-county-in-scope */
  async of({ scope }: Ctx, draft: Draft, regionId: number | null): Promise<number[]> {
    const reached = await this.counties.within(scope, draft.regionId);
    const wanted = regionId === null ? undefined : new Set(await this.geo.subtree([regionId]));
    const countyIds = reached.filter((id) => wanted?.has(id) ?? true).sort((a, b) => a - b);
    if (!countyIds.length) throw EntitlementErrors.noCountyInScope({}, '/regionId');
    return countyIds;
  }
}
