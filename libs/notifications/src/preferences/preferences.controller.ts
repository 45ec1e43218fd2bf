import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Database, Permit } from '@anzhi/platform';
import { NotificationsPermissions } from '../notifications.permissions';
import { ChangePreferences } from './change-preferences.usecase';
import { PreferenceQueries } from './preference.queries';
import { ChangePreferencesDto, PreferencesDto } from './preferences.dto';

@ApiTags('notifications')
@Controller('notification-preferences')
@Permit(NotificationsPermissions.useOwnInbox)
export class PreferencesController {
  constructor(
    private readonly db: Database,
    private readonly queries: PreferenceQueries,
    private readonly changing: ChangePreferences,
  ) {}

  /** What the caller is told about and by which channels. The language of text messages is `PUT /me/locale`. */
  @Get()
  get(@Context() ctx: Ctx): Promise<PreferencesDto> {
    return this.queries.of(this.db, ctx);
  }

  /** Switches channels on or off for the caller; answers how everything stands then. */
  @Put()
  change(@Context() ctx: Ctx, @Body() body: ChangePreferencesDto): Promise<PreferencesDto> {
    return this.changing.execute(ctx, body);
  }
}
