import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../../entitlement.permissions';
import { LawDecisionDto } from '../versions/programme.dto';
import { DecideParameter } from './decide-parameter.usecase';
import { NewParameterDto, ParameterPageDto, ParameterQuery, ParameterRefDto } from './parameter.dto';
import { ParameterQueries } from './parameter.queries';
import { ProposeParameter } from './propose-parameter.usecase';

@ApiTags('programmes')
@Controller('programme-parameters')
export class ParametersController {
  constructor(
    private readonly parameters: ParameterQueries,
    private readonly propose: ProposeParameter,
    private readonly decide: DecideParameter,
  ) {}

  /** Values of your divisions, of those above and of the nation, with their history. */
  @Get()
  @Permit(EntitlementPermissions.viewProgrammes)
  list(@Context() ctx: Ctx, @Query() query: ParameterQuery): Promise<ParameterPageDto> {
    return this.parameters.page(ctx, query);
  }

  /** Proposes a value for a division in your charge. */
  @Post()
  @Permit(EntitlementPermissions.draftProgramme)
  add(@Context() ctx: Ctx, @Body() body: NewParameterDto): Promise<ParameterRefDto> {
    return this.propose.execute(ctx, body);
  }

  /** Approves or rejects a value that somebody else proposed; the value before it ends the day before. */
  @Post(':id/decision')
  @HttpCode(200)
  @Permit(EntitlementPermissions.decideProgramme)
  decision(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LawDecisionDto,
  ): Promise<ParameterRefDto> {
    return this.decide.execute(ctx, id, body);
  }
}
