import { Client, type QueryResultRow } from 'pg';

/** A plain connection for a spec; it opens before the first test of the enclosing block and closes after the last. */
export interface TestClient {
  query<Row extends QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** @param url asked in `beforeAll`, when the test database is there: `useClient(() => database.appUrl)` */
export function useClient(url: () => string): TestClient {
  let client: Client | undefined;
  beforeAll(async () => {
    client = new Client({ connectionString: url() });
    await client.connect();
  });
  afterAll(() => client?.end());
  return {
    async query<Row extends QueryResultRow>(sql: string, parameters: unknown[] = []) {
      if (!client) throw new Error('the test client exists only inside hooks and tests');
      return (await client.query<Row>(sql, parameters)).rows;
    },
  };
}
