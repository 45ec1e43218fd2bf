import type { TestClient } from '@test/client';

const OURS = `nspname !~ '^pg_' AND nspname <> 'information_schema'`;
const notOfAnExtension = (oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend WHERE objid = ${oid} AND deptype = 'e')`;
const NOT_THE_HISTORY = `c.relname !~ '^schema_migrations'`;

/** Grants in a fixed order; a table nobody was granted and one all grants were taken from read the same. */
const grants = (acl: string, kind: string, owner: string) =>
  `(SELECT string_agg(g::text, ',' ORDER BY g::text) FROM unnest(coalesce(${acl}, acldefault(${kind}, ${owner}))) g)`;

/** One query for each sort of thing; each gives lines. The order of columns does not count. */
const PARTS = [
  `SELECT concat_ws(' ', 'extension', extname) AS line FROM pg_extension`,

  `SELECT concat_ws(' ', 'schema', nspname, ${grants('nspacl', `'n'`, 'nspowner')}) AS line
   FROM pg_namespace n WHERE ${OURS}`,

  `SELECT concat_ws(' ', 'relation', c.relkind, c.oid::regclass, c.relpersistence, c.relrowsecurity,
     c.relforcerowsecurity, c.reloptions, pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(c.oid),
     CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END, pg_get_userbyid(c.relowner),
     CASE WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f')
       THEN ${grants('c.relacl', `'r'`, 'c.relowner')}
       WHEN c.relkind = 'S' THEN ${grants('c.relacl', `'s'`, 'c.relowner')} END) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${OURS} AND ${NOT_THE_HISTORY} AND c.relkind NOT IN ('i', 'I', 't') AND ${notOfAnExtension('c.oid')}`,

  `SELECT concat_ws(' ', 'column', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
     a.attnotnull, a.attidentity, a.attgenerated, a.attcollation::regcollation, a.attacl,
     pg_get_expr(d.adbin, d.adrelid)) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE ${OURS} AND ${NOT_THE_HISTORY} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
     AND ${notOfAnExtension('c.oid')}`,

  `SELECT concat_ws(' ', 'constraint', coalesce(nullif(k.conrelid, 0)::regclass::text, k.contypid::regtype::text),
     k.conname, pg_get_constraintdef(k.oid), k.convalidated) AS line
   FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
     LEFT JOIN pg_class c ON c.oid = k.conrelid
   WHERE ${OURS} AND (c.oid IS NULL OR ${NOT_THE_HISTORY}) AND ${notOfAnExtension('k.oid')}`,

  `SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid) AS line
   FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${OURS} AND ${NOT_THE_HISTORY} AND ${notOfAnExtension('c.oid')}`,

  `SELECT concat_ws(' ', pg_get_triggerdef(g.oid), g.tgenabled) AS line
   FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${OURS} AND NOT g.tgisinternal`,

  `SELECT concat_ws(' ', CASE WHEN p.prokind = 'a' THEN 'aggregate ' || p.oid::regprocedure
     ELSE pg_get_functiondef(p.oid) END, ${grants('p.proacl', `'f'`, 'p.proowner')}) AS line
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS} AND ${notOfAnExtension('p.oid')}`,

  `SELECT concat_ws(' ', 'type', t.oid::regtype, t.typtype, t.typnotnull, t.typdefault,
     nullif(t.typbasetype, 0)::regtype,
     (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)) AS line
   FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
   WHERE ${OURS} AND t.typtype IN ('d', 'e', 'r') AND ${notOfAnExtension('t.oid')}`,

  `SELECT concat_ws(' ', 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS line FROM pg_policy p`,

  `SELECT concat_ws(' ', 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement,
     s.seqmax, s.seqmin, s.seqcache, s.seqcycle) AS line
   FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid WHERE ${NOT_THE_HISTORY}`,

  `SELECT concat_ws(' ', 'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description) AS line
   FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND ${notOfAnExtension('c.oid')}`,

  `SELECT concat_ws(' ', 'default grants', pg_get_userbyid(defaclrole), nullif(defaclnamespace, 0)::regnamespace,
     defaclobjtype, defaclacl) AS line FROM pg_default_acl`,
];

/** Everything migrations can make, as sorted lines: two schemas are the same when their lines are. */
export async function dumpCatalog(client: TestClient): Promise<string[]> {
  const lines: string[] = [];
  for (const sql of PARTS) lines.push(...(await client.query<{ line: string }>(sql)).map(({ line }) => line));
  return lines.sort();
}
