import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { ResolveUnmet } from './resolve-unmet.usecase';
import { ResolveUnmetDto, UnmetDemandDto, UnmetListQuery, UnmetPageDto } from './unmet.dto';
import { UnmetQueries } from './unmet.queries';

@ApiTags('dispatch')
@Controller('unmet-demand')
export class UnmetController {
  constructor(
    private readonly resolve: ResolveUnmet,
    private readonly queries: UnmetQueries,
  ) {}

  /** The orders of the caller’s divisions for which nobody is left to ask. */
  @Get()
  @Permit(DispatchPermissions.viewUnmetDemand)
  listUnmetDemand(@Context() ctx: Ctx, @Query() query: UnmetListQuery): Promise<UnmetPageDto> {
    return this.queries.list(ctx, query);
  }

  /** Asks the providers again, or gives the order up. */
  @Post(':id/resolution')
  @HttpCode(201)
  @Permit(DispatchPermissions.resolveUnmetDemand)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  resolveUnmetDemand(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() resolution: ResolveUnmetDto,
  ): Promise<UnmetDemandDto> {
    return this.resolve.execute(ctx, id, resolution);
  }
}
