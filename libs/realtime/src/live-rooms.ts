import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Actor } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Authenticator, Database, roomsOf, scopeFor, type Audience, type TokenClaims } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { Gathered } from './gathered';
import { LIMITS } from './live-limits';
import { RealtimePermissions } from './realtime.permissions';

/** A caller as he is now, and the rooms he may stand in. */
export interface Standing {
  readonly actor: Actor;
  readonly rooms: readonly string[];
}

/** Which rooms a caller may stand in, by what he may see at this moment. */
@Injectable()
export class LiveRooms {
  private readonly standings = new Gathered<TokenClaims, Standing | undefined>(
    (claims) => this.ofAll(claims),
    LIMITS.askedTogether,
    LIMITS.askedAtOnce,
  );

  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
    private readonly geo: GeoFacade,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** @returns undefined where the session has ended */
  of(claims: TokenClaims): Promise<Standing | undefined> {
    return this.standings.ask(claims);
  }

  private async ofAll(claims: readonly TokenClaims[]): Promise<(Standing | undefined)[]> {
    const actors = await this.authenticator.actorsOf(claims);
    const [seniors, caregivers] = await Promise.all([this.seniors(actors), this.caregivers(actors)]);
    return Promise.all(
      actors.map(async (actor) => {
        if (!actor?.accountId) return undefined;
        const { accountId } = actor;
        const organisations = scopeFor(actor, RealtimePermissions.followProvider)?.organisationIds ?? [];
        const caregiverId = caregivers.get(accountId);
        const audiences: Audience[] = [
          { accountId },
          ...organisations.map((providerId) => ({ providerId })),
          ...(seniors.get(accountId) ?? []).map((seniorId) => ({ seniorId })),
          ...(caregiverId ? [{ caregiverId }] : []),
          ...(await this.divisions(actor)),
        ];
        return { actor, rooms: [...new Set(audiences.flatMap(roomsOf))] };
      }),
    );
  }

  private async seniors(actors: readonly (Actor | undefined)[]): Promise<Map<string, string[]>> {
    const accounts = accountsWith(RealtimePermissions.followSeniors, actors);
    return accounts.length ? this.people.seniorsOfEach(this.db, accounts, 'VIEW') : new Map();
  }

  private async caregivers(actors: readonly (Actor | undefined)[]): Promise<Map<string, string>> {
    const accounts = accountsWith(RealtimePermissions.followVisits, actors);
    return accounts.length ? this.providers.caregiversOfAccounts(this.db, accounts) : new Map();
  }

  private async divisions(actor: Actor): Promise<Audience[]> {
    const roots = scopeFor(actor, RealtimePermissions.followDivision)?.regionIds ?? [];
    if (!roots.length) return [];
    const ids = await this.geo.subtree(roots);
    return ids.map((regionId) => ({ regionId }));
  }
}

/** Accounts of those who hold a permission. */
function accountsWith(
  permission: Parameters<typeof scopeFor>[1],
  actors: readonly (Actor | undefined)[],
): string[] {
  const held = actors.flatMap((actor) =>
    actor?.accountId && scopeFor(actor, permission) ? [actor.accountId] : [],
  );
  return [...new Set(held)];
}
