import { FeedLists } from './feed-lists';
import { FeedQueries } from './feed.queries';
import { ReportNothing } from './report-nothing.usecase';
import { FeedsController } from './feeds.controller';

export const feedProviders = [FeedLists, FeedQueries, ReportNothing];
export const feedControllers = [FeedsController];
