import { useDatabase } from '@test/database';
import { Client } from 'pg';
import { copyRows } from './copy';

const database = useDatabase();
let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(
    'CREATE TABLE sample (a text, b text[], c bytea, d timestamptz, e jsonb, f int, g boolean)',
  );
});
afterAll(() => client.end());

it('brings every kind of cell across unharmed', async () => {
  const row = {
    a: 'tab\t back\\slash\nline\r "quote" \\N 王',
    b: ['', 'a"b', 'c\\d', 'e,f', '{g}', 'NULL', 'tab\t'],
    c: Buffer.from([0, 92, 255]),
    d: new Date('2026-11-21T08:00:00.123Z'),
    e: JSON.stringify({ text: 'a\n"b"\\' }),
    f: -1,
    g: false,
  };
  const empty = { a: null, b: [], c: null, d: null, e: null, f: null, g: null };
  expect(await copyRows(client, 'sample', [row, empty])).toBe(2);
  expect(await copyRows(client, 'sample', [])).toBe(0);
  const { rows } = await client.query('SELECT * FROM sample ORDER BY a NULLS LAST');
  expect(rows).toEqual([
    { ...row, e: { text: 'a\n"b"\\' } },
    { ...empty, b: [] },
  ]);
});

it('fails with the database’s refusal', async () => {
  await expect(copyRows(client, 'sample', [{ f: 'x' }])).rejects.toMatchObject({ code: '22P02' });
  expect(await copyRows(client, 'sample', [{ f: 1 }])).toBe(1);
});
