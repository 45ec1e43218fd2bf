import { Injectable } from '@nestjs/common';
import { Clock } from '@anzhi/kernel';
import { Database, type Queryable } from '@anzhi/platform';
import type { Holder } from './holder';
import { daysOf, monthOf } from './span';
import { Statements } from './statements';
import type {
  BalancesDto,
  CountyStatementQuery,
  MonthlyStatementQuery,
  StatementDto,
} from './statements.dto';

/** Finds the holder, if the caller may see it; see `HolderQueries`. */
export type FindHolder = (db: Queryable) => Promise<Holder>;

/** Answers to whoever looks at an account; nothing is written. */
@Injectable()
export class ReadStatements {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly statements: Statements,
  ) {}

  async ofMonth(find: FindHolder, query: MonthlyStatementQuery): Promise<StatementDto> {
    const span = monthOf(this.clock.now(), query.period);
    return this.statements.statement(this.db, await find(this.db), span, query);
  }

  async ofDays(find: FindHolder, query: CountyStatementQuery): Promise<StatementDto> {
    const span = daysOf(this.clock.now(), query.from, query.to);
    return this.statements.statement(this.db, await find(this.db), span, query);
  }

  async balance(find: FindHolder, at?: string): Promise<BalancesDto> {
    const instant = at === undefined ? this.clock.now() : new Date(at);
    return this.statements.balances(this.db, await find(this.db), instant);
  }
}
