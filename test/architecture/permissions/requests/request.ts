import type { Role } from '@anzhi/contracts';
import type { TestApp } from '@test/app';
import type { World } from '@test/given/two-worlds';
import type { Caller } from '../callers';

/** Whose request it is, and in which of the two worlds the thing lies that it is about. */
export interface Where {
  readonly t: TestApp;
  readonly world: World;
  readonly by: Caller;
  readonly isInside: boolean;
}

/** What is put into an endpoint: valid, so that whoever is let in gets as far as the row. */
export interface Call {
  /** Values of `:name` in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
}

export interface Request {
  call(where: Where): Call | Promise<Call>;
  /** What of a world the answer shows; without it in the answer, the caller got nothing of that world. */
  shows?(where: Where): string;
  /** Place plays no part: why. One call is enough then. */
  readonly everywhere?: string;
  /** Roles that may see the other world as well, and why. */
  readonly open?: { readonly roles: readonly Role[]; readonly because: string };
  /** Puts back what the caller himself needs afterwards. */
  after?(where: Where): Promise<void>;
}

export type Requests = Readonly<Record<string, Request>>;

export const NOTHING: Call = {};
export const reason = (text = '情况属实'): { reason: string } => ({ reason: text });

/** An endpoint for which place plays no part. */
export const anywhere = (because: string, call: Request['call'] = () => NOTHING): Request => ({
  call,
  everywhere: because,
});

/** Something about one thing of a world, named in the path. */
export const about = (path: (world: World) => Record<string, string>, body?: object): Request => ({
  call: ({ world }) => ({ path: path(world), ...(body && { body }) }),
});

/** A list, which must show the thing inside and must not show the one outside. */
export const list = (shows: (where: Where) => string, query?: (where: Where) => Call['query']): Request => ({
  call: (where) => ({ query: { limit: 200, ...query?.(where) } }),
  shows,
});
