import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, PageQuery, Permit } from '@anzhi/platform';
import { AssessmentPermissions } from '../assessment.permissions';
import { RecordResult } from './record-result.usecase';
import { ResultQueries } from './result.queries';
import { RecordedResultDto, ResultInput, ResultPageDto } from './results.dto';

@ApiTags('assessment')
@Controller('seniors/:id/assessment-results')
export class ResultsController {
  constructor(
    private readonly results: ResultQueries,
    private readonly recordResult: RecordResult,
  ) {}

  /** Ability levels over time, newest first. */
  @Get()
  @Permit(AssessmentPermissions.viewResults)
  history(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<ResultPageDto> {
    return this.results.history(ctx, id, query);
  }

  /** Records a result; it ends the earlier one the day before. */
  @Post()
  @Permit(AssessmentPermissions.recordResult)
  record(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ResultInput,
  ): Promise<RecordedResultDto> {
    return this.recordResult.execute(ctx, id, input);
  }
}
