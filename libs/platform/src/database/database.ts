import { Injectable } from '@nestjs/common';
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

  /** A consistent snapshot over several statements. */
  snapshot<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) =>
      work({
        query: async <Row>(sql: string, parameters: SqlParameter[] = []) =>
          rowsOf<Row>(await manager.query(sql, parameters)),
      }),
    );
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
