import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../../entitlement.permissions';
import { LawDecisionDto } from '../versions/programme.dto';
import {
  AllotmentPageDto,
  AllotmentRefDto,
  AllotmentsQuery,
  BudgetPageDto,
  BudgetsQuery,
  NewAllotmentDto,
} from './budget.dto';
import { BudgetQueries } from './budget.queries';
import { DecideAllotment } from './decide-allotment.usecase';
import { DraftAllotment } from './draft-allotment.usecase';

@ApiTags('programmes')
@Controller()
export class BudgetsController {
  constructor(
    private readonly budgets: BudgetQueries,
    private readonly draft: DraftAllotment,
    private readonly decide: DecideAllotment,
  ) {}

  /** What the counties in your charge allotted to programmes, have promised, spent and have left. */
  @Get('budgets')
  @Permit(EntitlementPermissions.viewBudgets)
  list(@Context() ctx: Ctx, @Query() query: BudgetsQuery): Promise<BudgetPageDto> {
    return this.budgets.page(ctx, query);
  }

  /** Allotments of the counties in your charge, newest first. */
  @Get('budget-allotments')
  @Permit(EntitlementPermissions.viewBudgets)
  allotments(@Context() ctx: Ctx, @Query() query: AllotmentsQuery): Promise<AllotmentPageDto> {
    return this.budgets.allotments(ctx, query);
  }

  /** Allots money of a county to a programme for a year. Without any allotment a programme has no limit there. */
  @Post('budget-allotments')
  @Permit(EntitlementPermissions.draftBudget)
  add(@Context() ctx: Ctx, @Body() body: NewAllotmentDto): Promise<AllotmentRefDto> {
    return this.draft.execute(ctx, body);
  }

  /** Approves or rejects an allotment that somebody else drafted. */
  @Post('budget-allotments/:id/decision')
  @HttpCode(200)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @Permit(EntitlementPermissions.decideBudget)
  decision(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LawDecisionDto,
  ): Promise<AllotmentRefDto> {
    return this.decide.execute(ctx, id, body);
  }
}
