import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, PageQuery, Permit } from '@anzhi/platform';
import { PeoplePermissions } from '../people.permissions';
import { AccessLogQueries } from './access-log.queries';
import { RevealPersonalData } from './reveal-personal-data.usecase';
import { AccessLogPageDto, RevealDto, RevealInput } from './reveals.dto';

@ApiTags('people')
@Controller('seniors/:id')
export class RevealsController {
  constructor(
    private readonly revealPersonalData: RevealPersonalData,
    private readonly accessLog: AccessLogQueries,
  ) {}

  /** Personal data in the clear, for a purpose; recorded. */
  @Post('reveals')
  @Permit(PeoplePermissions.reveal)
  reveal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RevealInput,
  ): Promise<RevealDto> {
    return this.revealPersonalData.execute(ctx, id, input);
  }

  /** Who saw what in the clear and what for, newest first. */
  @Get('access-log')
  @Permit(PeoplePermissions.viewAccessLog)
  log(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<AccessLogPageDto> {
    return this.accessLog.page(ctx, id, query);
  }
}
