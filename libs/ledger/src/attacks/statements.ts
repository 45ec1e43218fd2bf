import { newId } from '@anzhi/kernel';
import type { Target } from './target';

/** SQLSTATE of the triggers. */
export const FORBIDDEN_CHANGE = 'AZ001';
/** `platform.forbid_change` tells its table; emptying one would empty others, which have triggers of their own. */
export const forbiddenOn = (table: string): string => `${FORBIDDEN_CHANGE} ${table}`;

/** One wrong, written straight into the tables by the role that owns them. */
export interface Attack {
  readonly sql: (target: Target) => string;
  /** Who stops it, when that is not the guard of its own name: a constraint, or what a trigger says. */
  readonly stoppedBy?: string;
}

/** One connection, with a transaction of its own. */
export interface Connection {
  query<Row extends Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

export const AT = '2026-11-24T09:00:00+08:00';
export const newIdNow = (): string => newId(new Date(AT));
/** A UUID of version 4: what looks like its time is chance. */
export const TIMELESS = '01a20000-0000-4000-8000-000000000000';
export const TOO_MUCH = 2n ** 53n;

export type Values = Readonly<Record<string, string | number | bigint | boolean | null>>;

export const insert = (table: string, values: Values): string =>
  `INSERT INTO ledger.${table} (${Object.keys(values).join(', ')})
   VALUES (${Object.values(values)
     .map((value) => (value === null ? 'NULL' : `'${value}'`))
     .join(', ')})`;

/** Changing and deleting rows, and emptying the table, that is only ever added to. */
export const appendOnly = (table: string): Record<string, Attack> => ({
  [`${table}.append_only`]: {
    sql: ({ county }: Target) => `DELETE FROM ledger.${table} WHERE county_id = ${county}`,
    stoppedBy: forbiddenOn(table),
  },
  [`${table}.append_only_truncate`]: {
    sql: () => `TRUNCATE ledger.${table} CASCADE`,
    stoppedBy: forbiddenOn(table),
  },
});

/** A row of the target once more, with changes; for keys that must not repeat. */
export const again = (table: string, where: string, columns: string, values = columns): string =>
  `INSERT INTO ledger.${table} (${columns}) SELECT ${values} FROM ledger.${table} WHERE ${where} LIMIT 1`;
