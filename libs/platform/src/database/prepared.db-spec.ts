import { useApp } from '@test/app';
import { prepared } from './prepared';

const t = useApp();
const ROUNDS = 8;

const KEPT = prepared('SELECT $1::int + 1 AS next');
const NOT_KEPT = 'SELECT $1::int + 2 AS next';

/** What one connection keeps, after it was asked several times. */
const keptAfter = (sql: string) =>
  t.db.snapshot(async (db) => {
    for (let round = 0; round < ROUNDS; round++)
      expect(await db.query(sql, [round])).toEqual([{ next: round + (sql === KEPT ? 1 : 2) }]);
    return db.query(
      `SELECT (generic_plans + custom_plans)::int AS asked, generic_plans > 0 AS "planIsKept"
         FROM pg_prepared_statements WHERE statement = $1`,
      [sql],
    );
  });

it('a prepared statement is parsed once by a connection, and in the end planned no more', async () => {
  expect(await keptAfter(KEPT)).toEqual([{ asked: ROUNDS, planIsKept: true }]);
});

it('any other is not kept', async () => {
  expect(await keptAfter(NOT_KEPT)).toEqual([]);
});

it('is answered after it has failed', async () => {
  await expect(t.db.query(KEPT, ['x'])).rejects.toMatchObject({ driverError: { code: '22P02' } });
  expect(await t.db.query(KEPT, [1])).toEqual([{ next: 2 }]);
});

const LISTED = prepared('SELECT array_to_json($1::text[]) AS list');
it.each([
  [[]],
  [['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002']],
  [['019a0000-0000-7000-8000-000000000001', null]],
  [['a,"b"', 'NULL', '']],
])('is asked with %j as it is', async (list) => {
  expect(await t.db.query(LISTED, [list])).toEqual([{ list }]);
});
