import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { SamplingPermissions } from '../sampling.permissions';
import { AppealClaim, DecideClaimAppeal } from './claim-appeals.usecase';
import { ClaimEstimate } from './claim-estimate.usecase';
import { ClaimAppealDecisionDto, ClaimFenView, ClaimReasonDto } from './claims.dto';

/** What an audit's lower bound adds, as a claim on the provider. */
@ApiTags('oversight')
@Controller('oversight/frames/:id/claim')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class EstimateClaimsController {
  constructor(
    private readonly claiming: ClaimEstimate,
    private readonly appealing: AppealClaim,
    private readonly deciding: DecideClaimAppeal,
  ) {}

  /** Claims what the bound adds, by another than who estimated it; the next payout nets it. */
  @Post()
  @HttpCode(201)
  @Permit(SamplingPermissions.claim)
  claim(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ClaimReasonDto,
  ): Promise<ClaimFenView> {
    return this.claiming.execute(ctx, id, reason);
  }

  /** The provider rebuts it. */
  @Post('appeal')
  @HttpCode(204)
  @Permit(SamplingPermissions.appealClaim)
  appeal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ClaimReasonDto,
  ): Promise<void> {
    return this.appealing.execute(ctx, id, reason);
  }

  /** Somebody who had no part in it decides; overturned, what stands is given back. */
  @Post('appeal-decision')
  @HttpCode(201)
  @Permit(SamplingPermissions.decideClaimAppeal)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimAppealDecisionDto,
  ): Promise<ClaimFenView> {
    return this.deciding.execute(ctx, id, body);
  }
}
