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

/** Has a connection ask every `prepared` statement by its name. */
export function keepStatements(client: ClientBase): void {
  const query = client.query.bind(client) as (...parameters: unknown[]) => unknown;
  const byName = (statement: unknown, ...rest: unknown[]): unknown => {
    const name = names.get(statement as string);
    return name === undefined ? query(statement, ...rest) : query({ name, text: statement }, ...rest);
  };
  client.query = byName as typeof client.query;
}
