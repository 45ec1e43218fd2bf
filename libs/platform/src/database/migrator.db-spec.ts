import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEmptyDatabase, testServer, type TestDatabase } from '@test/database';
import type { MigrationClass } from './migration-files';
import { appRole, DatabaseNewerError, migrate, revertAll, revertLast } from './migrator';
import { schemaState } from './schema-state';

class Shelf1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE shelf (id int); GRANT SELECT ON shelf TO ${await appRole(queryRunner)}`,
    );
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE shelf');
  }
}

class Book1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE book (id int)');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE book');
  }
}

class Broken1700000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE half (id int); SELECT 1/0');
  }
  async down(): Promise<void> {}
}

const both = [Shelf1700000000001, Book1700000000002];
let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

const options = (migrations: MigrationClass[], log?: (line: string) => void) => ({
  ownerUrl: database.ownerUrl,
  appRole: testServer().app.name,
  migrations,
  log,
});

async function run<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

const tables = async () =>
  (
    await run<{ name: string }>(
      database.ownerUrl,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
  )
    .map(({ name }) => name)
    .sort();

const stateFor = (migrations: MigrationClass[]) =>
  schemaState({ query: (sql) => run(database.appUrl, sql) }, migrations);

describe('migrate', () => {
  it('runs what is pending once, and grants to the app role', async () => {
    expect(await migrate(options([Shelf1700000000001]))).toEqual(['Shelf1700000000001']);
    expect(await migrate(options(both))).toEqual(['Book1700000000002']);
    expect(await migrate(options(both))).toEqual([]);
    expect(await run(database.appUrl, 'SELECT * FROM shelf')).toEqual([]);
    await expect(run(database.appUrl, 'SELECT * FROM book')).rejects.toMatchObject({ code: '42501' });
  });

  it('lets processes that start together take turns', async () => {
    const done = await Promise.all([1, 2, 3].map(() => migrate(options(both))));
    expect(done.flat().sort()).toEqual(['Book1700000000002', 'Shelf1700000000001']);
  });

  it('keeps the migrations before a failing one, and nothing of the failing one', async () => {
    await expect(migrate(options([...both, Broken1700000000003]))).rejects.toThrow('division by zero');
    expect(await tables()).toEqual(['book', 'schema_migrations', 'shelf']);
  });

  it('refuses a database newer than the code, and leaves it alone', async () => {
    await migrate(options(both));
    const older = [Shelf1700000000001];
    const refusal = { name: 'DatabaseNewerError', unknown: ['Book1700000000002'] };
    await expect(migrate(options(older))).rejects.toMatchObject(refusal);
    await expect(revertLast(options(older))).rejects.toBeInstanceOf(DatabaseNewerError);
  });

  it('tells when the role may not do what is pending; with nothing pending any role may ask', async () => {
    const asApp = { ...options(both), ownerUrl: database.appUrl };
    await expect(migrate(asApp)).rejects.toMatchObject({
      name: 'MayNotMigrateError',
      pending: { length: 2 },
    });
    await migrate(options(both));
    expect(await migrate(asApp)).toEqual([]);
  });

  it('goes down and up again', async () => {
    await migrate(options(both));
    await revertAll(options(both));
    expect(await tables()).toEqual(['schema_migrations']);
    expect(await migrate(options(both))).toHaveLength(2);
  });
});

describe('schemaState', () => {
  it('tells pending from applied and unknown, also as the app role', async () => {
    expect(await stateFor(both)).toMatchObject({ applied: [], pending: both.map(({ name }) => name) });
    await migrate(options([Shelf1700000000001]));
    expect(await stateFor(both)).toMatchObject({ pending: ['Book1700000000002'], unknown: [] });
    expect(await stateFor([])).toMatchObject({ pending: [], unknown: ['Shelf1700000000001'] });
  });
});
