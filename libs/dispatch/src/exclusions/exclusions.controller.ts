import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { ExclusionEntryDto } from './exclusion-entry.dto';
import { ExclusionQueries } from './exclusion.queries';

@ApiTags('dispatch')
@Controller('orders')
export class ExclusionsController {
  constructor(private readonly queries: ExclusionQueries) {}

  /** Caregivers who are not sent to the senior of this order any more, as far as the caller may know. */
  @Get(':id/exclusions')
  @Permit(DispatchPermissions.excludeCaregiver)
  listExclusions(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ExclusionEntryDto[]> {
    return this.queries.ofOrder(ctx, id);
  }
}
