import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import { NewAnchorDto, TimeAnchorView } from './clocks.dto';
import { TimeAnchors } from './time-anchors';

/** The server's time, to take along where there is no signal. */
@ApiTags('visits')
@Controller('time-anchors')
@Permit(VisitsPermissions.deliver)
export class TimeAnchorsController {
  constructor(private readonly anchors: TimeAnchors) {}

  /** Signs the present time for a device of the caller. */
  @Post()
  @HttpCode(201)
  issue(@Context() ctx: Ctx, @Body() body: NewAnchorDto): Promise<TimeAnchorView> {
    return this.anchors.execute(ctx, body.deviceId);
  }
}
