import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { StopOrders } from './stop-orders.usecase';
import { StopQueries } from './stop.queries';
import {
  OrderStopDto,
  StopAppealDecisionDto,
  StopDetailDto,
  StopPageDto,
  StopQuery,
  StopReasonDto,
} from './stops.dto';

/** Claims that end or rest: why, from when, and what the family can do. */
@ApiTags('entitlement')
@Controller()
@KeepAnswer(LEDGER_KEEP_DAYS)
export class StopsController {
  constructor(
    private readonly queries: StopQueries,
    private readonly orders: StopOrders,
  ) {}

  /** Stops of the caller's seniors or divisions: appeals first, then the newest. */
  @Get('stops')
  @Permit(EntitlementPermissions.viewStops)
  list(@Context() ctx: Ctx, @Query() query: StopQuery): Promise<StopPageDto> {
    return this.queries.list(ctx, query);
  }

  /** One stop with its steps. */
  @Get('stops/:id')
  @Permit(EntitlementPermissions.viewStops)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StopDetailDto> {
    return this.queries.one(ctx, id);
  }

  /** An officer stops or suspends a claim; lots lapse, orders it would pay are cancelled. */
  @Post('seniors/:seniorId/stops')
  @HttpCode(201)
  @Permit(EntitlementPermissions.orderStop)
  async order(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) seniorId: string,
    @Body() input: OrderStopDto,
  ): Promise<StopDetailDto> {
    return this.queries.one(ctx, (await this.orders.order(ctx, seniorId, input)).id);
  }

  /** The family appeals, once, before `appealUntil`; the stop holds on until it is decided. */
  @Post('stops/:id/appeal')
  @Permit(EntitlementPermissions.appealStop)
  async appeal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: StopReasonDto,
  ): Promise<StopDetailDto> {
    await this.orders.appeal(ctx, id, reason);
    return this.queries.one(ctx, id);
  }

  /** Another officer than who ordered the stop decides; lifted, lapsed benefits and missed months come back. */
  @Post('stops/:id/appeal-decision')
  @Permit(EntitlementPermissions.decideStop)
  async decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: StopAppealDecisionDto,
  ): Promise<StopDetailDto> {
    await this.orders.decideAppeal(ctx, id, input);
    return this.queries.one(ctx, id);
  }

  /** Lifts a stop that was wrong, without an appeal. */
  @Post('stops/:id/lifting')
  @Permit(EntitlementPermissions.decideStop)
  async lift(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: StopReasonDto,
  ): Promise<StopDetailDto> {
    await this.orders.lift(ctx, id, reason);
    return this.queries.one(ctx, id);
  }
}
