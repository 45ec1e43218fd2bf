import { Injectable } from '@nestjs/common';
import type { Queryable } from '../database/database';

/** A number that a bureau may set. The default stands in code beside its meaning and its source. */
export interface Setting {
  readonly name: string;
  readonly fallback: number;
  /** The smallest value that makes sense; whatever is set below it counts as this. */
  readonly least?: number;
  /** Unit and meaning, shown to the officer who changes it. */
  readonly zh: string;
  readonly en: string;
}

const registry = new Map<string, Setting>();

export function defineSettings<T extends Record<string, Omit<Setting, 'name'>>>(
  context: string,
  settings: T,
): { [K in keyof T]: Setting } {
  const named = Object.entries(settings).map(([key, setting]) => {
    const full = { name: `${context}.${key}`, ...setting };
    registry.set(full.name, full);
    return [key, full] as const;
  });
  return Object.fromEntries(named) as { [K in keyof T]: Setting };
}

export const knownSettings = (): ReadonlyMap<string, Setting> => registry;

@Injectable()
export class Settings {
  /** The value in force, read in the caller's transaction so that a decision and its parameter agree. */
  async get(db: Queryable, setting: Setting): Promise<number> {
    const { value } = await this.all(db, { value: setting });
    return value;
  }

  /** Several at once, in one statement. */
  async all<Key extends string>(
    db: Queryable,
    settings: Readonly<Record<Key, Setting>>,
  ): Promise<Record<Key, number>> {
    const entries = Object.entries<Setting>(settings);
    const rows = await db.query<{ name: string; value: number }>(
      'SELECT name, value FROM platform.setting WHERE name = ANY($1)',
      [entries.map(([, { name }]) => name)],
    );
    const set = new Map(rows.map(({ name, value }) => [name, value]));
    const values = entries.map(([key, { name, fallback, least = -Infinity }]) => {
      return [key, Math.max(set.get(name) ?? fallback, least)] as const;
    });
    return Object.fromEntries(values) as Record<Key, number>;
  }
}
