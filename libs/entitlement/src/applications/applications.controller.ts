import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asDownload, Context, Download, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { ApplicantSteps } from './applicant-steps.usecase';
import { ApplicationDecisions } from './application-decisions';
import {
  AppealDto,
  ApplicationDetailDto,
  ApplicationPageDto,
  ApplicationQuery,
  ApplyDto,
  PreviewDto,
  PreviewQuery,
  BenefitReasonDto,
  WithEvidenceDto,
} from './application.dto';
import { ApplicationQueries } from './application.queries';
import { SubmitApplication } from './submit-application.usecase';

/** Asking for a benefit, and following what becomes of it. */
@ApiTags('entitlement')
@Controller()
export class ApplicationsController {
  constructor(
    private readonly queries: ApplicationQueries,
    private readonly decisions: ApplicationDecisions,
    private readonly submit: SubmitApplication,
    private readonly steps: ApplicantSteps,
  ) {}

  /** What the programme would decide about the senior today, and what would have to change. */
  @Get('seniors/:seniorId/application-preview')
  @Permit(EntitlementPermissions.viewApplications)
  preview(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) seniorId: string,
    @Query() { programmeCode }: PreviewQuery,
  ): Promise<PreviewDto> {
    return this.decisions.preview(ctx, seniorId, programmeCode);
  }

  /** Applications the caller made or may decide on: what is overdue first. */
  @Get('applications')
  @Permit(EntitlementPermissions.viewApplications)
  list(@Context() ctx: Ctx, @Query() query: ApplicationQuery): Promise<ApplicationPageDto> {
    return this.queries.list(ctx, query);
  }

  /** One application with every step in plain words, what happens next and by when. */
  @Get('applications/:id')
  @Permit(EntitlementPermissions.viewApplications)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ApplicationDetailDto> {
    return this.queries.one(ctx, id);
  }

  /** A proof of the application. */
  @Get('applications/:id/evidence/:fileId')
  @Permit(EntitlementPermissions.viewApplications)
  @Download()
  async evidence(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<StreamableFile> {
    return asDownload(await this.queries.file(ctx, id, fileId));
  }

  /** Applies for a programme, with proofs. */
  @Post('applications')
  @Permit(EntitlementPermissions.applyForBenefit)
  async apply(@Context() ctx: Ctx, @Body() input: ApplyDto): Promise<ApplicationDetailDto> {
    return this.queries.one(ctx, (await this.submit.execute(ctx, input)).id);
  }

  /** Hands in what was missing. */
  @Post('applications/:id/resubmission')
  @Permit(EntitlementPermissions.applyForBenefit)
  async resubmit(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: WithEvidenceDto,
  ): Promise<ApplicationDetailDto> {
    await this.steps.resubmit(ctx, id, input);
    return this.queries.one(ctx, id);
  }

  /** Gives the application up, or the benefit from the next month on. */
  @Post('applications/:id/withdrawal')
  @Permit(EntitlementPermissions.applyForBenefit)
  async withdraw(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: BenefitReasonDto,
  ): Promise<ApplicationDetailDto> {
    await this.steps.withdraw(ctx, id, reason);
    return this.queries.one(ctx, id);
  }

  /** Appeals against a refusal. */
  @Post('applications/:id/appeal')
  @Permit(EntitlementPermissions.applyForBenefit)
  async appeal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: AppealDto,
  ): Promise<ApplicationDetailDto> {
    await this.steps.appeal(ctx, id, input);
    return this.queries.one(ctx, id);
  }
}
