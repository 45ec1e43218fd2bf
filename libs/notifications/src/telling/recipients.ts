import { Injectable } from '@nestjs/common';
import { ROLES, type Role } from '@anzhi/contracts';
import { GeoFacade } from '@anzhi/geo';
import { IdentityFacade } from '@anzhi/identity';
import { PeopleFacade, type Right } from '@anzhi/people';
import type { Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';

/** Somebody an event reaches, as whom, and through which of its rooms. */
export interface Recipient {
  readonly accountId: string;
  readonly role: Role;
  readonly room: string;
}

type RoomKind = 'senior' | 'caregiver' | 'provider' | 'region';

/** The room through which the holders of a role are reached. */
const roomKindOf = (role: Role): RoomKind | undefined => {
  const { scope } = ROLES[role];
  if (scope === 'ORGANISATION') return 'provider';
  if (scope === 'REGION') return 'region';
  if (role === 'ELDER' || role === 'FAMILY') return 'senior';
  return role === 'CAREGIVER' ? 'caregiver' : undefined;
};

/** What a room is about: the id behind the colon. */
export const idOfRoom = (rooms: readonly string[], kind: RoomKind): string | undefined =>
  rooms.find((room) => room.startsWith(`${kind}:`))?.slice(kind.length + 1);

/** The people behind the rooms of an event, as the other contexts know them at this moment. */
@Injectable()
export class Recipients {
  constructor(
    private readonly geo: GeoFacade,
    private readonly identity: IdentityFacade,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** @param right what a representative must be allowed to do */
  async of(
    tx: Tx,
    roles: readonly Role[],
    rooms: readonly string[],
    right: Right = 'VIEW',
  ): Promise<Recipient[]> {
    const reached: Recipient[] = [];
    for (const kind of new Set(roles.map(roomKindOf))) {
      const id = kind && idOfRoom(rooms, kind);
      if (!id) continue;
      const wanted = roles.filter((role) => roomKindOf(role) === kind);
      const holders = await this.inRoom(tx, kind, id, wanted, right);
      reached.push(...holders.map((holder) => ({ ...holder, room: `${kind}:${id}` })));
    }
    const active = await this.identity.active(
      tx,
      reached.map(({ accountId }) => accountId),
    );
    return reached.filter(({ accountId, role }) => active.has(accountId) && roles.includes(role));
  }

  /** Whether he would be reached today as he was then: rights and roles end, also during a night. */
  async stillReach(tx: Tx, { accountId, role, room }: Recipient): Promise<boolean> {
    const reached = await this.of(tx, [role], [room]);
    return reached.some((recipient) => recipient.accountId === accountId);
  }

  private async inRoom(
    tx: Tx,
    kind: RoomKind,
    id: string,
    roles: readonly Role[],
    right: Right,
  ): Promise<Pick<Recipient, 'accountId' | 'role'>[]> {
    switch (kind) {
      case 'senior':
        return this.ofSenior(tx, id, right);
      case 'caregiver': {
        const caregiver = await this.providers.caregiver(tx, id);
        return caregiver ? [{ accountId: caregiver.accountId, role: 'CAREGIVER' }] : [];
      }
      case 'provider':
        return this.identity.holders(tx, roles, { organisationId: id }, tx.now);
      case 'region': {
        const regionIds = (await this.geo.path(Number(id))).map((region) => region.id);
        return this.identity.holders(tx, roles, { regionIds }, tx.now);
      }
    }
  }

  private async ofSenior(
    tx: Tx,
    seniorId: string,
    right: Right,
  ): Promise<Pick<Recipient, 'accountId' | 'role'>[]> {
    const { own, representatives } = await this.people.accountsFor(tx, seniorId, right);
    return [
      ...(own ? [{ accountId: own, role: 'ELDER' as const }] : []),
      ...representatives.map((accountId) => ({ accountId, role: 'FAMILY' as const })),
    ];
  }
}
