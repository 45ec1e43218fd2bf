import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

const names = new Map<string, string>();

/**
 * A statement asked so often that planning it each time would cost more than answering it: every connection keeps it
 * under a name. After five rounds the server keeps its plan too, if one for all parameters looks no dearer than one made
 * for these; so the statement should hide from the planner how long its arrays are.
 */
export function prepared(sql: string): string {
  names.set(sql, `anzhi_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`);
  return sql;
}

const UUID = /^[0-9a-f-]{36}$/;
const areUuids = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' && UUID.test(each));

/** Ids need no quotes in an array: written so, many of them leave a tenth behind of what pg's own writing does. */
const written = (value: unknown): unknown => (areUuids(value) ? `{${value.join()}}` : value);

type Answered = (error: Error | null | undefined, result: unknown) => void;

/**
 * Has a connection ask every `prepared` statement by its name, and answer with a promise of ours: of pg's own, each keeps
 * what was answered reachable until the next full collection, so that most of what a query makes is copied by every
 * young one.
 */
export function keepStatements(client: ClientBase): void {
  const query = client.query.bind(client) as (...parameters: unknown[]) => unknown;
  const byName = (statement: unknown, ...rest: unknown[]): unknown => {
    const name = names.get(statement as string);
    const asked = name === undefined ? statement : { name, text: statement };
    if (typeof statement !== 'string' || rest.some((each) => typeof each === 'function'))
      return query(asked, ...rest);
    const values = name === undefined ? rest[0] : (rest[0] as unknown[] | undefined)?.map(written);
    return new Promise((resolve, reject) => {
      const answered: Answered = (error, result) => (error ? reject(error) : resolve(result));
      query(asked, values, answered);
    });
  };
  client.query = byName as typeof client.query;
}
