import { Client, DatabaseError } from 'pg';
import type { Area } from './area';
import { readState, SUPERUSER } from './cluster';
import { EmbeddedPostgresError } from './errors';

/** The superuser's connection; the address holds the password. */
export function adminUrl(area: Area, port: number): string {
  const password = readState(area)?.password;
  if (!password) throw new EmbeddedPostgresError('start-failed', `${area.stateFile} is missing: no password`);
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

/** A server that was just killed still looks alive for a moment; only an answer proves it is. */
export async function answers(area: Area, port: number): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl(area, port), application_name: 'anzhi-ping' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    return error instanceof DatabaseError && !LEAVING.test(error.code ?? '');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Shutting down, crashed, or not yet up. */
const LEAVING = /^57P0/;
