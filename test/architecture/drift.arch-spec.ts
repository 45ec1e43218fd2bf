import { join } from 'node:path';
import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { Column, DataSource, Entity, getMetadataArgsStorage, PrimaryColumn } from 'typeorm';
import { SnakeNaming } from '../../libs/platform/src/database/naming';
import { findDrift } from './drift';
import { readSourceFiles, ROOT } from './source-files';

type EntityClass = new () => object;

const database = useDatabase();
const owner = useClient(() => database.ownerUrl);

/** A data source that has read the entities as the product reads them; it keeps no connection. */
async function knowing(entities: EntityClass[]): Promise<DataSource> {
  const namingStrategy = new SnakeNaming();
  const dataSource = new DataSource({ type: 'postgres', url: database.appUrl, entities, namingStrategy });
  await dataSource.initialize();
  await dataSource.destroy();
  return dataSource;
}

async function entitiesOfTheProject(): Promise<EntityClass[]> {
  const paths = readSourceFiles().filter(({ path }) => path.endsWith('.entity.ts'));
  const modules = await Promise.all(
    paths.map(({ path }) => import(join(ROOT, path)) as Promise<Record<string, unknown>>),
  );
  const declared = new Set(getMetadataArgsStorage().tables.map(({ target }) => target));
  return modules
    .flatMap((module) => Object.values(module))
    .filter((value): value is EntityClass => declared.has(value as EntityClass));
}

describe('The entities', () => {
  it('say what the migrations made', async () => {
    expect(await findDrift(await knowing(await entitiesOfTheProject()), owner)).toEqual([]);
  });
});

@Entity({ schema: 'scratch', name: 'thing' })
class Thing {
  @PrimaryColumn('uuid')
  id: string;
  @Column('bigint')
  heldMinutes: number;
  @Column('text', { array: true })
  tags: string[];
  @Column({ type: 'varchar', length: 20, nullable: true })
  note: string | null;
  @Column('timestamptz')
  seenAt: Date;
  @Column({ type: 'timestamptz', precision: 0 })
  keptAt: Date;
  @Column('numeric', { precision: 10, scale: 2 })
  share: string;
  @Column('jsonb')
  details: object;
}

describe('The drift finder', () => {
  const AGREED = `id uuid PRIMARY KEY, held_minutes bigint NOT NULL, tags text[] NOT NULL, note varchar(20),
    seen_at timestamptz NOT NULL, kept_at timestamptz(0) NOT NULL, share numeric(10,2) NOT NULL,
    details jsonb NOT NULL, size bigint GENERATED ALWAYS AS (held_minutes * 2) STORED`;

  afterEach(() => owner.query('ROLLBACK'));

  async function drift(change: string) {
    await owner.query(`BEGIN; CREATE SCHEMA scratch; CREATE TABLE scratch.thing (${AGREED}); ${change}`);
    return findDrift(await knowing([Thing]), owner);
  }

  it('finds nothing where both agree', async () => {
    expect(await drift('')).toEqual([]);
  });

  it.each([
    ['DROP COLUMN details', 'scratch.thing.details does not exist'],
    ['ADD COLUMN extra int', 'scratch.thing.extra is not in the entity'],
    ['ALTER COLUMN note SET NOT NULL', 'scratch.thing.note may not be null'],
    ['ALTER COLUMN details DROP NOT NULL', 'scratch.thing.details may be null'],
    ['ALTER COLUMN tags TYPE text', 'scratch.thing.tags is text, and text[] in the entity'],
    ['ALTER COLUMN note TYPE text', 'scratch.thing.note is text, and character varying(20) in the entity'],
    [
      'ALTER COLUMN seen_at TYPE timestamp',
      'scratch.thing.seen_at is timestamp without time zone, and timestamp with time zone in the entity',
    ],
    [
      'ALTER COLUMN share TYPE numeric(9,2)',
      'scratch.thing.share is numeric(9,2), and numeric(10,2) in the entity',
    ],
    ['DROP CONSTRAINT thing_pkey', 'scratch.thing.id is not in the primary key'],
  ])('finds %s', async (change, complaint) => {
    expect(await drift(`ALTER TABLE scratch.thing ${change}`)).toEqual([complaint]);
  });

  it('finds a table that is not there', async () => {
    expect(await findDrift(await knowing([Thing]), owner)).toEqual(['scratch.thing does not exist']);
  });
});
