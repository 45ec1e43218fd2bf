import { Injectable } from '@nestjs/common';
import type { Socket } from 'node:net';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';

export type SqlParameter = unknown;

/** Read side: SQL in, rows out, on the pool. Writes go through the unit of work. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  async query<Row>(sql: string, parameters: SqlParameter[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.dataSource.query(sql, parameters));
  }

  async one<Row>(sql: string, parameters: SqlParameter[] = []): Promise<Row | undefined> {
    const [row] = await this.query<Row>(sql, parameters);
    return row;
  }

  /**
   * A consistent snapshot for work that reads everything there is: its statements are under none of the time-outs
   * that guard requests.
   */
  async snapshot<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const { stream } = ((await runner.connect()) as PoolClient & { connection: { stream: Socket } })
      .connection;
    const silenceMs = stream.timeout ?? 0;
    stream.setTimeout(0);
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('SET LOCAL statement_timeout = 0');
      const answer = await work({
        query: async <Row>(sql: string, parameters: SqlParameter[] = []) =>
          rowsOf<Row>(await runner.query(sql, parameters)),
      });
      await runner.commitTransaction();
      return answer;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      stream.setTimeout(silenceMs);
      await runner.release();
    }
  }
}

/** What both a transaction and the pool can do; queries that serve both take this. */
export interface Queryable {
  query<Row>(sql: string, parameters?: SqlParameter[]): Promise<Row[]>;
}

/**
 * Rows of an `UPDATE … RETURNING` or `DELETE … RETURNING`. TypeORM answers those with a pair [rows, count],
 * and everything else with the rows.
 */
export const rowsOf = <Row>(answer: unknown): Row[] => {
  const list = answer as unknown[];
  const isPair = list.length === 2 && Array.isArray(list[0]) && typeof list[1] === 'number';
  return (isPair ? list[0] : list) as Row[];
};
