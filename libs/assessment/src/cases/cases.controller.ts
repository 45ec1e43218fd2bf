import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, PageQuery, Permit } from '@anzhi/platform';
import { AssessmentPermissions } from '../assessment.permissions';
import { CancelAssessment } from './cancel-assessment.usecase';
import { CaseQueries } from './case.queries';
import {
  AppointmentInput,
  AssessmentRequestInput,
  CaseDetailDto,
  CasePageDto,
  CaseReasonInput,
  CasesQuery,
  CaseStateDto,
} from './cases.dto';
import { RequestAssessment } from './request-assessment.usecase';
import { ScheduleAssessment } from './schedule-assessment.usecase';
import { SubmitAssessment } from './submit-assessment.usecase';

@ApiTags('assessment')
@Controller()
export class CasesController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly requestAssessment: RequestAssessment,
    private readonly submitAssessment: SubmitAssessment,
    private readonly cancelAssessment: CancelAssessment,
    private readonly scheduleAssessment: ScheduleAssessment,
  ) {}

  /** Asks for an ability assessment of a senior; one is under way at a time. */
  @Post('seniors/:id/ability-assessments')
  @Permit(AssessmentPermissions.requestAssessment)
  request(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) seniorId: string,
    @Body() input: AssessmentRequestInput,
  ): Promise<CaseStateDto> {
    return this.requestAssessment.execute(ctx, seniorId, input);
  }

  /** The assessments of a senior, newest first. */
  @Get('seniors/:id/ability-assessments')
  @Permit(AssessmentPermissions.viewAssessments)
  ofSenior(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) seniorId: string,
    @Query() query: PageQuery,
  ): Promise<CasePageDto> {
    return this.cases.ofSenior(ctx, seniorId, query);
  }

  /** The assessments in the divisions in your charge, newest first. */
  @Get('ability-assessments')
  @Permit(AssessmentPermissions.listAssessments)
  inCharge(@Context() ctx: Ctx, @Query() query: CasesQuery): Promise<CasePageDto> {
    return this.cases.inCharge(ctx, query);
  }

  /** The assessments for which you are an assessor, newest first. */
  @Get('my/ability-assessments')
  @Permit(AssessmentPermissions.assess)
  mine(@Context() ctx: Ctx, @Query() query: CasesQuery): Promise<CasePageDto> {
    return this.cases.ofAssessor(ctx, query);
  }

  /** How far an assessment is, who assesses, and every step; nothing of the form. */
  @Get('ability-assessments/:id')
  @Permit(AssessmentPermissions.viewAssessment)
  detail(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CaseDetailDto> {
    return this.cases.detail(ctx, id);
  }

  /** Submits a draft. */
  @Post('ability-assessments/:id/submission')
  @Permit(AssessmentPermissions.requestAssessment)
  submit(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CaseStateDto> {
    return this.submitAssessment.execute(ctx, id);
  }

  /** Takes a request back, before it is scored. */
  @Post('ability-assessments/:id/cancellation')
  @Permit(AssessmentPermissions.requestAssessment)
  cancel(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CaseReasonInput,
  ): Promise<CaseStateDto> {
    return this.cancelAssessment.execute(ctx, id, reason);
  }

  /** Names the day, the place and the two assessors; once more for another day or other assessors. */
  @Put('ability-assessments/:id/appointment')
  @Permit(AssessmentPermissions.schedule)
  schedule(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: AppointmentInput,
  ): Promise<CaseStateDto> {
    return this.scheduleAssessment.execute(ctx, id, input);
  }
}
