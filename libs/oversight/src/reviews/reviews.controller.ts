import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { OversightPermissions } from '../oversight.permissions';
import { AnswerReturn } from './answer-return.usecase';
import { ApproveVisit } from './approve-visit.usecase';
import { DecideReturn } from './decide-return.usecase';
import { ReturnVisit } from './return-visit.usecase';
import { ReviewQueries } from './review.queries';
import {
  AnswerDto,
  ApprovalDto,
  DecisionDto,
  ReturnDto,
  ReviewPageView,
  ReviewQuery,
  ReviewView,
} from './reviews.dto';

/** An officer judges a visit. */
@ApiTags('oversight')
@Controller('oversight/visits/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class JudgementController {
  constructor(
    private readonly approval: ApproveVisit,
    private readonly returning: ReturnVisit,
  ) {}

  /** The visit is in order; one that waited for an officer is captured now. */
  @Post('approval')
  @HttpCode(201)
  @Permit(OversightPermissions.approveVisit)
  approve(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApprovalDto,
  ): Promise<ReviewView> {
    return this.approval.execute(ctx, id, body.reason ?? null);
  }

  /** The visit is not in order: payment is withheld until another person has decided. */
  @Post('return')
  @HttpCode(201)
  @Permit(OversightPermissions.returnVisit)
  return(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReturnDto,
  ): Promise<ReviewView> {
    return this.returning.execute(ctx, id, body.reason);
  }
}

/** Approvals and returns, the provider's answer, and the second person's decision. */
@ApiTags('oversight')
@Controller('oversight/reviews')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class ReviewsController {
  constructor(
    private readonly queries: ReviewQueries,
    private readonly answering: AnswerReturn,
    private readonly deciding: DecideReturn,
  ) {}

  /** Reviews in the officer's divisions or of the caller's provider, the newest first. */
  @Get()
  @Permit(OversightPermissions.viewReviews)
  list(@Context() ctx: Ctx, @Query() query: ReviewQuery): Promise<ReviewPageView> {
    return this.queries.list(ctx, query);
  }

  /** One review with its answer and decision. */
  @Get(':id')
  @Permit(OversightPermissions.viewReviews)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ReviewView> {
    return this.queries.one(ctx, id);
  }

  /** What the provider has to say, once, before the decision. */
  @Post(':id/answer')
  @HttpCode(201)
  @Permit(OversightPermissions.answerReturn)
  answer(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerDto,
  ): Promise<ReviewView> {
    return this.answering.execute(ctx, id, body.text);
  }

  /** Another person than the one who returned it decides: upheld, the minutes go back; dismissed, the visit is paid. */
  @Post(':id/decision')
  @HttpCode(201)
  @Permit(OversightPermissions.decideReturn)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecisionDto,
  ): Promise<ReviewView> {
    return this.deciding.execute(ctx, id, body);
  }
}
