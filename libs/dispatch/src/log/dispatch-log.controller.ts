import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { DispatchLogDto } from './dispatch-log.dto';
import { DispatchLogQueries } from './dispatch-log.queries';

@ApiTags('dispatch')
@Controller('orders')
export class DispatchLogController {
  constructor(private readonly queries: DispatchLogQueries) {}

  /** How an order found its caregiver: everybody considered, why, who was asked and what they answered. */
  @Get(':id/dispatch-log')
  @Permit(DispatchPermissions.viewDispatchLog)
  readDispatchLog(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<DispatchLogDto> {
    return this.queries.read(ctx, id);
  }
}
