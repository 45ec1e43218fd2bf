import { Injectable } from '@nestjs/common';
import { LedgerFacade, type Balance, type StatementLine } from '@anzhi/ledger';
import type { PageQuery, Queryable } from '@anzhi/platform';
import { groupBy } from '../group-by';
import type { HeldAccount, Holder } from './holder';
import { OrderReferences } from './order-references';
import { describe } from './statement-words';
import type {
  AmountsDto,
  BalanceDto,
  BalancesDto,
  StatementDto,
  StatementLineDto,
  StatementSumDto,
} from './statements.dto';

/** A stretch of time: from an instant on, before another one. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Balances and statements at any time, read from the ledger and put into words. */
@Injectable()
export class Statements {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly references: OrderReferences,
  ) {}

  async balances(db: Queryable, { accounts, kind, id, countyId }: Holder, at: Date): Promise<BalancesDto> {
    const balances = await this.ledger.balanceAt(db, countyId, idsOf(accounts), at);
    return {
      holder: kind,
      id,
      countyId,
      at,
      balances: groupsOf(accounts).map(([group, members]): BalanceDto => ({
        ...group,
        amounts: sumOf(members, balances),
      })),
    };
  }

  async statement(
    db: Queryable,
    { accounts, kind, id, countyId }: Holder,
    { from, to }: Span,
    { limit, cursor }: Pick<PageQuery, 'limit' | 'cursor'>,
  ): Promise<StatementDto> {
    const ids = idsOf(accounts);
    const opening = await this.ledger.balanceAt(db, countyId, ids, justBefore(from));
    const closing = await this.ledger.balanceAt(db, countyId, ids, justBefore(to));
    const { lines, nextCursor } = await this.ledger.statement(db, countyId, ids, { from, to, limit, cursor });
    const orders = await this.references.of(db, countyId, lines);
    return {
      holder: kind,
      id,
      countyId,
      from,
      to,
      sums: groupsOf(accounts).map(([group, members]): StatementSumDto => ({
        ...group,
        opening: sumOf(members, opening),
        closing: sumOf(members, closing),
      })),
      items: lines.map((line) => lineOf(line, accounts, orders)),
      fingerprint: await this.ledger.fingerprint(db, countyId),
      nextCursor,
    };
  }
}

/** The platform's clock has milliseconds. */
const justBefore = (instant: Date): Date => new Date(instant.getTime() - 1);

const idsOf = (accounts: readonly HeldAccount[]): string[] =>
  accounts.flatMap(({ accountId }) => accountId ?? []);

type Group = Omit<BalanceDto, 'amounts'>;

function groupsOf(accounts: readonly HeldAccount[]): [Group, HeldAccount[]][] {
  const groups = groupBy(accounts, ({ programmeCode, kind, unit }) => [programmeCode, kind, unit].join(' '));
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => {
      const [{ kind, unit, programmeCode, programmeZh, programmeEn }] = members;
      return [{ kind, unit, programmeCode, programmeZh, programmeEn }, members];
    });
}

function sumOf(accounts: readonly HeldAccount[], balances: readonly Balance[]): AmountsDto {
  const ids = new Set(idsOf(accounts));
  const own = balances.filter(({ accountId }) => ids.has(accountId));
  return {
    balance: own.reduce((sum, { granted, spent }) => sum + granted - spent, 0),
    held: own.reduce((sum, { held }) => sum + held, 0),
  };
}

function lineOf(
  line: StatementLine,
  accounts: readonly HeldAccount[],
  orders: ReadonlyMap<string, string>,
): StatementLineDto {
  const account = accounts.find(({ accountId }) => accountId === line.accountId);
  if (!account) throw new Error(`account ${line.accountId} was not asked for`);
  const { kind, period, grantKind, programmeCode, programmeZh, programmeEn } = account;
  const programme = programmeZh && programmeEn ? { zh: programmeZh, en: programmeEn } : null;
  const { at, businessDate, code, unit, accountId, commandId, holdId } = line;
  return {
    at,
    businessDate,
    code,
    kind,
    unit,
    programmeCode,
    amount: line.amount,
    held: line.held,
    ...describe({ kind, code, programme, period, grantKind }),
    accountId,
    period,
    orderId: orders.get(holdId ?? commandId) ?? null,
    commandId,
  };
}
