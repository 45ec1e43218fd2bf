import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

/** The same place relative to this file in the source tree, under jest and in `dist`. */
const DIRECTORY = resolve(__dirname, '../../../../migrations');
/** `<timestamp>-<context>-<what>`: neither a spec, nor a source map, nor a type declaration. */
const MIGRATION_FILE = /^\d{13}-[a-z0-9-]+\.[jt]s$/;

/** Every migration the code knows, oldest first. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const files = readdirSync(DIRECTORY).filter((name) => MIGRATION_FILE.test(name));
  const modules = await Promise.all(
    files.sort().map((name) => import(join(DIRECTORY, name)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module).filter(isMigration));
}

const isMigration = (value: unknown): value is MigrationClass =>
  typeof value === 'function' && 'up' in (value.prototype as object) && 'down' in (value.prototype as object);
