import type { Attack } from './attack';

/** Two ids that name nothing. */
export const ONE = '01a20000-0000-7000-8000-00000000dead';
export const OTHER = '01a20000-0000-7000-8000-00000000beef';

type Same = Readonly<Record<string, Attack>>;
const each = (attack: Attack, guards: readonly string[]): Same =>
  Object.fromEntries(guards.map((guard) => [guard, attack]));

/** Keys: the same row twice. */
export const twice = (...keys: string[]): Same => each('TWICE', keys);
/** Foreign keys: a row that points at nothing. */
export const dangling = (...keys: string[]): Same => each('DANGLING', keys);
/** What `platform.make_append_only` makes. */
export const HISTORY: Same = { append_only: 'DELETED', append_only_truncate: 'EMPTIED' };
