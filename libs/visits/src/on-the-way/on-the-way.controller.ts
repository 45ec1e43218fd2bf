import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import {
  LastPositionView,
  PositionConsentDto,
  PositionConsentView,
  PositionsTakenView,
  TakenPositionsDto,
} from './on-the-way.dto';
import { PositionConsents } from './position-consents';
import { ReadPosition } from './read-position.usecase';
import { RecordPositions } from './record-positions.usecase';

@ApiTags('visits')
@Controller('position-consent')
@Permit(VisitsPermissions.deliver)
export class PositionConsentController {
  constructor(private readonly consents: PositionConsents) {}

  /** Whether the calling caregiver lets the platform know where he is while he is on the way to a job. */
  @Get()
  readConsent(@Context() ctx: Ctx): Promise<PositionConsentView> {
    return this.consents.own(ctx);
  }

  /** Agrees, or takes it back: then everything that was kept is deleted at once. */
  @Post()
  @HttpCode(201)
  giveConsent(@Context() ctx: Ctx, @Body() { agreed }: PositionConsentDto): Promise<PositionConsentView> {
    return this.consents.execute(ctx, agreed);
  }
}

@ApiTags('visits')
@Controller('visits/:id')
export class OnTheWayController {
  constructor(
    private readonly recording: RecordPositions,
    private readonly reading: ReadPosition,
  ) {}

  /** Where the assigned caregiver has been since he set off. Refused before that, after his check-in, and unless he agreed. */
  @Post('positions')
  @HttpCode(201)
  @Permit(VisitsPermissions.deliver)
  recordPositions(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { positions }: TakenPositionsDto,
  ): Promise<PositionsTakenView> {
    return this.recording.execute(ctx, id, positions);
  }

  /** Where the caregiver was seen last, only while he is on the way; the reading is recorded. */
  @Get('position')
  @Permit(VisitsPermissions.viewPosition)
  readPosition(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<LastPositionView> {
    return this.reading.execute(ctx, id);
  }
}
