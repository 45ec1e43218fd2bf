import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, UnitOfWork, type Page } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { SettlementErrors } from '../settlement.errors';
import type {
  BankAccountDecisionDto,
  BankAccountRef,
  BankAccountsQuery,
  BankAccountView,
  NewBankAccountDto,
} from './transfers.dto';

type Row = Omit<BankAccountView, 'countyName' | 'providerName'> & { readonly rank: number };

/** Where providers are paid: given by one, checked by another, and never by whoever pays. */
@Injectable()
export class BankAccounts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** @throws settlement.no-statement-yet, settlement.account-undecided */
  give(ctx: Ctx, account: NewBankAccountDto): Promise<BankAccountRef> {
    return this.uow.run(ctx, async (tx) => {
      const { countyId, bankName, accountName, accountNo } = account;
      const payee = await tx.one<{ providerId: string; open: boolean }>(
        `SELECT p.provider_id AS "providerId", EXISTS (SELECT FROM settlement.bank_account a
                  WHERE (a.county_id, a.provider_id) = (p.county_id, p.provider_id) AND a.state = 'GIVEN') AS open
           FROM settlement.payee p WHERE p.county_id = $1 AND p.provider_id = ANY($2::uuid[])`,
        [countyId, ctx.scope.organisationIds],
      );
      if (!payee) throw SettlementErrors.noStatementYet({}, '/countyId');
      if (payee.open) throw SettlementErrors.accountUndecided();
      const [{ seq }] = await tx.query<{ seq: number }>(
        `INSERT INTO settlement.bank_account
           (county_id, provider_id, seq, bank_name, account_name, account_no, given_by, given_at)
         SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7
           FROM settlement.bank_account WHERE county_id = $1 AND provider_id = $2 RETURNING seq`,
        [countyId, payee.providerId, bankName, accountName, accountNo, accountOf(ctx), tx.now],
      );
      tx.audit({
        action: 'settlement.bank-account-given',
        ...{ subject: 'bank-account', subjectId: payee.providerId },
        ...{ regionId: countyId, organisationId: payee.providerId },
        details: { seq, bankName, lastDigits: accountNo.slice(-4) },
      });
      return { countyId, providerId: payee.providerId, seq };
    });
  }

  /** @throws settlement.account-not-found, settlement.account-decided, settlement.same-person */
  decide(
    ctx: Ctx,
    { countyId, providerId, seq, decision, reason }: BankAccountDecisionDto,
  ): Promise<BankAccountRef> {
    return this.uow.run(ctx, async (tx) => {
      const account = await tx.one<{ state: string; givenBy: string }>(
        `SELECT a.state, a.given_by AS "givenBy" FROM settlement.bank_account a
          WHERE a.county_id = $1 AND a.provider_id = $2 AND a.seq = $3 AND ${withinRegions('a.county_id', '$4')}
            FOR NO KEY UPDATE`,
        [countyId, providerId, seq, ctx.scope.regionIds],
      );
      if (!account) throw SettlementErrors.accountNotFound();
      if (account.state !== 'GIVEN') throw SettlementErrors.accountDecided();
      if (account.givenBy === accountOf(ctx)) throw SettlementErrors.samePerson();
      await tx.query(
        `UPDATE settlement.bank_account SET state = $4, decided_by = $5, decided_at = $6, reason = $7
          WHERE county_id = $1 AND provider_id = $2 AND seq = $3`,
        [countyId, providerId, seq, decision, accountOf(ctx), tx.now, reason ?? null],
      );
      tx.audit({
        action: `settlement.bank-account-${decision.toLowerCase()}`,
        ...{ subject: 'bank-account', subjectId: providerId },
        ...{ regionId: countyId, organisationId: providerId },
        details: { seq, ...(reason && { reason }) },
      });
      return { countyId, providerId, seq };
    });
  }

  /** Those of the caller's counties or of his provider; those to decide on first. */
  async list(ctx: Ctx, query: BankAccountsQuery): Promise<Page<BankAccountView>> {
    const after = cursorKey(query, ['integer', 'uuid', 'integer', 'integer']);
    const rows = await this.db.query<Row>(
      `SELECT * FROM (
         SELECT a.county_id AS "countyId", a.provider_id AS "providerId", a.seq, a.bank_name AS "bankName",
                a.account_name AS "accountName", a.account_no AS "accountNo", a.state, a.reason,
                CASE a.state WHEN 'GIVEN' THEN 0 ELSE 1 END AS rank
           FROM settlement.bank_account a
          WHERE (${withinRegions('a.county_id', '$1')} OR a.provider_id = ANY($2::uuid[]))
            AND ($3::text IS NULL OR a.state = $3)) a
        WHERE $4::int IS NULL OR (a.rank, a."providerId", a."countyId", a.seq) > ($4, $5::uuid, $6::int, $7::int)
        ORDER BY a.rank, a."providerId", a."countyId", a.seq LIMIT $8`,
      [
        ...[ctx.scope.regionIds, ctx.scope.organisationIds, query.state ?? null],
        ...(after ?? [null, null, null, null]),
        query.limit + 1,
      ] as never[],
    );
    const page = pageOf(rows, query.limit, ({ rank, providerId, countyId, seq }) => [
      ...[rank, providerId, countyId, seq],
    ]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.named(row))) };
  }

  private async named({ rank: _, ...row }: Row): Promise<BankAccountView> {
    return {
      ...row,
      countyName: (await this.geo.region(row.countyId))?.name ?? '',
      providerName: (await this.providers.provider(this.db, row.providerId))?.name ?? '',
    };
  }
}
