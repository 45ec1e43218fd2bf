import { FeedLists } from './feed-lists';
import { FeedQueries } from './feed.queries';
import { FeedsController } from './feeds.controller';

export const feedProviders = [FeedLists, FeedQueries];
export const feedControllers = [FeedsController];
