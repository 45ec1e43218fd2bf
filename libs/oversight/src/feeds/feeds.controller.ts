import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { FeedPermissions } from './feed.permissions';
import { FeedQueries } from './feed.queries';
import { FeedView, NothingReportedView, NothingToReportDto } from './feeds.dto';
import { ReportNothing } from './report-nothing.usecase';

/** What other authorities tell, and until which day. */
@ApiTags('oversight')
@Controller('oversight/feeds')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class FeedsController {
  constructor(
    private readonly queries: FeedQueries,
    private readonly nothing: ReportNothing,
  ) {}

  /** Every feed in every county of the caller's divisions; those that lag most first. */
  @Get()
  @Permit(FeedPermissions.viewFeeds)
  list(@Context() ctx: Ctx): Promise<FeedView[]> {
    return this.queries.list(ctx);
  }

  /** A feed has nothing to report of a month: the rules look at those days, and say no hit instead of no data. */
  @Post('nothing-to-report')
  @HttpCode(201)
  @Permit(FeedPermissions.reportNothing)
  reportNothing(@Context() ctx: Ctx, @Body() body: NothingToReportDto): Promise<NothingReportedView> {
    return this.nothing.execute(ctx, body);
  }
}
