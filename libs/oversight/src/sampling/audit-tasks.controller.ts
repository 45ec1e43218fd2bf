import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Database, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { requireMyCounty } from '../my-county';
import { DeclareMonth } from './declare-month.usecase';
import { DeclareTie } from './declare-tie.usecase';
import { RecordResult } from './record-result.usecase';
import { SamplingPermissions } from './sampling.permissions';
import {
  FrameRefView,
  TaskPageView,
  TaskQuery,
  TaskResultDto,
  TaskView,
  TieDto,
  VoucherMonthQuery,
  VoucherMonthView,
} from './sampling.dto';
import { TaskQueries } from './task.queries';

/** Calls and visits on site, unannounced; and the floor of the national voucher. */
@ApiTags('oversight')
@Controller('oversight')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class AuditTasksController {
  constructor(
    private readonly db: Database,
    private readonly queries: TaskQueries,
    private readonly results: RecordResult,
    private readonly ties: DeclareTie,
    private readonly months: DeclareMonth,
  ) {}

  /** What is due first: the caller's own, and those anybody may take. */
  @Get('audit-tasks')
  @Permit(SamplingPermissions.work)
  list(@Context() ctx: Ctx, @Query() query: TaskQuery): Promise<TaskPageView> {
    return this.queries.list(ctx, query);
  }

  /** One task; phone and address are opened for a purpose at the senior's file. */
  @Get('audit-tasks/:id')
  @Permit(SamplingPermissions.work)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<TaskView> {
    return this.queries.one(ctx, id);
  }

  /** What was heard or seen; nobody came, or too short: a case opens. */
  @Post('audit-tasks/:id/result')
  @HttpCode(201)
  @Permit(SamplingPermissions.work)
  result(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TaskResultDto,
  ): Promise<FrameRefView> {
    return this.results.execute(ctx, id, body);
  }

  /** The caller has to do with a provider in a way no register shows: he is not drawn for it. */
  @Post('declared-ties')
  @HttpCode(201)
  @Permit(SamplingPermissions.work)
  declareTie(@Context() ctx: Ctx, @Body() body: TieDto): Promise<FrameRefView> {
    return this.ties.execute(ctx, body);
  }

  /** How far the visits on site of the national voucher are in a month. */
  @Get('voucher-months')
  @Permit(SamplingPermissions.viewMonth)
  async voucherMonth(
    @Context() ctx: Ctx,
    @Query() { countyId, period }: VoucherMonthQuery,
  ): Promise<VoucherMonthView> {
    await requireMyCounty(this.db, ctx, countyId);
    return this.months.month(this.db, countyId, period);
  }

  /** Declares a month complete; refused below the floor. */
  @Post('voucher-months')
  @HttpCode(201)
  @Permit(SamplingPermissions.declare)
  declare(@Context() ctx: Ctx, @Body() body: VoucherMonthQuery): Promise<VoucherMonthView> {
    return this.months.execute(ctx, body);
  }
}
