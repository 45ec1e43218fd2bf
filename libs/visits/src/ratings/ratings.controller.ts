import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Database, KeepAnswer, LEDGER_KEEP_DAYS, PageQuery, Permit } from '@anzhi/platform';
import { VisitsRatingPermissions } from '../visits.rating.permissions';
import { RateVisit } from './rate-visit.usecase';
import { RatingQueries } from './rating.queries';
import {
  AverageQuery,
  OwnAveragesView,
  RatingAveragePageView,
  RatingInput,
  ShownRatingPageView,
  VisitRatingView,
} from './ratings.dto';

/** How content a family is with a visit. */
@ApiTags('visits')
@Controller('visits/:id/rating')
@Permit(VisitsRatingPermissions.rate)
@KeepAnswer(LEDGER_KEEP_DAYS)
export class VisitRatingController {
  constructor(
    private readonly db: Database,
    private readonly queries: RatingQueries,
    private readonly rating: RateVisit,
  ) {}

  /** What the family said about the visit, and until when it can say or change it. */
  @Get()
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VisitRatingView> {
    return this.queries.ofVisit(this.db, ctx, id);
  }

  /** Rates a finished visit, or changes the rating, within the days there are for it. */
  @Put()
  rate(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RatingInput,
  ): Promise<VisitRatingView> {
    return this.rating.execute(ctx, id, body);
  }
}

/** Ratings as everybody else sees them. */
@ApiTags('visits')
@Controller()
export class RatingsController {
  constructor(private readonly queries: RatingQueries) {}

  /**
   * Averages of a month with their counts, of the visits the caller may see. Whoever has fewer ratings than the least
   * number is left out, and nothing is shown while a rating of the month can still change.
   */
  @Get('rating-averages')
  @Permit(VisitsRatingPermissions.viewAverages)
  averages(@Context() ctx: Ctx, @Query() query: AverageQuery): Promise<RatingAveragePageView> {
    return this.queries.averages(ctx, query);
  }

  /** The calling caregiver's own averages by month, without names. */
  @Get('my/rating-averages')
  @Permit(VisitsRatingPermissions.viewOwn)
  own(@Context() ctx: Ctx): Promise<OwnAveragesView> {
    return this.queries.ownAverages(ctx);
  }

  /** Ratings of the calling caregiver's visits of which the family said that he may see them. */
  @Get('my/ratings')
  @Permit(VisitsRatingPermissions.viewOwn)
  shown(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<ShownRatingPageView> {
    return this.queries.shown(ctx, query);
  }
}
