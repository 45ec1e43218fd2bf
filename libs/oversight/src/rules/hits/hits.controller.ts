import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { RulePermissions } from '../rule.permissions';
import { HitQueries } from './hit.queries';
import { HitJudgementDto, HitPageView, HitQuery, HitRefView } from './hits.dto';
import { JudgeHit } from './judge-hit.usecase';

/** What the rules have found. */
@ApiTags('oversight')
@Controller('oversight/rule-hits')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class HitsController {
  constructor(
    private readonly queries: HitQueries,
    private readonly judging: JudgeHit,
  ) {}

  /** Hits in the officer's divisions: open ones first, the graver ones before the others, each as a sentence. */
  @Get()
  @Permit(RulePermissions.viewHits)
  list(@Context() ctx: Ctx, @Query() query: HitQuery): Promise<HitPageView> {
    return this.queries.list(ctx, query);
  }

  /** Says whether a hit was true; once. */
  @Post(':id/judgement')
  @HttpCode(201)
  @Permit(RulePermissions.judgeHit)
  async judge(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HitJudgementDto,
  ): Promise<HitRefView> {
    await this.judging.execute(ctx, id, body);
    return { id };
  }
}
