import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { OfferRuleDto, SetOfferRuleDto, StraightChoiceDto } from './offer-rule.dto';
import { OfferRules } from './offer-rules';
import { StraightOffers } from './straight-offers';

@ApiTags('dispatch')
@Controller()
export class OfferRulesController {
  constructor(
    private readonly rules: OfferRules,
    private readonly straight: StraightOffers,
  ) {}

  /** How the caller’s counties ask for services, where they have rules of their own. */
  @Get('offer-rules')
  @Permit(DispatchPermissions.viewOfferRules)
  listOfferRules(@Context() ctx: Ctx): Promise<OfferRuleDto[]> {
    return this.rules.list(ctx);
  }

  /** Sets how a county asks for a service, from now on. */
  @Post('offer-rules')
  @HttpCode(201)
  @Permit(DispatchPermissions.setOfferRules)
  setOfferRule(@Context() ctx: Ctx, @Body() rule: SetOfferRuleDto): Promise<OfferRuleDto> {
    return this.rules.set(ctx, rule);
  }

  /** Whether offers to the provider go straight to its caregivers. */
  @Get('providers/:id/straight-offers')
  @Permit(DispatchPermissions.viewStraightOffers)
  readStraightOffers(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StraightChoiceDto> {
    return this.straight.read(ctx, id);
  }

  /** Sets it, from the next offer on. */
  @Put('providers/:id/straight-offers')
  @Permit(DispatchPermissions.setStraightOffers)
  setStraightOffers(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() choice: StraightChoiceDto,
  ): Promise<StraightChoiceDto> {
    return this.straight.set(ctx, id, choice);
  }
}
