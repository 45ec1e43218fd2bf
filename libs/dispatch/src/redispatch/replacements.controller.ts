import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { ReplacementDto } from './replacement.dto';
import { ReplacementQueries } from './replacement.queries';

@ApiTags('dispatch')
@Controller('orders')
export class ReplacementsController {
  constructor(private readonly queries: ReplacementQueries) {}

  /** Whenever somebody who was to come could not: who comes instead, or which other times there are. */
  @Get(':id/replacements')
  @Permit(DispatchPermissions.viewReplacements)
  listReplacements(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ReplacementDto[]> {
    return this.queries.ofOrder(ctx, id);
  }
}
