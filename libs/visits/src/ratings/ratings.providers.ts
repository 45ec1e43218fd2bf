import { RateVisit } from './rate-visit.usecase';
import { RatingQueries } from './rating.queries';
import { RatingsController, VisitRatingController } from './ratings.controller';

export const ratingProviders = [RateVisit, RatingQueries];

export const ratingControllers = [VisitRatingController, RatingsController];
