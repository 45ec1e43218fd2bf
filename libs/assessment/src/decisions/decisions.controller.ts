import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { AssessmentPermissions } from '../assessment.permissions';
import { CaseReasonInput, CaseStateDto } from '../cases/cases.dto';
import { DecideDispute } from './decide-dispute.usecase';
import {
  CaseDisputeDecisionDto,
  CaseDisputeDecisionInput,
  CasePublicationInput,
  CaseReviewInput,
} from './decisions.dto';
import { DisputeAssessment } from './dispute-assessment.usecase';
import { PublishAssessment } from './publish-assessment.usecase';
import { ReviewAssessment } from './review-assessment.usecase';

@ApiTags('assessment')
@Controller('ability-assessments/:id')
export class DecisionsController {
  constructor(
    private readonly reviewAssessment: ReviewAssessment,
    private readonly publishAssessment: PublishAssessment,
    private readonly disputeAssessment: DisputeAssessment,
    private readonly decideDispute: DecideDispute,
  ) {}

  /** Approves the scored form, or returns it to the assessors; not by one of them. */
  @Post('review')
  @Permit(AssessmentPermissions.review)
  review(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: CaseReviewInput,
  ): Promise<CaseStateDto> {
    return this.reviewAssessment.execute(ctx, id, input);
  }

  /** Publishes the report: the level takes effect; not by an assessor nor by who reviewed. */
  @Post('publication')
  @Permit(AssessmentPermissions.publish)
  publish(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { sourceDocument }: CasePublicationInput,
  ): Promise<CaseStateDto> {
    return this.publishAssessment.execute(ctx, id, sourceDocument);
  }

  /** Disputes a published result, within the days that the county allows. */
  @Post('dispute')
  @Permit(AssessmentPermissions.dispute)
  dispute(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CaseReasonInput,
  ): Promise<CaseStateDto> {
    return this.disputeAssessment.execute(ctx, id, reason);
  }

  /** Upholds a dispute, so that other assessors assess again, or dismisses it. */
  @Post('dispute-decision')
  @Permit(AssessmentPermissions.decideDispute)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: CaseDisputeDecisionInput,
  ): Promise<CaseDisputeDecisionDto> {
    return this.decideDispute.execute(ctx, id, input);
  }
}
