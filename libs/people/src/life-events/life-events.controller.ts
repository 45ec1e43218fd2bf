import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, PageQuery, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { LifeEventQueries } from './life-event.queries';
import { LifeEventInput, LifeEventPageDto, RetractionInput } from './life-events.dto';
import { RecordLifeEvent } from './record-life-event.usecase';
import { RetractLifeEvent } from './retract-life-event.usecase';

@ApiTags('people')
@Controller('seniors/:id/life-events')
export class LifeEventsController {
  constructor(
    private readonly lifeEvents: LifeEventQueries,
    private readonly recordLifeEvent: RecordLifeEvent,
    private readonly retractLifeEvent: RetractLifeEvent,
  ) {}

  /** What happened to the senior, newest first. */
  @Get()
  @Permit(PeoplePermissions.viewSenior)
  list(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<LifeEventPageDto> {
    return this.lifeEvents.page(ctx, id, query);
  }

  /** Records a death, a hospital stay or a move. */
  @Post()
  @Permit(PeoplePermissions.recordLifeEvent)
  record(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: LifeEventInput,
  ): Promise<CreatedDto> {
    return this.recordLifeEvent.execute(ctx, id, input);
  }

  /** Takes back what was recorded in error; it stays in the list, with the reason. */
  @Post(':lifeEventId/retraction')
  @Permit(PeoplePermissions.retractLifeEvent)
  retract(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) seniorId: string,
    @Param('lifeEventId', ParseUUIDPipe) lifeEventId: string,
    @Body() input: RetractionInput,
  ): Promise<CreatedDto> {
    return this.retractLifeEvent.execute(ctx, { seniorId, lifeEventId }, input);
  }
}
