import type { Locale } from './errors';

/** How a wish reached the platform; stored with everything that was done on somebody's behalf. */
export const CHANNELS = ['APP', 'WEB', 'HOTLINE', 'COUNTER', 'VILLAGE', 'IMPORT', 'SYSTEM'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One role a person holds, and where it holds: in a division, in an organisation, or for himself. */
export interface RoleGrant {
  readonly role: string;
  readonly regionId?: number;
  readonly organisationId?: string;
}

export interface Actor {
  /** null for the system itself and for a caller who has not logged in. */
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly grants: readonly RoleGrant[];
}

/**
 * Where the caller's permission for this request holds: the union over the roles that grant it. Row policies
 * turn it into SQL; an empty scope sees nothing.
 */
export interface Scope {
  /** The system itself: jobs and event handlers. */
  readonly everywhere: boolean;
  /** Divisions whose subtree the caller oversees (internal region ids). */
  readonly regionIds: readonly number[];
  /** Organisations the caller works for. */
  readonly organisationIds: readonly string[];
  /** The caller acts as a citizen or caregiver: what belongs to his own account. */
  readonly own: boolean;
}

/** Identity of one command, made by the client (the Idempotency-Key). */
export interface CommandKey {
  readonly key: string;
  /** Keyed hashes of what was asked, by JSON pointer into the body; `` is the method and the path. */
  readonly content: Readonly<Record<string, string>>;
  readonly keepDays: number;
}

/** Who asks, for what, in which language; passed as the first argument of every use case. */
export interface Ctx {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly requestId: string;
  readonly locale: Locale;
  readonly channel: Channel;
  readonly command?: CommandKey;
  /** The answer to this command, once it is known to be a replay of an earlier one. */
  replayed?: boolean;
}

export const NOBODY: Actor = { accountId: null, sessionId: null, grants: [] };
const NOTHING: Scope = { everywhere: false, regionIds: [], organisationIds: [], own: false };

/** The context of jobs, event handlers and the command line. */
export const systemCtx = (requestId: string): Ctx => ({
  actor: NOBODY,
  scope: { ...NOTHING, everywhere: true },
  requestId,
  locale: 'zh-CN',
  channel: 'SYSTEM',
});

/** The account id of a caller who has logged in. A programming error otherwise: the guard let him in. */
export const accountOf = (ctx: Ctx): string => {
  if (!ctx.actor.accountId) throw new Error('this command needs a logged-in caller');
  return ctx.actor.accountId;
};
