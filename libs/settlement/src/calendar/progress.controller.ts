import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { SettlementPermissions } from '../settlement.permissions';
import { SettlementProgressQuery, SettlementProgressView } from './progress.dto';
import { ProgressQueries } from './progress.queries';

/** How far a month has come. */
@ApiTags('settlement')
@Controller('settlement/progress')
export class ProgressController {
  constructor(private readonly queries: ProgressQueries) {}

  /** Every statement of a month in the caller's divisions, what it waits for and since when it is late. */
  @Get()
  @Permit(SettlementPermissions.viewProgress)
  of(@Context() ctx: Ctx, @Query() query: SettlementProgressQuery): Promise<SettlementProgressView> {
    return this.queries.of(ctx, query);
  }
}
