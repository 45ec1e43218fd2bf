import { Controller, Get, Param, ParseIntPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Download, Permit, type Queryable } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { DownloadStatement } from './download-statement.usecase';
import { HolderQueries } from './holder.queries';
import { ReadStatements } from './read-statements';
import { daysOf } from './span';
import {
  BalancesDto,
  CountyBalanceQuery,
  CountyFileQuery,
  CountyStatementQuery,
  ProgrammeBalanceQuery,
  ProgrammeFileQuery,
  ProgrammeStatementQuery,
  StatementDto,
} from './statements.dto';

/** What programmes gave and what it cost, in a county and between two days. */
@ApiTags('entitlement')
@Controller()
export class CountyStatementsController {
  constructor(
    private readonly holders: HolderQueries,
    private readonly reading: ReadStatements,
    private readonly download: DownloadStatement,
  ) {}

  /**
   * Everything that moved on the accounts of a programme in a county.
   * Errors: entitlement.county-not-found, entitlement.programme-not-found.
   */
  @Get('programmes/:code/statement')
  @Permit(EntitlementPermissions.viewProgrammeStatement)
  ofProgramme(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Query() query: ProgrammeStatementQuery,
  ): Promise<StatementDto> {
    return this.reading.ofDays((db) => this.holders.programme(db, ctx, code, query.countyId), query);
  }

  /** The same as a table. Errors: those of the statement, entitlement.statement-too-long. */
  @Get('programmes/:code/statement-file')
  @Permit(EntitlementPermissions.viewProgrammeStatement)
  @Download()
  async fileOfProgramme(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Query() { countyId, from, to }: ProgrammeFileQuery,
  ): Promise<StreamableFile> {
    const find = (db: Queryable) => this.holders.programme(db, ctx, code, countyId);
    return asAnswer(await this.download.execute(ctx, find, (now) => daysOf(now, from, to)));
  }

  /** Its accounts at an instant. Errors: entitlement.county-not-found, entitlement.programme-not-found. */
  @Get('programmes/:code/balance')
  @Permit(EntitlementPermissions.viewProgrammeStatement)
  balanceOfProgramme(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Query() { at, countyId }: ProgrammeBalanceQuery,
  ): Promise<BalancesDto> {
    return this.reading.balance((db) => this.holders.programme(db, ctx, code, countyId), at);
  }

  /** Everything that moved on the accounts of all programmes in a county. Errors: entitlement.county-not-found. */
  @Get('counties/:id/statement')
  @Permit(EntitlementPermissions.viewProgrammeStatement)
  ofCounty(
    @Context() ctx: Ctx,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: CountyStatementQuery,
  ): Promise<StatementDto> {
    return this.reading.ofDays((db) => this.holders.county(db, ctx, id), query);
  }

  /** The same as a table. Errors: entitlement.county-not-found, entitlement.statement-too-long. */
  @Get('counties/:id/statement-file')
  @Permit(EntitlementPermissions.viewProgrammeStatement)
  @Download()
  async fileOfCounty(
    @Context() ctx: Ctx,
    @Param('id', ParseIntPipe) id: number,
    @Query() { from, to }: CountyFileQuery,
  ): Promise<StreamableFile> {
    const find = (db: Queryable) => this.holders.county(db, ctx, id);
    return asAnswer(await this.download.execute(ctx, find, (now) => daysOf(now, from, to)));
  }

  /** The accounts of all programmes at an instant. Errors: entitlement.county-not-found. */
  @Get('counties/:id/balance')
  @Permit(EntitlementPermissions.viewProgrammeStatement)
  balanceOfCounty(
    @Context() ctx: Ctx,
    @Param('id', ParseIntPipe) id: number,
    @Query() { at }: CountyBalanceQuery,
  ): Promise<BalancesDto> {
    return this.reading.balance((db) => this.holders.county(db, ctx, id), at);
  }
}
