import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { EntitlementListDto, EntitlementsQuery } from './entitlements.dto';
import { EntitlementQueries } from './entitlement.queries';

@ApiTags('entitlement')
@Controller('seniors/:seniorId/entitlements')
export class EntitlementsController {
  constructor(private readonly entitlements: EntitlementQueries) {}

  /** The senior's minutes of a month: granted and why, held, used, left. */
  @Get()
  @Permit(EntitlementPermissions.viewEntitlements)
  list(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) seniorId: string,
    @Query() { period }: EntitlementsQuery,
  ): Promise<EntitlementListDto> {
    return this.entitlements.ofSenior(ctx, seniorId, period);
  }
}
