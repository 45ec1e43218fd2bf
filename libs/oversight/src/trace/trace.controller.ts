import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { ChainPermissions } from '../chain/chain.permissions';
import { TraceView } from './trace.dto';
import { TraceQueries } from './trace.queries';

@ApiTags('oversight')
@Controller('oversight/traces')
@Permit(ChainPermissions.trace)
export class TraceController {
  constructor(private readonly queries: TraceQueries) {}

  /**
   * Everything that touched an order's minutes and money, by the order's or a visit's id: who, when, how much, a sentence, and
   * where the log proves it. Errors: oversight.order-not-found.
   */
  @Get(':id')
  trace(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<TraceView> {
    return this.queries.trace(ctx, id);
  }
}
