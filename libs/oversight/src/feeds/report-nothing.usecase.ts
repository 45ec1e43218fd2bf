import { Injectable } from '@nestjs/common';
import {
  accountOf,
  addDays,
  businessDate,
  firstDayOf,
  newId,
  nextPeriod,
  type Ctx,
  type Period,
} from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { requireMyCounty } from '../my-county';
import { FeedErrors } from './feed.errors';

export interface NothingReported {
  readonly feed: string;
  readonly countyId: number;
  readonly period: Period;
  /** Who has nothing to report, and in which paper: an authority, a letter's number. */
  readonly source: string;
}

/**
 * A feed is empty this month: an officer says on whose word. From then on its rules judge those days, and find no hit
 * instead of no data. Of a month that still runs, the days before today.
 */
@Injectable()
export class ReportNothing {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * @returns the last day it covers
   * @throws oversight.county-not-found, oversight.feed-not-begun, oversight.feed-has-rows, oversight.feed-told
   */
  execute(ctx: Ctx, input: NothingReported): Promise<{ until: string }> {
    return this.uow.run(ctx, async (tx) => {
      const { feed, countyId, period, source } = input;
      await requireMyCounty(tx, ctx, countyId);
      const [from, end, today] = [firstDayOf(period), firstDayOf(nextPeriod(period)), businessDate(tx.now)];
      const before = end < today ? end : today;
      if (before <= from) throw FeedErrors.feedNotBegun({}, '/period');
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `oversight.feed:${countyId}:${feed}`,
      ]);
      await this.requireNothing(tx, { feed, countyId, from, before });
      const id = newId(tx.now);
      await tx.query(
        `INSERT INTO oversight.feed_delivery (county_id, id, feed, covers, delivered_at, delivered_by, nothing_from)
         VALUES ($1, $2, $3, daterange($4::date, $5::date), $6, $7, $8)`,
        [countyId, id, feed, from, before, tx.now, accountOf(ctx), source],
      );
      const until = addDays(before, -1);
      tx.audit({
        action: 'oversight.feed-nothing-reported',
        ...{ subject: 'feed-delivery', subjectId: id, regionId: countyId },
        details: { feed, from, until, source },
      });
      tx.publish({
        type: 'oversight.feed-delivered.v1',
        payload: { importId: id, feed, from, to: until },
        audience: { regionId: countyId },
      });
      return { until };
    });
  }

  /** What came in a file is not nothing; what was said is not said again. */
  private async requireNothing(
    tx: Tx,
    { feed, countyId, from, before }: { feed: string; countyId: number; from: string; before: string },
  ): Promise<void> {
    const known = await tx.query<{ isSame: boolean }>(
      `SELECT nothing_from IS NOT NULL AS "isSame" FROM oversight.feed_delivery
        WHERE county_id = $1 AND feed = $2 AND (nothing_from IS NULL AND covers && daterange($3::date, $4::date)
          OR nothing_from IS NOT NULL AND covers = daterange($3::date, $4::date))`,
      [countyId, feed, from, before],
    );
    if (known.some(({ isSame }) => !isSame)) throw FeedErrors.feedHasRows();
    if (known.length > 0) throw FeedErrors.feedTold();
  }
}
