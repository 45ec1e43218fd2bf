import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { rangeOf, without, type Days } from './days';

/** What one learns: that on these days this holds, or (null) that nothing does. */
export interface Statement<Key, Data> {
  readonly key: Key;
  /** A `daterange`. */
  readonly valid: string;
  readonly data: Data | null;
}

export interface Written {
  /** The row that says it; null when nothing holds. */
  readonly id: string | null;
  /** First days of the stretches about which nothing was known to hold before. */
  readonly uncovered: readonly string[];
  /** First days of the stretches on which something was known to hold before. */
  readonly covered: readonly string[];
}

interface Closed {
  /** An instant that follows every one from which on a closed row was known, however the clocks differ. */
  readonly since: Date;
  /** Rows that are known no longer, each with the days that no statement speaks of. */
  readonly rows: readonly { readonly row: object; readonly rest: readonly string[] }[];
  /** In the order of the statements. */
  readonly seen: readonly Omit<Written, 'id'>[];
}

/**
 * A bitemporal table: for each key, what holds on which days. Whatever is said takes the place of what was known
 * about those days; the rows that said so are known until now, and what they said about other days is said again.
 * The caller holds the lock on the seniors; the exclusion constraint stands behind it.
 */
export class Timeline<Key extends Record<string, string>, Data extends object> {
  private readonly same: string;
  private readonly columns: string;

  /** @param key columns, each with its type, by which rows belong together */
  constructor(
    private readonly table: string,
    key: Readonly<Record<keyof Key & string, 'uuid' | 'text'>>,
  ) {
    const names = Object.keys(key);
    this.columns = Object.entries<string>(key)
      .map(([name, type]) => `${name} ${type}`)
      .join(', ');
    this.same = names.map((name) => `t.${name} = s.${name}`).join(' AND ');
  }

  /** Writes statements; those about the same key must be about different days. */
  async write(tx: Tx, statements: readonly Statement<Key, Data>[]): Promise<Written[]> {
    const { since, rows, seen } = await this.close(tx, statements);
    const common = {
      known: `[${since.toISOString()},)`,
      recorded_at: tx.now,
      recorded_by: tx.ctx.actor.accountId,
    };
    const rest = rows.flatMap(({ row, rest: ranges }) =>
      ranges.map((valid) => ({ ...row, ...common, id: newId(tx.now), valid })),
    );
    const said = statements.map(({ key, valid, data }) =>
      data ? { ...key, ...data, ...common, id: newId(tx.now), valid } : null,
    );
    await tx.query(
      `INSERT INTO ${this.table} SELECT * FROM jsonb_populate_recordset(NULL::${this.table}, $1::jsonb)`,
      [JSON.stringify([...rest, ...said.filter((row) => row !== null)])],
    );
    return seen.map((days, at) => ({ ...days, id: said[at]?.id ?? null }));
  }

  /** Instead of what was said about the old days, this holds on the new ones. */
  async replace(
    tx: Tx,
    key: Key,
    { old, days, data }: { old: Days; days: Days; data: Data },
  ): Promise<{ id: string; begun: readonly string[]; ended: readonly string[] }> {
    const gone = without(old, days).map((rest) => ({ key, valid: rangeOf(rest), data: null }));
    const [said, ...ended] = await this.write(tx, [{ key, valid: rangeOf(days), data }, ...gone]);
    return { id: said.id!, begun: said.uncovered, ended: ended.flatMap(({ covered }) => covered) };
  }

  private async close(tx: Tx, statements: readonly Statement<Key, Data>[]): Promise<Closed> {
    const said = statements.map(({ key, valid }, at) => ({ at, valid, ...key }));
    const closed = await tx.one<Closed>(
      `WITH said AS MATERIALIZED (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS s(at int, valid daterange, ${this.columns})
       ), old AS MATERIALIZED (
         SELECT t.*, lower(t.known) AS since, to_jsonb(t) AS row, datemultirange(t.valid) - range_agg(s.valid) AS rest
           FROM said s JOIN ${this.table} t ON ${this.same} AND upper_inf(t.known) AND t.valid && s.valid
          GROUP BY t.id
       ), closed AS (
         UPDATE ${this.table} t SET known = tstzrange(lower(t.known), greatest(lower(t.known), $2))
           FROM old WHERE t.id = old.id
       ), seen AS (
         SELECT s.at, datemultirange(s.valid) AS days, coalesce(range_agg(t.valid), '{}') AS known
           FROM said s LEFT JOIN old t ON ${this.same} GROUP BY s.at, s.valid
       )
       SELECT (SELECT greatest(max(since), $2) FROM old) AS since,
              (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'row', row, 'rest', ARRAY(SELECT d::text FROM unnest(rest) AS d))), '[]')
                 FROM old) AS rows,
              (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'uncovered', ARRAY(SELECT lower(d) FROM unnest(days - known) AS d),
                        'covered', ARRAY(SELECT lower(d) FROM unnest(days * known) AS d)) ORDER BY at), '[]')
                 FROM seen) AS seen`,
      [JSON.stringify(said), tx.now],
    );
    return closed!;
  }
}

/**
 * SQL condition: a row is known at an instant. A parameter of 'infinity' asks for what is known now.
 * @param column a qualified column, `c.known`
 */
export const knownAt = (column: string, parameter: string): string =>
  `${column} @> ${parameter}::timestamptz`;

/** The parameter for `knownAt`. */
export const instantOf = (at?: Date): Date | 'infinity' => at ?? 'infinity';
