import type { TestClient } from '@test/client';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { Violation } from './imports';

interface ActualColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly generated: boolean;
  readonly primary: boolean;
}

/**
 * Where entities and the migrated tables differ in what an entity can say: tables, columns, types, nulls, primary
 * keys. Checks, exclusions, indexes, foreign keys and defaults are written in SQL alone and have no second place
 * they could drift from. The data source knows the entities; it need not be connected.
 */
export async function findDrift(dataSource: DataSource, client: TestClient): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const entity of dataSource.entityMetadatas) {
    if (entity.tableType === 'view') continue;
    const columns = await columnsOf(entity, client);
    found.push(
      ...(columns.length > 0 ? compare(dataSource, entity, columns) : [`${entity.tablePath} does not exist`]),
    );
  }
  return found;
}

const columnsOf = (entity: EntityMetadata, client: TestClient): Promise<ActualColumn[]> =>
  client.query<ActualColumn & { [name: string]: unknown }>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
       a.attgenerated <> '' AS generated, coalesce(a.attnum = ANY (k.conkey), false) AS primary
     FROM pg_attribute a LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
     WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [`"${entity.schema ?? 'public'}"."${entity.tableName}"`],
  );

function compare(dataSource: DataSource, entity: EntityMetadata, actual: ActualColumn[]): Violation[] {
  const byName = new Map(actual.map((column) => [column.name, column]));
  const mapped = new Set(entity.columns.map(({ databaseName }) => databaseName));
  const differing = entity.columns.flatMap((column) => {
    const name = `${entity.tablePath}.${column.databaseName}`;
    const row = byName.get(column.databaseName);
    if (!row) return [`${name} does not exist`];
    const type = fullType(dataSource, column);
    return [
      ...(type === row.type ? [] : [`${name} is ${row.type}, and ${type} in the entity`]),
      ...(column.isNullable === row.nullable ? [] : [`${name} ${row.nullable ? 'may' : 'may not'} be null`]),
      ...(column.isPrimary === row.primary
        ? []
        : [`${name} is ${row.primary ? '' : 'not '}in the primary key`]),
    ];
  });
  const unmapped = actual.filter(({ name, generated }) => !mapped.has(name) && !generated);
  return [...differing, ...unmapped.map(({ name }) => `${entity.tablePath}.${name} is not in the entity`)];
}

/** The type as PostgreSQL spells it: `character varying(20)[]`, `timestamp(0) with time zone`. */
function fullType(dataSource: DataSource, column: ColumnMetadata): string {
  const base = dataSource.driver.normalizeType(column);
  const size = [column.length || undefined, column.precision ?? undefined, column.scale].filter(
    (n) => n !== undefined,
  );
  const [head = base, ...rest] = base.split(' with');
  const sized = size.length > 0 ? [`${head}(${size.join()})`, ...rest].join(' with') : base;
  return column.isArray ? `${sized}[]` : sized;
}
