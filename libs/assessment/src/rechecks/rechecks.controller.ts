import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, PageQuery, Permit } from '@anzhi/platform';
import { AssessmentPermissions } from '../assessment.permissions';
import { DrawRechecks } from './draw-rechecks.usecase';
import { RecheckQueries } from './recheck.queries';
import { RecheckDrawDto, RecheckDrawInput, RecheckDrawPageDto } from './rechecks.dto';

/** Assessments done once more by others, drawn at random. */
@ApiTags('assessment')
@Controller('assessment-rechecks')
export class RechecksController {
  constructor(
    private readonly drawing: DrawRechecks,
    private readonly queries: RecheckQueries,
  ) {}

  /** Draws from the assessments published in a time that is over; each day is drawn from once. */
  @Post()
  @Permit(AssessmentPermissions.drawRechecks)
  draw(@Context() ctx: Ctx, @Body() input: RecheckDrawInput): Promise<RecheckDrawDto> {
    return this.drawing.execute(ctx, input);
  }

  /** Draws of the counties in your charge, newest first, with what came of them. */
  @Get()
  @Permit(AssessmentPermissions.viewRechecks)
  list(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<RecheckDrawPageDto> {
    return this.queries.page(ctx, query);
  }
}
