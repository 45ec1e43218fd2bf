import { useClient } from '@test/client';
import { testServer, useDatabase } from '@test/database';
import * as rules from './schema-rules';

const database = useDatabase();
const owner = useClient(() => database.ownerUrl);
const appRole = testServer().app.name;

afterEach(() => owner.query('ROLLBACK'));

describe('The migrated schema', () => {
  it.each(Object.entries(rules))('keeps the rule %s', async (_name, rule) => {
    expect(await rule(owner, appRole)).toEqual([]);
  });
});

describe('The schema rules', () => {
  const SCHEMAS = ['dispatch', 'ordering', 'visits'];

  /** What a rule says of tables that exist for one test only. */
  async function check(rule: rules.SchemaRule, ddl: string) {
    await owner.query('BEGIN');
    for (const schema of SCHEMAS) await owner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await owner.query(ddl);
    return rule(owner, appRole);
  }

  it.each([
    ['copay_fen int', 'integer'],
    ['held_minutes numeric', 'numeric'],
    ['amount double precision', 'double precision'],
    ['minutes smallint', 'smallint'],
  ])('find the amount %s', async (column, type) => {
    const found = await check(
      rules.amountsAreBigint,
      `CREATE TABLE ordering.scratch (id int PRIMARY KEY, ${column})`,
    );
    expect(found).toEqual([`ordering.scratch.${column.split(' ')[0]} is ${type}, not bigint`]);
  });

  it.each([
    'seen timestamp',
    'seen timestamp(0)',
    'seen timetz',
    'seen_at date',
    'seen_at text',
    'seen_at timestamp',
  ])('find the point in time %s', async (column) => {
    const ddl = `CREATE TABLE ordering.scratch (id int PRIMARY KEY, ${column})`;
    expect(await check(rules.instantsHaveAZone, ddl)).toHaveLength(1);
  });

  it('let pass points in time, days and hours', async () => {
    const ddl = `CREATE TABLE ordering.scratch (seen_at timestamptz, kept_at timestamptz(0), day date, opens time)`;
    expect(await check(rules.instantsHaveAZone, ddl)).toEqual([]);
  });

  it('find a table without a primary key', async () => {
    const found = await check(rules.tablesHaveAPrimaryKey, 'CREATE TABLE ordering.scratch (id int UNIQUE)');
    expect(found).toEqual(['ordering.scratch has no primary key']);
  });

  it.each([
    ['no index', '', 1],
    ['an index that begins elsewhere', 'CREATE INDEX ON ordering.child (note, parent_a, parent_b)', 1],
    ['an index on the first column only', 'CREATE INDEX ON ordering.child (parent_a, note, parent_b)', 1],
    ['an index on some rows', 'CREATE INDEX ON ordering.child (parent_a, parent_b) WHERE note = 1', 1],
    ['an index', 'CREATE INDEX ON ordering.child (parent_a, parent_b)', 0],
    ['an index in the other order', 'CREATE INDEX ON ordering.child (parent_b, parent_a, note)', 0],
  ])('judge a foreign key with %s', async (_name, index, count) => {
    const found = await check(
      rules.foreignKeysAreIndexed,
      `CREATE TABLE ordering.parent (a int, b int, PRIMARY KEY (a, b));
       CREATE TABLE ordering.child (id int PRIMARY KEY, note int, parent_a int, parent_b int,
         CONSTRAINT child_parent FOREIGN KEY (parent_a, parent_b) REFERENCES ordering.parent);
       ${index}`,
    );
    expect(found).toHaveLength(count);
  });

  it.each([
    ['WHERE parent IS NOT NULL', 0],
    ['WHERE note IS NOT NULL', 1],
  ])('judge a foreign key with an index %s', async (predicate, count) => {
    const found = await check(
      rules.foreignKeysAreIndexed,
      `CREATE TABLE ordering.scratch (id int PRIMARY KEY, note int, parent int REFERENCES ordering.scratch);
       CREATE INDEX ON ordering.scratch (parent) ${predicate}`,
    );
    expect(found).toHaveLength(count);
  });

  it('find a table outside the contexts', async () => {
    const ddl = 'CREATE SCHEMA gossip; CREATE TABLE gossip.scratch (id int PRIMARY KEY)';
    expect(await check(rules.schemasAreContexts, ddl)).toEqual([
      'gossip.scratch is in schema gossip, which is no context',
    ]);
  });

  it.each([
    ['up an arrow', 'ordering', 'visits', 'id', ['may not point into visits']],
    ['down an arrow', 'visits', 'ordering', 'id', []],
    ['at a unique column', 'visits', 'ordering', 'code', ['something else than a primary key']],
  ])('judge a foreign key %s', async (_name, from, to, column, expected) => {
    const found = await check(
      rules.foreignKeysFollowArrows,
      `CREATE TABLE ${to}.target (id int PRIMARY KEY, code int UNIQUE);
       CREATE TABLE ${from}.source (id int PRIMARY KEY, target int REFERENCES ${to}.target (${column}))`,
    );
    expect(found).toEqual(expected.map((part) => expect.stringContaining(part) as string));
  });

  it('find a schema the app role may create in', async () => {
    const found = await check(rules.appRoleOnlyWorks, `GRANT CREATE ON SCHEMA ordering TO ${appRole}`);
    expect(found).toEqual(['the app role may create in schema ordering']);
  });

  it('find a database the app role may create in', async () => {
    const found = await check(
      rules.appRoleOnlyWorks,
      `GRANT CREATE ON DATABASE ${database.name} TO ${appRole}`,
    );
    expect(found).toEqual(['the app role may create schemas']);
  });

  it.each(['UPDATE', 'DELETE', 'TRUNCATE', 'UPDATE (note)'])(
    'find an append-only table with a grant of %s',
    async (grant) => {
      const found = await check(
        rules.appendOnlyIsGranted,
        `CREATE TABLE ordering.scratch (id int PRIMARY KEY, note text);
       CALL platform.make_append_only('ordering.scratch');
       GRANT SELECT, INSERT, ${grant} ON ordering.scratch TO ${appRole}`,
      );
      expect(found).toEqual([`ordering.scratch is append-only and the app role may ${grant.split(' ')[0]}`]);
    },
  );

  describe('as superuser', () => {
    const admin = useClient(() => database.adminUrl);

    afterEach(() => admin.query('ROLLBACK'));

    it.each([
      [
        'owning a table',
        `CREATE TABLE public.scratch (id int); ALTER TABLE public.scratch OWNER TO ${appRole}`,
      ],
      ['owning a schema', `CREATE SCHEMA scratch AUTHORIZATION ${appRole}`],
      ['creating databases', `ALTER ROLE ${appRole} CREATEDB`],
      ['being able to become the owner', `GRANT ${testServer().owner.name} TO ${appRole}`],
    ])('find the app role %s', async (_name, ddl) => {
      await admin.query('BEGIN');
      await admin.query(ddl);
      expect(await rules.appRoleOnlyWorks(admin, appRole)).not.toEqual([]);
    });
  });
});
