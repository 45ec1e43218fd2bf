import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { VisitsCarePermissions } from '../visits.care.permissions';
import { ExceptionQueries } from './exception.queries';
import { ExceptionPageView, ExceptionQuery, ExceptionView, SettlementDto } from './exceptions.dto';
import { SettleException } from './settle-exception.usecase';

/** What is in doubt about visits, and who settled it how. */
@ApiTags('visits')
@Controller('visit-exceptions')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class ExceptionsController {
  constructor(
    private readonly queries: ExceptionQueries,
    private readonly settling: SettleException,
  ) {}

  /** Of the caller's provider or division: what must be fixed first, the oldest first. */
  @Get()
  @Permit(VisitsCarePermissions.viewExceptions)
  list(@Context() ctx: Ctx, @Query() query: ExceptionQuery): Promise<ExceptionPageView> {
    return this.queries.list(ctx, query);
  }

  /** Settles one, with two codes of the table in force. */
  @Post(':id/settlement')
  @HttpCode(201)
  @Permit(VisitsCarePermissions.settleExceptions)
  settle(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SettlementDto,
  ): Promise<ExceptionView> {
    return this.settling.execute(ctx, id, body);
  }
}
