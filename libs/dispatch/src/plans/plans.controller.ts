import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { BeginPlan } from './begin-plan.usecase';
import { EndPlan } from './end-plan.usecase';
import {
  BeginPlanDto,
  MendPlanDto,
  PlanComparisonDto,
  PlanComparisonQuery,
  PlanDetailsDto,
  PlanDto,
  PlanListQuery,
  PlanPageDto,
  PublishPlanDto,
} from './plan.dto';
import { PlanPermissions } from './plan.permissions';
import { PlanQueries } from './plan.queries';
import { PublishPlan } from './publish-plan.usecase';
import { ReleasePlan } from './release-plan.usecase';

/** Schedules of a day: computed, compared, published, mended. */
@ApiTags('dispatch')
@Controller('dispatch-plans')
export class PlansController {
  constructor(
    private readonly begin: BeginPlan,
    private readonly end: EndPlan,
    private readonly publish: PublishPlan,
    private readonly releasing: ReleasePlan,
    private readonly plans: PlanQueries,
  ) {}

  /** Has a day planned; the workers do it, and the plan tells how far they are. */
  @Post()
  @HttpCode(201)
  @Permit(PlanPermissions.makePlans)
  async beginPlan(@Context() ctx: Ctx, @Body() wish: BeginPlanDto): Promise<PlanDto> {
    return this.plans.one(ctx, await this.begin.execute(ctx, wish));
  }

  /** Plans of the caller's provider or divisions, and those handed over to his provider, newest first. */
  @Get()
  @Permit(PlanPermissions.viewPlans)
  listPlans(@Context() ctx: Ctx, @Query() query: PlanListQuery): Promise<PlanPageDto> {
    return this.plans.page(ctx, query);
  }

  /** Plans of a day side by side, and what changes against what stands now. */
  @Get('comparison')
  @Permit(PlanPermissions.viewPlans)
  comparePlans(@Context() ctx: Ctx, @Query() { ids }: PlanComparisonQuery): Promise<PlanComparisonDto> {
    return this.plans.comparison(ctx, ids);
  }

  /** One plan: how far it is, or what it came to. */
  @Get(':id')
  @Permit(PlanPermissions.viewPlans)
  readPlan(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<PlanDto> {
    return this.plans.one(ctx, id);
  }

  /** Its visits, caregiver by caregiver, and what it leaves out, with the reasons. */
  @Get(':id/visits')
  @Permit(PlanPermissions.viewPlans)
  readPlanVisits(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<PlanDetailsDto> {
    return this.plans.details(ctx, id);
  }

  /** Ends the search; the best plan so far is ready a moment later. */
  @Post(':id/search-end')
  @HttpCode(200)
  @Permit(PlanPermissions.makePlans)
  async endSearch(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<PlanDto> {
    await this.end.stop(ctx, id);
    return this.plans.one(ctx, id);
  }

  /** Throws away a plan that is not published; ends its search. */
  @Post(':id/disposal')
  @HttpCode(200)
  @Permit(PlanPermissions.makePlans)
  async discardPlan(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<PlanDto> {
    await this.end.discard(ctx, id);
    return this.plans.one(ctx, id);
  }

  /** Hands all visits of a division's plan, or some, to their providers' dispatchers, who assign by it or do not. */
  @Post(':id/release')
  @HttpCode(200)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @Permit(PlanPermissions.releasePlans)
  async releasePlan(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wish: PublishPlanDto,
  ): Promise<PlanDetailsDto> {
    await this.releasing.execute(ctx, id, wish);
    return this.plans.details(ctx, id);
  }

  /** Assigns the dispatcher's caregivers for all its visits, or for some. What is refused is told by visit, and the rest stands. */
  @Post(':id/publication')
  @HttpCode(200)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @Permit(PlanPermissions.publishPlans)
  async publishPlan(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wish: PublishPlanDto,
  ): Promise<PlanDetailsDto> {
    await this.publish.execute(ctx, id, wish);
    return this.plans.details(ctx, id);
  }

  /** Plans anew from what stands now: a caregiver is ill, or orders have come in. */
  @Post(':id/mending')
  @HttpCode(201)
  @Permit(PlanPermissions.makePlans)
  async mendPlan(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wish: MendPlanDto,
  ): Promise<PlanDto> {
    return this.plans.one(ctx, await this.begin.mend(ctx, id, wish));
  }
}
