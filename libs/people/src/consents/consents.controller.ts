import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { ConsentQueries } from './consent.queries';
import { ConsentInput, ConsentsDto } from './consents.dto';
import { DecideConsent } from './decide-consent.usecase';

@ApiTags('people')
@Controller('seniors/:id/consents')
export class ConsentsController {
  constructor(
    private readonly consents: ConsentQueries,
    private readonly decideConsent: DecideConsent,
  ) {}

  /** What is agreed to now, by purpose. */
  @Get()
  @Permit(PeoplePermissions.viewSenior)
  current(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ConsentsDto> {
    return this.consents.current(ctx, id);
  }

  /** Agrees to one purpose, or withdraws. */
  @Post()
  @Permit(PeoplePermissions.decideConsent)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ConsentInput,
  ): Promise<CreatedDto> {
    return this.decideConsent.execute(ctx, id, input);
  }
}
