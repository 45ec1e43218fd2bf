import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { RulePermissions } from '../rule.permissions';
import { DecideRule } from './decide-rule.usecase';
import { ProposeRule } from './propose-rule.usecase';
import { RuleQueries } from './rule.queries';
import { RuleVersionDecisionDto, RuleVersionDto, RuleVersionRefView, RuleView } from './rules.dto';

/** Rules of risk: what they ask, against which numbers, and how good they have proved. */
@ApiTags('oversight')
@Controller('oversight/rules')
export class RulesController {
  constructor(
    private readonly queries: RuleQueries,
    private readonly proposing: ProposeRule,
    private readonly deciding: DecideRule,
  ) {}

  /** Every rule with its versions, hits, precision, and what data it lacked. */
  @Get()
  @Permit(RulePermissions.viewRules)
  list(@Context() ctx: Ctx): Promise<RuleView[]> {
    return this.queries.list(ctx);
  }

  /** Proposes other numbers from a day on. */
  @Post(':code/versions')
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @HttpCode(201)
  @Permit(RulePermissions.proposeRule)
  async propose(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Body() body: RuleVersionDto,
  ): Promise<RuleVersionRefView> {
    return { version: await this.proposing.execute(ctx, code, body) };
  }

  /** Approves or refuses proposed numbers; never one's own. */
  @Post(':code/versions/:version/decision')
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @HttpCode(204)
  @Permit(RulePermissions.decideRule)
  decide(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: RuleVersionDecisionDto,
  ): Promise<void> {
    return this.deciding.execute(ctx, code, version, body);
  }
}
