import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { ApproveFinding } from './approve-finding.usecase';
import { AskEvidence } from './ask-evidence.usecase';
import { CasePermissions } from './case.permissions';
import { refOf } from './cases.controller';
import { CaseAppealDecisionDto, CaseFindingDto, CaseStepReasonDto, CaseRefView } from './cases.dto';
import { DecideAppeal } from './decide-appeal.usecase';
import { FindCase } from './find-case.usecase';
import { TriageCase } from './triage-case.usecase';

/** The officers' steps; each level is another person. */
@ApiTags('oversight')
@Controller('oversight/cases/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CaseJudgementController {
  constructor(
    private readonly triaging: TriageCase,
    private readonly asking: AskEvidence,
    private readonly finding: FindCase,
    private readonly approving: ApproveFinding,
    private readonly appeals: DecideAppeal,
  ) {}

  /** Takes the case up: payment of its visits is withheld, the senior's minutes are lent back. */
  @Post('triage')
  @HttpCode(201)
  @Permit(CasePermissions.handle)
  async triage(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CaseStepReasonDto,
  ): Promise<CaseRefView> {
    return refOf(await this.triaging.execute(ctx, id, reason));
  }

  /** Asks the provider for its evidence; `reason` says what is wanted. */
  @Post('evidence-request')
  @HttpCode(201)
  @Permit(CasePermissions.handle)
  async askEvidence(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CaseStepReasonDto,
  ): Promise<CaseRefView> {
    return refOf(await this.asking.execute(ctx, id, reason));
  }

  /** What was found, visit by visit; nothing happens before another officer approves it. */
  @Post('finding')
  @HttpCode(201)
  @Permit(CasePermissions.handle)
  async find(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { outcome, reason, verdicts, papers }: CaseFindingDto,
  ): Promise<CaseRefView> {
    const complete = verdicts.map(({ visitId, verdict, minutes }) => ({
      visitId,
      verdict,
      minutes: minutes ?? null,
    }));
    return refOf(await this.finding.execute(ctx, id, { outcome, reason, papers, verdicts: complete }));
  }

  /** Another officer approves the finding; the money follows at once. */
  @Post('approval')
  @HttpCode(201)
  @Permit(CasePermissions.approve)
  async approve(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CaseStepReasonDto,
  ): Promise<CaseRefView> {
    return refOf(await this.approving.execute(ctx, id, reason));
  }

  /** Another officer is not convinced: the finding goes back. */
  @Post('return')
  @HttpCode(201)
  @Permit(CasePermissions.approve)
  async sendBack(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CaseStepReasonDto,
  ): Promise<CaseRefView> {
    return refOf(await this.approving.sendBack(ctx, id, reason));
  }

  /** Somebody who had no part in the case decides on the appeal. */
  @Post('appeal-decision')
  @HttpCode(201)
  @Permit(CasePermissions.decideAppeal)
  async decideAppeal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { decision, reason }: CaseAppealDecisionDto,
  ): Promise<CaseRefView> {
    return refOf(await this.appeals.execute(ctx, id, decision, reason));
  }
}
