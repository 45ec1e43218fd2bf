import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { FeedPermissions } from './feed.permissions';
import { FeedQueries } from './feed.queries';
import { FeedView } from './feeds.dto';

/** What other authorities tell, and until which day. */
@ApiTags('oversight')
@Controller('oversight/feeds')
export class FeedsController {
  constructor(private readonly queries: FeedQueries) {}

  /** Every feed in every county of the caller's divisions; those that lag most first. */
  @Get()
  @Permit(FeedPermissions.viewFeeds)
  list(@Context() ctx: Ctx): Promise<FeedView[]> {
    return this.queries.list(ctx);
  }
}
