import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { BookableSlots } from './bookable-slots';
import { BookableSlotsDto, BookableSlotsQuery } from './bookable-slots.dto';
import { ExclusionDto, LiftExclusionDto, NewExclusionDto } from './exclusion.dto';
import { Exclusions } from './exclusions.usecase';
import { OwnDecisions } from './own-decisions.queries';
import { OwnDecisionDto } from './why.dto';

@ApiTags('dispatch')
@Controller()
export class MatchingController {
  constructor(
    private readonly slots: BookableSlots,
    private readonly decisions: OwnDecisions,
    private readonly exclusions: Exclusions,
  ) {}

  /** What can be promised: the starts of the next seven days at which somebody can come. Nothing is held. */
  @Get('bookable-slots')
  @Permit(DispatchPermissions.viewBookableSlots)
  listBookableSlots(@Context() ctx: Ctx, @Query() query: BookableSlotsQuery): Promise<BookableSlotsDto> {
    return this.slots.list(ctx, query);
  }

  /** Why your organisation was asked for an order, and in which place: every decision, with your own people. */
  @Get('orders/:id/own-decisions')
  @Permit(DispatchPermissions.viewOwnDecisions)
  listOwnDecisions(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<OwnDecisionDto[]> {
    return this.decisions.read(ctx, id);
  }

  /** A caregiver is not to be sent to the senior of this order any more, on the wish of either. */
  @Post('orders/:id/exclusions')
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @HttpCode(201)
  @Permit(DispatchPermissions.excludeCaregiver)
  excludeCaregiver(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wish: NewExclusionDto,
  ): Promise<ExclusionDto> {
    return this.exclusions.declare(ctx, id, wish);
  }

  /** The two may be brought together again. */
  @Post('exclusions/:id/lifting')
  @HttpCode(201)
  @Permit(DispatchPermissions.excludeCaregiver)
  liftExclusion(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LiftExclusionDto,
  ): Promise<ExclusionDto> {
    return this.exclusions.lift(ctx, id, reason);
  }
}
