import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Context, PageQuery, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { DecideWeights } from './decide-weights.usecase';
import { ProposeWeights } from './propose-weights.usecase';
import {
  NewWeightsDto,
  WeightsDecisionDto,
  WeightsDto,
  WeightsInForceQuery,
  WeightsPageDto,
  WeightsRefDto,
} from './weights.dto';
import { WeightsQueries } from './weights.queries';

@ApiTags('dispatch')
@Controller('dispatch-weights')
export class WeightsController {
  constructor(
    private readonly weights: WeightsQueries,
    private readonly proposal: ProposeWeights,
    private readonly decision: DecideWeights,
    private readonly clock: Clock,
  ) {}

  /** Versions of the table of prices: of your divisions, those above and the default, with their history. */
  @Get()
  @Permit(DispatchPermissions.viewWeights)
  listWeights(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<WeightsPageDto> {
    return this.weights.page(ctx, query);
  }

  /** The version by which orders of a division are matched on a day, each line as a sentence. */
  @Get('in-force')
  @Permit(DispatchPermissions.viewWeights)
  readWeightsInForce(@Query() { regionId, on }: WeightsInForceQuery): Promise<WeightsDto> {
    return this.weights.read(regionId, on ?? businessDate(this.clock.now()));
  }

  /** Drafts a version for a city or county in your charge. */
  @Post()
  @Permit(DispatchPermissions.draftWeights)
  draftWeights(@Context() ctx: Ctx, @Body() body: NewWeightsDto): Promise<WeightsRefDto> {
    return this.proposal.execute(ctx, body);
  }

  /** Approves or rejects a version that somebody else drafted; the one before it ends the day before. */
  @Post(':id/decision')
  @HttpCode(200)
  @Permit(DispatchPermissions.decideWeights)
  decideWeights(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WeightsDecisionDto,
  ): Promise<WeightsRefDto> {
    return this.decision.execute(ctx, id, body);
  }
}
