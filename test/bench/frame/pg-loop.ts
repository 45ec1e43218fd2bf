import { Pool } from 'pg';

export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Connections of a benchmark. They end with the server, so that nobody waits for a round that was interrupted. */
export function openPool(url: string, connections: number): Pool {
  const pool = new Pool({ connectionString: url, max: connections });
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Plays lists of statements over all connections of the pool at once, each list on one connection, statement by statement.
 * @param next the next list; undefined when there are no more
 * @returns milliseconds each list took
 * @throws Error that names the statement which failed
 */
export async function pgLoop(pool: Pool, next: () => readonly Statement[] | undefined): Promise<number[]> {
  const tookMs: number[] = [];
  const play = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      for (let statements = next(); statements; statements = next()) {
        const startedMs = performance.now();
        for (const { text, values } of statements) {
          await client.query(text, values as unknown[]).catch((error: Error) => {
            throw new Error(`${error.message} in: ${text}`, { cause: error });
          });
        }
        tookMs.push(performance.now() - startedMs);
      }
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: pool.options.max }, play));
  return tookMs;
}
