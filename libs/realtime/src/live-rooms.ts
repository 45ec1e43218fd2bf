import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Actor } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Database, roomsOf, scopeFor, type Audience } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { RealtimePermissions } from './realtime.permissions';

/** Which rooms a caller may stand in, by what he may see at this moment. */
@Injectable()
export class LiveRooms {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  async of(actor: Actor): Promise<string[]> {
    if (!actor.accountId) return [];
    const parts = await Promise.all([
      this.seniors(actor, actor.accountId),
      this.caregiver(actor, actor.accountId),
      this.divisions(actor),
    ]);
    const organisations = scopeFor(actor, RealtimePermissions.followProvider)?.organisationIds ?? [];
    const audiences: Audience[] = [
      { accountId: actor.accountId },
      ...organisations.map((providerId) => ({ providerId })),
      ...parts.flat(),
    ];
    return [...new Set(audiences.flatMap(roomsOf))];
  }

  private async seniors(actor: Actor, accountId: string): Promise<Audience[]> {
    if (!scopeFor(actor, RealtimePermissions.followSeniors)) return [];
    const ids = await this.people.seniorsOf(this.db, accountId, 'VIEW');
    return ids.map((seniorId) => ({ seniorId }));
  }

  private async caregiver(actor: Actor, accountId: string): Promise<Audience[]> {
    if (!scopeFor(actor, RealtimePermissions.followVisits)) return [];
    const caregiver = await this.providers.caregiverOfAccount(this.db, accountId);
    return caregiver ? [{ caregiverId: caregiver.id }] : [];
  }

  private async divisions(actor: Actor): Promise<Audience[]> {
    const roots = scopeFor(actor, RealtimePermissions.followDivision)?.regionIds ?? [];
    if (!roots.length) return [];
    const ids = await this.geo.subtree(roots);
    return ids.map((regionId) => ({ regionId }));
  }
}
