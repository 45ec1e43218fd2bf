import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import {
  CampaignDetailDto,
  CampaignPageDto,
  CampaignProgressDto,
  CampaignProgressQuery,
  CampaignsQuery,
  CancelCampaignDto,
  PlanCampaignDto,
} from './campaign.dto';
import { CampaignQueries } from './campaign.queries';
import { PlanCampaign } from './plan-campaign.usecase';
import { ProgressQueries } from './progress.queries';
import { SteerCampaign } from './steer-campaign.usecase';

/** Checks of those who have a claim, one by one at the door. */
@ApiTags('entitlement')
@Controller('campaigns')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CampaignsController {
  constructor(
    private readonly planning: PlanCampaign,
    private readonly steering: SteerCampaign,
    private readonly campaigns: CampaignQueries,
    private readonly progressQueries: ProgressQueries,
  ) {}

  /** Campaigns that concern the caller's divisions, the newest first, with their counts there. */
  @Get()
  @Permit(EntitlementPermissions.viewCampaigns)
  list(@Context() ctx: Ctx, @Query() query: CampaignsQuery): Promise<CampaignPageDto> {
    return this.campaigns.page(ctx, query);
  }

  /** One campaign with its steps. */
  @Get(':id')
  @Permit(EntitlementPermissions.viewCampaigns)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CampaignDetailDto> {
    return this.campaigns.one(ctx, id);
  }

  /** How far it is in each township, or in each village of one. */
  @Get(':id/progress')
  @Permit(EntitlementPermissions.viewCampaigns)
  async progress(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { regionId }: CampaignProgressQuery,
  ): Promise<CampaignProgressDto> {
    return this.progressQueries.of(ctx, await this.campaigns.one(ctx, id), regionId);
  }

  /** Plans one; the workers find whom it is about, and nobody comes in later. */
  @Post()
  @HttpCode(201)
  @Permit(EntitlementPermissions.runCampaign)
  async plan(@Context() ctx: Ctx, @Body() input: PlanCampaignDto): Promise<CampaignDetailDto> {
    return this.campaigns.one(ctx, await this.planning.execute(ctx, input));
  }

  /** The households may be visited now. */
  @Post(':id/start')
  @HttpCode(200)
  @Permit(EntitlementPermissions.runCampaign)
  async start(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CampaignDetailDto> {
    await this.steering.start(ctx, id);
    return this.campaigns.one(ctx, id);
  }

  /** Tells each township what is still open; once a week it is told anyway when the last day is over. */
  @Post(':id/reminder')
  @HttpCode(200)
  @Permit(EntitlementPermissions.runCampaign)
  async remind(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CampaignDetailDto> {
    await this.steering.remind(ctx, id);
    return this.campaigns.one(ctx, id);
  }

  /** Every household has its result. */
  @Post(':id/closing')
  @HttpCode(200)
  @Permit(EntitlementPermissions.runCampaign)
  async close(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CampaignDetailDto> {
    await this.steering.close(ctx, id);
    return this.campaigns.one(ctx, id);
  }

  /** What has been decided so far stays; nothing more is. */
  @Post(':id/cancellation')
  @HttpCode(200)
  @Permit(EntitlementPermissions.runCampaign)
  async cancel(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CancelCampaignDto,
  ): Promise<CampaignDetailDto> {
    await this.steering.cancel(ctx, id, reason);
    return this.campaigns.one(ctx, id);
  }
}
