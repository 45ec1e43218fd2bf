import type { TestClient } from '@test/client';
import { MAY_USE } from './dependencies';
import type { Violation } from './imports';

export type SchemaRule = (client: TestClient, appRole: string) => Promise<Violation[]>;

/** Ours: not the server's, not an extension's, not the list of migrations. */
const OUR_TABLES = `
  SELECT c.oid, c.relkind, c.relispartition, n.nspname AS schema, c.oid::regclass::text AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND c.oid IS DISTINCT FROM to_regclass('public.schema_migrations')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')`;

const OUR_COLUMNS = `
  SELECT t.name AS table_name, a.attname AS column_name,
         format_type(coalesce(nullif(d.typbasetype, 0), a.atttypid), a.atttypmod) AS type -- a domain is what it is over
  FROM (${OUR_TABLES}) t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type d ON d.oid = a.atttypid`;

const complaints = async (
  client: TestClient,
  sql: string,
  parameters: unknown[] = [],
): Promise<Violation[]> =>
  (await client.query<{ complaint: string }>(sql, parameters)).map(({ complaint }) => complaint).sort();

/** Money in fen and time in minutes are whole numbers that never overflow. */
export const amountsAreBigint: SchemaRule = (client) =>
  complaints(
    client,
    `SELECT format('%s.%s is %s, not bigint', table_name, column_name, type) AS complaint
     FROM (${OUR_COLUMNS}) c WHERE column_name ~ '(^|_)(fen|minutes|amount)$' AND type <> 'bigint'`,
  );

/** A point in time knows its zone; a column that names one is one. */
export const instantsHaveAZone: SchemaRule = (client) =>
  complaints(
    client,
    `SELECT format('%s.%s is %s', table_name, column_name, type) AS complaint FROM (${OUR_COLUMNS}) c
     WHERE type ~ '^timestamp.* without time zone|^time.* with time zone' AND type !~ '^timestamp.* with time zone'
        OR column_name ~ '_at$' AND type !~ '^timestamp.* with time zone'`,
  );

export const tablesHaveAPrimaryKey: SchemaRule = (client) =>
  complaints(
    client,
    `SELECT t.name || ' has no primary key' AS complaint FROM (${OUR_TABLES}) t
     WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = t.oid AND contype = 'p')`,
  );

/** Without one, deleting or changing what is pointed at reads the whole table under a lock. */
export const foreignKeysAreIndexed: SchemaRule = (client) =>
  complaints(
    client,
    `SELECT format('%s: no index begins with the columns of %s', t.name, k.conname) AS complaint
     FROM (${OUR_TABLES}) t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' AND k.conparentid = 0
     WHERE NOT EXISTS (
       SELECT FROM pg_index i
       WHERE i.indrelid = t.oid AND i.indisvalid
         AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
         AND (i.indpred IS NULL OR pg_get_expr(i.indpred, t.oid) = (
           SELECT format('(%I IS NOT NULL)', attname) FROM pg_attribute
           WHERE attrelid = t.oid AND attnum = k.conkey[1] AND cardinality(k.conkey) = 1)))`,
  );

export const schemasAreContexts: SchemaRule = (client) =>
  complaints(
    client,
    `SELECT DISTINCT format('%s is in schema %s, which is no context', name, schema) AS complaint
     FROM (${OUR_TABLES}) t WHERE schema <> ALL ($1)`,
    [Object.keys(MAY_USE)],
  );

/** Across schemas only along the arrows of the imports, and only to the row's identity. */
export const foreignKeysFollowArrows: SchemaRule = async (client) => {
  const keys = await client.query<{ name: string; source: string; target: string; to_primary: boolean }>(
    `SELECT format('%s.%s', t.name, k.conname) AS name, t.schema AS source, n.nspname AS target,
       EXISTS (SELECT FROM pg_constraint p WHERE p.conrelid = k.confrelid AND p.contype = 'p'
               AND p.conkey @> k.confkey AND p.conkey <@ k.confkey) AS to_primary
     FROM (${OUR_TABLES}) t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' AND k.conparentid = 0
       JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname <> t.schema ORDER BY 1`,
  );
  return keys.flatMap(({ name, source, target, to_primary }) => [
    ...(MAY_USE[source]?.includes(target) ? [] : [`${name}: ${source} may not point into ${target}`]),
    ...(to_primary ? [] : [`${name}: points into ${target} at something else than a primary key`]),
  ]);
};

/** The role the product runs as can neither make nor change tables, nor become somebody who can. */
export const appRoleOnlyWorks: SchemaRule = (client, appRole) =>
  complaints(
    client,
    `WITH app AS (SELECT * FROM pg_roles WHERE rolname = $1)
     SELECT 'the app role is more than an ordinary role' AS complaint FROM app
       WHERE rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls
     UNION ALL SELECT 'the app role is a member of ' || r.rolname
       FROM app, pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid WHERE m.member = app.oid
     UNION ALL SELECT 'the app role owns ' || pg_describe_object(classid, objid, objsubid)
       FROM app, pg_shdepend WHERE refobjid = app.oid AND deptype = 'o'
         AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
     UNION ALL SELECT 'the app role owns the database' FROM app, pg_database
       WHERE datname = current_database() AND datdba = app.oid
     UNION ALL SELECT 'the app role may create in schema ' || nspname FROM app, pg_namespace n
       WHERE has_schema_privilege(app.oid, n.oid, 'CREATE') AND nspname !~ '^pg_(temp|toast)'
     UNION ALL SELECT 'the app role may create schemas' FROM app
       WHERE has_database_privilege(app.oid, current_database(), 'CREATE')`,
    [appRole],
  );

/** What the trigger `platform.forbid_change` forbids, the app role is not granted either. */
export const appendOnlyIsGranted: SchemaRule = (client, appRole) =>
  complaints(
    client,
    `SELECT DISTINCT format('%s is append-only and the app role may %s', t.name, event.verb) AS complaint
     FROM (${OUR_TABLES}) t
       JOIN pg_trigger g ON g.tgrelid = t.oid AND g.tgqual IS NULL AND g.tgattr = ''
       JOIN pg_proc p ON p.oid = g.tgfoid AND p.proname = 'forbid_change'
       JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'platform'
       JOIN (VALUES (8, 'DELETE'), (16, 'UPDATE'), (32, 'TRUNCATE')) AS event(bit, verb) ON g.tgtype & bit <> 0
     WHERE has_table_privilege($1, t.oid, event.verb)
        OR event.verb = 'UPDATE' AND has_any_column_privilege($1, t.oid, 'UPDATE')`,
    [appRole],
  );
