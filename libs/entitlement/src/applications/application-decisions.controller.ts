import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import {
  AppealDecisionDto,
  ApplicationDetailDto,
  BenefitApprovalDto,
  BenefitCheckDto,
  BenefitReasonDto,
} from './application.dto';
import { ApplicationQueries } from './application.queries';
import { CheckApplication } from './check-application.usecase';
import { DecideApplication } from './decide-application.usecase';

/** The offices' part: the township checks, the county decides, each level another person. */
@ApiTags('entitlement')
@Controller('applications/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class ApplicationDecisionsController {
  constructor(
    private readonly queries: ApplicationQueries,
    private readonly checking: CheckApplication,
    private readonly deciding: DecideApplication,
  ) {}

  /** The township's check, with its opinion. */
  @Post('check')
  @Permit(EntitlementPermissions.checkApplication)
  async check(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: BenefitCheckDto,
  ): Promise<ApplicationDetailDto> {
    await this.checking.check(ctx, id, input);
    return this.queries.one(ctx, id);
  }

  /** Back to the applicant for more evidence. */
  @Post('return')
  @Permit(EntitlementPermissions.returnApplication)
  async return(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: BenefitReasonDto,
  ): Promise<ApplicationDetailDto> {
    await this.checking.return(ctx, id, reason);
    return this.queries.one(ctx, id);
  }

  /** Approves; the public notice or the benefit begins at once. Only what the rules allow today can be approved. */
  @Post('approval')
  @Permit(EntitlementPermissions.decideApplication)
  async approve(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: BenefitApprovalDto,
  ): Promise<ApplicationDetailDto> {
    await this.deciding.approve(ctx, id, reason);
    return this.queries.one(ctx, id);
  }

  /** Refuses, with the reason and the determination of the rules. */
  @Post('refusal')
  @Permit(EntitlementPermissions.decideApplication)
  async refuse(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: BenefitReasonDto,
  ): Promise<ApplicationDetailDto> {
    await this.deciding.refuse(ctx, id, reason);
    return this.queries.one(ctx, id);
  }

  /** Decides on an appeal: somebody who had no part in the application before. */
  @Post('appeal-decision')
  @Permit(EntitlementPermissions.decideApplicationAppeal)
  async decideAppeal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: AppealDecisionDto,
  ): Promise<ApplicationDetailDto> {
    await this.deciding.decideAppeal(ctx, id, input);
    return this.queries.one(ctx, id);
  }
}
