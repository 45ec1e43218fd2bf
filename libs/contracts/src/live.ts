import type { EventMap, EventType } from './events';

/** The socket.io namespace of live events. */
export const LIVE_NAMESPACE = '/live';

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

/** Server to client. A client sends nothing but its handshake, and the server alone joins rooms. */
export interface LiveMessages {
  /** The connection is authorised; events after `seq` follow. */
  ready: (state: { readonly seq: number }) => void;
  event: (event: LiveEvent) => void;
  /** The server is about to disconnect, and whether coming back with a fresh token makes sense. */
  bye: (reason: { readonly code: 'token-expired' | 'session-ended'; readonly reconnect: boolean }) => void;
}
