import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Context, Database, Permit, Public } from '@anzhi/platform';
import { VisitsCarePermissions } from '../visits.care.permissions';
import { Rulebooks } from './rulebooks';
import { RulebookInput, RulebookQuery, RulebookView } from './rulebooks.dto';
import { SetRulebook } from './set-rulebook.usecase';

/** What is laid down for the service at home. */
@ApiTags('visits')
@Controller('visit-rulebooks')
export class RulebooksController {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rulebooks: Rulebooks,
    private readonly setting: SetRulebook,
  ) {}

  /** The rulebook that holds in a division on a day. */
  @Get()
  @Public('what is laid down is published')
  async inForce(@Query() { kind, regionId, on }: RulebookQuery): Promise<RulebookView> {
    const date = on ?? businessDate(this.clock.now());
    const { id: _id, body, ...found } = await this.rulebooks.find(this.db, kind, { regionId, date });
    return { ...found, kind, body: { ...body } };
  }

  /** Lays one down from a future day on. */
  @Post()
  @Permit(VisitsCarePermissions.rulebooks)
  set(@Context() ctx: Ctx, @Body() input: RulebookInput): Promise<RulebookView> {
    return this.setting.execute(ctx, input);
  }
}
