import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { JudgeStopCase } from './judge-stop-case.usecase';
import { StopQueries } from './stop.queries';
import {
  StopCaseDecisionDto,
  StopCaseFindingDto,
  StopCasePageDto,
  StopCaseQuery,
  StopCaseRefDto,
} from './stops.dto';

/** Services that were paid although they lie in a stop. */
@ApiTags('entitlement')
@Controller('stop-cases')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class StopCasesController {
  constructor(
    private readonly queries: StopQueries,
    private readonly judging: JudgeStopCase,
  ) {}

  /** Cases of the officer's divisions: what waits for somebody first, the oldest first. */
  @Get()
  @Permit(EntitlementPermissions.viewStopCases)
  list(@Context() ctx: Ctx, @Query() query: StopCaseQuery): Promise<StopCasePageDto> {
    return this.queries.cases(ctx, query);
  }

  /** What the first officer found. */
  @Post(':id/finding')
  @Permit(EntitlementPermissions.findStopCase)
  async find(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: StopCaseFindingDto,
  ): Promise<StopCaseRefDto> {
    const { state } = await this.judging.find(ctx, id, input);
    return { id, state };
  }

  /** Another officer decides: what was paid is taken back, or the payment is free. */
  @Post(':id/decision')
  @Permit(EntitlementPermissions.decideStopCase)
  async decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: StopCaseDecisionDto,
  ): Promise<StopCaseRefDto> {
    const { state } = await this.judging.decide(ctx, id, input);
    return { id, state };
  }
}
