import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Database, Permit } from '@anzhi/platform';
import { NotificationsPermissions } from '../notifications.permissions';
import { InboxQuery, MessagePageDto, ReadMessagesDto, UnreadDto } from './inbox.dto';
import { InboxQueries } from './inbox.queries';
import { ReadMessages } from './read-messages.usecase';

@ApiTags('notifications')
@Controller('messages')
@Permit(NotificationsPermissions.useOwnInbox)
export class InboxController {
  constructor(
    private readonly db: Database,
    private readonly queries: InboxQueries,
    private readonly read: ReadMessages,
  ) {}

  /** What the caller was told, the newest first. A room he no longer stands in tells him nothing any more. */
  @Get()
  list(@Context() ctx: Ctx, @Query() query: InboxQuery): Promise<MessagePageDto> {
    return this.queries.list(ctx, query);
  }

  /** How many of the caller's messages are unread. */
  @Get('unread-count')
  async unread(@Context() ctx: Ctx): Promise<UnreadDto> {
    return { unread: await this.queries.unread(this.db, ctx) };
  }

  /** Marks messages as read, some or all; answers how many are left. */
  @Post('reading')
  @HttpCode(200)
  reading(@Context() ctx: Ctx, @Body() body: ReadMessagesDto): Promise<UnreadDto> {
    return this.read.execute(ctx, body);
  }
}
