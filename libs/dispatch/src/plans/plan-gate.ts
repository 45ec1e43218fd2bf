import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { PlanErrors } from './plan.errors';

/** Whose day is planned: a provider's own orders, or a division. */
export interface PlannedFor {
  readonly regionId: number;
  readonly providerId: string | null;
}

/** Who may plan what. Closed by default. */
@Injectable()
export class PlanGate {
  constructor(
    private readonly geo: GeoFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /**
   * A dispatcher's only organisation unless he names one of several; an officer's division.
   * @throws dispatch.plan-outside-scope
   */
  async plannedFor(
    db: Queryable,
    { scope }: Ctx,
    wish: { readonly regionId?: number; readonly providerId?: string },
  ): Promise<PlannedFor> {
    if (wish.regionId !== undefined && wish.providerId === undefined) {
      if (!(await this.geo.subtree(scope.regionIds)).includes(wish.regionId))
        throw PlanErrors.planOutsideScope({}, '/regionId');
      return { regionId: wish.regionId, providerId: null };
    }
    const providerId =
      wish.providerId ?? (scope.organisationIds.length === 1 ? scope.organisationIds[0] : undefined);
    if (!providerId || !scope.organisationIds.includes(providerId))
      throw PlanErrors.planOutsideScope({}, '/providerId');
    const provider = await this.providers.provider(db, providerId);
    if (!provider) throw PlanErrors.planOutsideScope({}, '/providerId');
    return { regionId: provider.countyId, providerId };
  }
}
