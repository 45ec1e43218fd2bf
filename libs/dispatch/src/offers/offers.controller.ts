import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { AcceptOffer } from './accept-offer.usecase';
import { DeclineOffer } from './decline-offer.usecase';
import { OfferDto, OfferListQuery, OfferPageDto, RefuseDto } from './offer.dto';
import { OfferQueries } from './offer.queries';

@ApiTags('dispatch')
@Controller('offers')
export class OffersController {
  constructor(
    private readonly accept: AcceptOffer,
    private readonly decline: DeclineOffer,
    private readonly queries: OfferQueries,
  ) {}

  /** The offers made to the caller’s organisation, without personal data. */
  @Get()
  @Permit(DispatchPermissions.viewOffers)
  listOffers(@Context() ctx: Ctx, @Query() query: OfferListQuery): Promise<OfferPageDto> {
    return this.queries.list(ctx, query);
  }

  /** Takes the order. Of several providers that answer at once the first wins. */
  @Post(':id/acceptance')
  @HttpCode(201)
  @Permit(DispatchPermissions.answerOffers)
  acceptOffer(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<OfferDto> {
    return this.accept.execute(ctx, id);
  }

  /** Declines with a reason; the next provider is asked at once. */
  @Post(':id/refusal')
  @HttpCode(201)
  @Permit(DispatchPermissions.answerOffers)
  refuseOffer(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() refusal: RefuseDto,
  ): Promise<OfferDto> {
    return this.decline.execute(ctx, id, refusal);
  }
}
