import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit, Public } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { Objections } from './objections.usecase';
import {
  ObjectionDecisionDto,
  ObjectionInput,
  ObjectionRefDto,
  PublicNoticePageDto,
  PublicNoticeQuery,
} from './public-notices.dto';
import { PublicNoticeQueries } from './public-notice.queries';

/** Who is about to get a benefit, masked, and what speaks against it. */
@ApiTags('entitlement')
@Controller()
export class PublicNoticesController {
  constructor(
    private readonly notices: PublicNoticeQueries,
    private readonly objections: Objections,
  ) {}

  /** Approved applications in public notice: masked name, township, programme. */
  @Get('public-notices')
  @Public('a public notice is for everybody; it shows masked names only (policy.md 0.3, no. 33)')
  list(@Query() query: PublicNoticeQuery): Promise<PublicNoticePageDto> {
    return this.notices.page(query);
  }

  /** Says why somebody in public notice should not get the benefit; once for each person and notice. */
  @Post('public-notices/:id/objections')
  @Permit(EntitlementPermissions.objectToApplication)
  object(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { text }: ObjectionInput,
  ): Promise<ObjectionRefDto> {
    return this.objections.raise(ctx, id, text);
  }

  /** Decides on an objection; another person than who raised it. */
  @Post('objections/:id/decision')
  @Permit(EntitlementPermissions.decideApplication)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ObjectionDecisionDto,
  ): Promise<ObjectionRefDto> {
    return this.objections.decideOn(ctx, id, input);
  }
}
