import { Controller, Get, Param, ParseUUIDPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Download, Permit, type Queryable } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { DownloadStatement } from './download-statement.usecase';
import { HolderQueries } from './holder.queries';
import { ReadStatements } from './read-statements';
import { monthOf } from './span';
import {
  BalanceQuery,
  BalancesDto,
  MonthlyFileQuery,
  MonthlyStatementQuery,
  StatementDto,
} from './statements.dto';

/** What seniors have and providers are owed, by month. */
@ApiTags('entitlement')
@Controller()
export class PersonStatementsController {
  constructor(
    private readonly holders: HolderQueries,
    private readonly reading: ReadStatements,
    private readonly download: DownloadStatement,
  ) {}

  /** Everything that moved on the senior's grants in a month. Errors: entitlement.senior-not-found. */
  @Get('seniors/:seniorId/statement')
  @Permit(EntitlementPermissions.viewEntitlements)
  ofSenior(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) id: string,
    @Query() query: MonthlyStatementQuery,
  ): Promise<StatementDto> {
    return this.reading.ofMonth((db) => this.holders.senior(db, ctx, id, query.countyId), query);
  }

  /** The same as a table. Errors: entitlement.senior-not-found, entitlement.statement-too-long. */
  @Get('seniors/:seniorId/statement-file')
  @Permit(EntitlementPermissions.viewEntitlements)
  @Download()
  async fileOfSenior(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) id: string,
    @Query() { period, countyId }: MonthlyFileQuery,
  ): Promise<StreamableFile> {
    const find = (db: Queryable) => this.holders.senior(db, ctx, id, countyId);
    return asAnswer(await this.download.execute(ctx, find, (now) => monthOf(now, period)));
  }

  /** What the senior has at an instant, by programme. Errors: entitlement.senior-not-found. */
  @Get('seniors/:seniorId/balance')
  @Permit(EntitlementPermissions.viewEntitlements)
  balanceOfSenior(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) id: string,
    @Query() { at, countyId }: BalanceQuery,
  ): Promise<BalancesDto> {
    return this.reading.balance((db) => this.holders.senior(db, ctx, id, countyId), at);
  }

  /**
   * What a county owes the provider, service by service.
   * Errors: entitlement.provider-not-found, entitlement.county-needed.
   */
  @Get('providers/:id/statement')
  @Permit(EntitlementPermissions.viewProviderStatement)
  ofProvider(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: MonthlyStatementQuery,
  ): Promise<StatementDto> {
    return this.reading.ofMonth((db) => this.holders.provider(db, ctx, id, query.countyId), query);
  }

  /** The same as a table. Errors: those of the statement, entitlement.statement-too-long. */
  @Get('providers/:id/statement-file')
  @Permit(EntitlementPermissions.viewProviderStatement)
  @Download()
  async fileOfProvider(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { period, countyId }: MonthlyFileQuery,
  ): Promise<StreamableFile> {
    const find = (db: Queryable) => this.holders.provider(db, ctx, id, countyId);
    return asAnswer(await this.download.execute(ctx, find, (now) => monthOf(now, period)));
  }

  /** What is owed at an instant. Errors: entitlement.provider-not-found, entitlement.county-needed. */
  @Get('providers/:id/balance')
  @Permit(EntitlementPermissions.viewProviderStatement)
  balanceOfProvider(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { at, countyId }: BalanceQuery,
  ): Promise<BalancesDto> {
    return this.reading.balance((db) => this.holders.provider(db, ctx, id, countyId), at);
  }
}
