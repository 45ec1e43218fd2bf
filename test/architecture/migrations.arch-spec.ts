import { useClient } from '@test/client';
import { createEmptyDatabase, testServer, type TestDatabase } from '@test/database';
import { loadMigrations, type MigrationClass } from '../../libs/platform/src/database/migration-files';
import { migrate, revertLast } from '../../libs/platform/src/database/migrator';
import { dumpCatalog } from './catalog';

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
const owner = useClient(() => database.ownerUrl);
const admin = useClient(() => database.adminUrl);

describe('The migrations', () => {
  const options = (migrations: MigrationClass[]) => ({
    ownerUrl: database.ownerUrl,
    appRole: testServer().app.name,
    migrations,
  });

  it('each go up, down to exactly what was before, and all of them up to the same again', async () => {
    const all = await loadMigrations();
    const befores = [await dumpCatalog(owner)];
    for (const index of all.keys()) {
      await migrate(options(all.slice(0, index + 1)));
      befores.push(await dumpCatalog(owner));
    }
    const whole = befores.pop()!;
    for (const { name } of all.toReversed()) {
      await revertLast(options(all));
      expect({ after: `${name} down`, ...changes(befores.pop()!, await dumpCatalog(owner)) }).toEqual({
        after: `${name} down`,
        ...NONE,
      });
    }
    await migrate(options(all));
    expect(changes(whole, await dumpCatalog(owner))).toEqual(NONE);
  }, 300_000);

  it('take plans that nobody asked for down and up again', async () => {
    const all = await loadMigrations();
    const since = all.findIndex(({ name }) => name.startsWith('DispatchPencilled'));
    await admin.query('SET session_replication_role = replica');
    await admin.query(
      `INSERT INTO dispatch.plan (id, day, region_id, state, keep, absent, seconds, threads, seed, requested_at, attempts)
       VALUES (gen_random_uuid(), '2026-11-24', 1, 'DRAFT', 'ALL', '{}', 10, 1, 1, now(), 0)`,
    );
    const askedBy = () => owner.query('SELECT requested_by AS by FROM dispatch.plan');
    for (let index = since; index < all.length; index++) await revertLast(options(all));
    expect(await askedBy()).toEqual([{ by: '00000000-0000-0000-0000-000000000000' }]);
    await migrate(options(all));
    expect(await askedBy()).toEqual([{ by: null }]);
  });
});

const NONE = { gone: [], come: [] };

/** What one catalog has and the other has not; lines may repeat. */
function changes(before: readonly string[], after: readonly string[]): { gone: string[]; come: string[] } {
  const minus = (from: readonly string[], what: readonly string[]): string[] => {
    const left = new Map<string, number>();
    for (const line of what) left.set(line, (left.get(line) ?? 0) + 1);
    return from.filter((line) => {
      const many = left.get(line) ?? 0;
      left.set(line, many - 1);
      return many <= 0;
    });
  };
  return { gone: minus(before, after), come: minus(after, before) };
}

it('What has changed between two catalogs is told, repeated lines as well', () => {
  expect(changes(['a', 'b', 'b'], ['b', 'c'])).toEqual({ gone: ['a', 'b'], come: ['c'] });
});

describe('The catalog dump', () => {
  afterEach(() => owner.query('ROLLBACK'));

  it.each([
    ['a column', 'ALTER TABLE scratch.thing ADD note text'],
    ['a type', 'ALTER TABLE scratch.thing ALTER size TYPE bigint'],
    ['a default', 'ALTER TABLE scratch.thing ALTER size SET DEFAULT 2'],
    ['a null', 'ALTER TABLE scratch.thing ALTER size DROP NOT NULL'],
    ['a check', 'ALTER TABLE scratch.thing ADD CHECK (size > 0)'],
    ['an index', 'CREATE INDEX ON scratch.thing (size)'],
    ['a grant', 'GRANT SELECT ON scratch.thing TO PUBLIC'],
    ['a grant on a column', 'GRANT UPDATE (size) ON scratch.thing TO PUBLIC'],
    ['a schema', 'CREATE SCHEMA scratch_two'],
    ['a function', 'CREATE FUNCTION scratch.one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
    [
      'a function body',
      'CREATE OR REPLACE FUNCTION scratch.two() RETURNS int LANGUAGE sql AS $$ SELECT 3 $$',
    ],
    ['a trigger', 'ALTER TABLE scratch.thing DISABLE TRIGGER watch'],
    ['an enum value', `ALTER TYPE scratch.mood ADD VALUE 'calm'`],
    ['a view', 'CREATE OR REPLACE VIEW scratch.seen AS SELECT id FROM scratch.thing WHERE id > 1'],
    ['a sequence', 'ALTER SEQUENCE scratch.thing_id_seq INCREMENT 2'],
    ['a comment', `COMMENT ON TABLE scratch.thing IS 'a thing'`],
  ])('sees %s', async (_name, change) => {
    await owner.query('BEGIN');
    await owner.query(`
      CREATE SCHEMA scratch;
      CREATE TABLE scratch.thing (id serial PRIMARY KEY, size int NOT NULL);
      CREATE TYPE scratch.mood AS ENUM ('glad');
      CREATE VIEW scratch.seen AS SELECT id FROM scratch.thing;
      CREATE FUNCTION scratch.two() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;
      CREATE FUNCTION scratch.look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER watch BEFORE UPDATE ON scratch.thing FOR EACH ROW EXECUTE FUNCTION scratch.look()`);
    const before = await dumpCatalog(owner);
    expect(await dumpCatalog(owner)).toEqual(before);
    await owner.query(change);
    expect(await dumpCatalog(owner)).not.toEqual(before);
  });
});
