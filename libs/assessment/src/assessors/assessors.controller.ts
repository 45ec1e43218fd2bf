import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { AssessmentPermissions } from '../assessment.permissions';
import { AssessorQueries } from './assessor.queries';
import {
  AssessorEndInput,
  AssessorInput,
  AssessorPageDto,
  AssessorsQuery,
  RegisteredAssessorDto,
} from './assessors.dto';
import { EndAssessor } from './end-assessor.usecase';
import { RegisterAssessor } from './register-assessor.usecase';

@ApiTags('assessment')
@Controller('assessors')
export class AssessorsController {
  constructor(
    private readonly assessors: AssessorQueries,
    private readonly registerAssessor: RegisterAssessor,
    private readonly endAssessor: EndAssessor,
  ) {}

  /** The assessors of the counties in your charge, the newest registration first. */
  @Get()
  @Permit(AssessmentPermissions.viewAssessors)
  page(@Context() ctx: Ctx, @Query() query: AssessorsQuery): Promise<AssessorPageDto> {
    return this.assessors.page(ctx, query);
  }

  /** Commissions an assessor for a county and a time. */
  @Post()
  @Permit(AssessmentPermissions.registerAssessor)
  register(@Context() ctx: Ctx, @Body() input: AssessorInput): Promise<RegisteredAssessorDto> {
    return this.registerAssessor.execute(ctx, input);
  }

  /** Ends a registration early; he gets no new appointments after that day. */
  @Post(':id/end')
  @Permit(AssessmentPermissions.registerAssessor)
  end(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: AssessorEndInput,
  ): Promise<RegisteredAssessorDto> {
    return this.endAssessor.execute(ctx, id, input);
  }
}
