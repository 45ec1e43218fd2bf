import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { SettlementPermissions } from '../settlement.permissions';
import { DecideRule, ProposeRule } from './change-rules.usecase';
import { DeductionRuleQueries } from './deduction-rule.queries';
import {
  NewDeductionRuleDto,
  DeductionRuleDecisionDto,
  DeductionRulePageView,
  DeductionRuleRef,
  DeductionRulesQuery,
} from './deduction-rules.dto';

/** What is taken off a line, by division and day of service. */
@ApiTags('settlement')
@Controller('settlement/deduction-rules')
export class DeductionRulesController {
  constructor(
    private readonly queries: DeductionRuleQueries,
    private readonly proposing: ProposeRule,
    private readonly deciding: DecideRule,
  ) {}

  /** Rules that hold in the caller's divisions, proposed ones included, the newest first. */
  @Get()
  @Permit(SettlementPermissions.viewRules)
  list(@Context() ctx: Ctx, @Query() query: DeductionRulesQuery): Promise<DeductionRulePageView> {
    return this.queries.list(ctx, query);
  }

  /** Proposes a rule for services from a day on. Errors: geo.region-not-found. */
  @Post()
  @Permit(SettlementPermissions.proposeRule)
  propose(@Context() ctx: Ctx, @Body() body: NewDeductionRuleDto): Promise<DeductionRuleRef> {
    return this.proposing.execute(ctx, body);
  }

  /** Somebody else approves or refuses it. Errors: settlement.same-person, settlement.rule-overlaps. */
  @Post(':id/decision')
  @HttpCode(200)
  @Permit(SettlementPermissions.decideRule)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DeductionRuleDecisionDto,
  ): Promise<DeductionRuleRef> {
    return this.deciding.execute(ctx, id, body);
  }
}
