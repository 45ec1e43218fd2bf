import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { roomsOf, type Audience, type Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';

/**
 * The rooms the caller stands in at this moment. A message that came to him through another one, of a senior he no
 * longer represents or a provider he has left, is not his to read any more.
 */
@Injectable()
export class Standing {
  constructor(
    private readonly geo: GeoFacade,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  async rooms(db: Queryable, ctx: Ctx): Promise<string[]> {
    const { scope } = ctx;
    const own = scope.own ? await this.own(db, accountOf(ctx)) : [];
    const divisions = scope.regionIds.length ? await this.geo.subtree(scope.regionIds) : [];
    return [
      ...own,
      ...scope.organisationIds.map((providerId) => ({ providerId })),
      ...divisions.map((regionId) => ({ regionId })),
    ].flatMap(roomsOf);
  }

  private async own(db: Queryable, accountId: string): Promise<Audience[]> {
    const seniors = await this.people.seniorsOf(db, accountId, 'VIEW');
    const caregiver = await this.providers.caregiverOfAccount(db, accountId);
    return [
      ...seniors.map((seniorId) => ({ seniorId })),
      ...(caregiver ? [{ caregiverId: caregiver.id }] : []),
    ];
  }
}
