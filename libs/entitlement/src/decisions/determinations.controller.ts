import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { isPeriod } from '../period.dto';
import { DeterminationDto, ExplainQuery } from './determinations.dto';
import { ExplainQueries } from './explain.queries';

@ApiTags('entitlement')
@Controller('seniors/:seniorId/determinations')
export class DeterminationsController {
  constructor(private readonly explanations: ExplainQueries) {}

  /**
   * Why the senior was granted what he has in a month (202611), and why not more; without a grant, as it would have
   * been decided on what was known then.
   */
  @Get(':period')
  @Permit(EntitlementPermissions.viewEntitlements)
  ofMonth(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) seniorId: string,
    @Param('period', ParseIntPipe) period: number,
    @Query() { replay = false }: ExplainQuery,
  ): Promise<DeterminationDto> {
    if (!isPeriod(period)) throw EntitlementErrors.nothingDecided();
    return this.explanations.ofMonth(ctx, seniorId, period, replay);
  }
}
