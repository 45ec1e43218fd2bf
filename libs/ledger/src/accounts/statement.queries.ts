import { Injectable } from '@nestjs/common';
import { cursorKey, pageOf, type Queryable } from '@anzhi/platform';
import type { LedgerUnit, Statement, StatementLine, StatementQuery, StatementSum } from '../ledger.types';

type Sums = StatementSum & { readonly unit: LedgerUnit };
type Row = StatementLine & { readonly onward: number; readonly leg: number };

/** What lines are ordered by: of one command, what goes on from a closed account comes after what came back to it. */
const KEY = ['instant', 'uuid', 'integer', 'text', 'integer', 'uuid'] as const;

/** Balances and the moves between them, read from the transfers. */
@Injectable()
export class StatementQueries {
  async of(
    db: Queryable,
    countyId: number,
    accountIds: readonly string[],
    query: StatementQuery,
  ): Promise<Statement> {
    const openings = await this.sums(db, countyId, accountIds, query.from);
    const closings = await this.sums(db, countyId, accountIds, query.to);
    const key = cursorKey(query, KEY) ?? Array(KEY.length).fill(null);
    const rows = await db.query<Row>(LINES, [
      countyId,
      accountIds,
      query.from,
      query.to,
      query.limit + 1,
      ...key,
    ]);
    const page = pageOf(rows, query.limit, ({ at, commandId, onward, code, leg, accountId }) => [
      at.toISOString(),
      commandId,
      onward,
      code,
      leg,
      accountId,
    ]);
    return {
      sums: openings.map(({ unit, ...opening }, index) => ({
        unit,
        opening,
        closing: { balance: closings[index].balance, held: closings[index].held },
      })),
      lines: page.items.map(({ onward: _, leg: __, ...line }) => line),
      nextCursor: page.nextCursor,
    };
  }

  /** Just before an instant, by unit. */
  private sums(
    db: Queryable,
    countyId: number,
    accountIds: readonly string[],
    before: Date,
  ): Promise<Sums[]> {
    return db.query(
      `SELECT unit, sum(granted - spent)::bigint AS balance, sum(held)::bigint AS held
         FROM ledger.balance_at($1, $2::uuid[], $3::timestamptz - interval '1 microsecond')
        GROUP BY unit ORDER BY unit`,
      [countyId, accountIds, before],
    );
  }
}

const LINES = `
  SELECT account_id AS "accountId", unit, code, amount, held, counter_kind AS "counterKind",
         business_date AS "businessDate", at, command_id AS "commandId", hold_id AS "holdId", onward, leg
    FROM ledger.statement_lines($1, $2::uuid[], $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
