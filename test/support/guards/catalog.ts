/** One thing of the database that refuses: a constraint, a unique index or a trigger. */
export interface Guard {
  /** `schema.table` */
  readonly table: string;
  readonly name: string;
  /** As in `pg_constraint.contype`; `i` a unique index that is no constraint, `g` a trigger. */
  readonly kind: 'p' | 'u' | 'f' | 'c' | 'x' | 'i' | 'g';
  /** What it is over; an expression's columns are not told. */
  readonly columns: readonly string[];
}

export interface Connection {
  query<Row extends object>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Every guard of these schemas, in the order of their names. A partition repeats its table's and is left out. */
export const guardsOf = (db: Connection, schemas: readonly string[]): Promise<Guard[]> =>
  db.query<Guard>(GUARDS, [schemas]);

const GUARDS = `
  WITH ours AS (SELECT oid FROM pg_class
                 WHERE relnamespace = ANY ($1::regnamespace[]) AND relkind IN ('r', 'p') AND NOT relispartition),
       guard AS (
    SELECT conrelid AS rel, conname AS name, contype::text AS kind, conkey::int[] AS key FROM pg_constraint
     WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND conparentid = 0
    UNION ALL
    SELECT indrelid, indexrelid::regclass::text, 'i', indkey::int[] FROM pg_index
     WHERE indisunique AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = indexrelid)
    UNION ALL
    SELECT tgrelid, tgname, 'g', '{}' FROM pg_trigger WHERE NOT tgisinternal)
  SELECT guard.rel::regclass::text AS table, regexp_replace(guard.name, '^.*[.]', '') AS name, guard.kind,
         ARRAY(SELECT a.attname::text FROM unnest(guard.key) WITH ORDINALITY k(number, position)
                 JOIN pg_attribute a ON a.attrelid = guard.rel AND a.attnum = k.number AND a.attgenerated = ''
                ORDER BY k.position) AS columns
    FROM guard JOIN ours ON ours.oid = guard.rel ORDER BY 1, 2`;

/** A column that can be given a value. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

export const columnsOf = (db: Connection, table: string): Promise<Column[]> =>
  db.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attnotnull AND attidentity = '' AS required
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
