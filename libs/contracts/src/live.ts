import type { EventMap, EventType } from './events';

/** What a client sends in the handshake. */
export interface LiveHandshake {
  /** Access token, without "Bearer". */
  readonly token: string;
  /** The last sequence number seen; everything after it is sent again, in order. Absent: from now on. */
  readonly since?: number;
}

export type LiveEvent<T extends EventType = EventType> = {
  [K in T]: {
    /** Grows with every event; not every number is yours to see. */
    readonly seq: number;
    readonly id: string;
    readonly type: K;
    /** ISO 8601. */
    readonly at: string;
    readonly payload: EventMap[K];
  };
}[T];

/**
 * Why the server ends a connection: the token is over, its session was revoked, or the client said something although
 * it has nothing to say.
 */
export type LiveFarewell = 'token-expired' | 'session-ended' | 'message-unexpected';

/** Server to client. A client sends nothing but its handshake, and the server alone joins rooms. */
export interface LiveMessages {
  /** The connection is authorised; events after `seq` follow. */
  ready: (state: { readonly seq: number }) => void;
  /** Something happened that the caller may see. In order of `seq`; after a resume nothing is left out. */
  event: (event: LiveEvent) => void;
  /** More was missed than is sent again: read anew what is on the screen. Events after `seq` follow. */
  reset: (state: { readonly seq: number }) => void;
  /** The server is about to disconnect, and whether coming back with a fresh token makes sense. */
  bye: (reason: { readonly code: LiveFarewell; readonly reconnect: boolean }) => void;
}
