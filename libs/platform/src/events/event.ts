import type { EventMap, EventType } from '@anzhi/contracts';

/**
 * Who may see an event: each named person, organisation or division is a room of its own. The payload must
 * hold nothing that any of its rooms may not see; ids and states, never personal data.
 */
export interface Audience {
  readonly seniorId?: string;
  readonly providerId?: string;
  readonly caregiverId?: string;
  readonly accountId?: string;
  /** The division in which it happened; its officers and those of the divisions above see it. */
  readonly regionId?: number;
}

export type NewEvent<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly payload: EventMap[K]; readonly audience: Audience };
}[T];

/** An event as stored: `seq` is given after the commit, in commit order, without gaps. */
export interface StoredEvent<T extends EventType = EventType> {
  readonly seq: number;
  readonly id: string;
  readonly type: T;
  readonly payload: EventMap[T];
  readonly occurredAt: Date;
  /** Who may see it, as `roomsOf` names them. */
  readonly rooms: readonly string[];
}

export const roomsOf = (audience: Audience): string[] =>
  [
    audience.seniorId && `senior:${audience.seniorId}`,
    audience.providerId && `provider:${audience.providerId}`,
    audience.caregiverId && `caregiver:${audience.caregiverId}`,
    audience.accountId && `account:${audience.accountId}`,
    audience.regionId !== undefined && `region:${audience.regionId}`,
  ].filter((room): room is string => Boolean(room));
