import { Injectable } from '@nestjs/common';
import { accountOf, Clock, firstDayOf, nextPeriod, periodOfDate, startOfDay, type Ctx } from '@anzhi/kernel';
import {
  cursorKey,
  Database,
  pageOf,
  Settings,
  type Page,
  type PageQuery,
  type Queryable,
} from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { VisitsErrors } from '../visits.errors';
import { VisitStore } from '../visits/visit-store';
import type { VisitState } from '../visits/visit.state';
import { averagesFrom, isFinished, openUntil } from './rating.policy';
import type {
  AverageQuery,
  OwnAveragesView,
  OwnAverageView,
  RatingAverageView,
  ShownRatingView,
  VisitRatingView,
} from './ratings.dto';
import { RatingSettings } from './ratings.settings';

/** Tenths, so that what is sorted by and what is shown is the same number. */
const TENTHS = 'round(10 * avg(r.score))::int';
const OF_MONTH = `v.starts_at >= $1 AND v.starts_at < $2`;

interface Row {
  readonly state: VisitState;
  readonly leftAt: Date | null;
  readonly score: number | null;
  readonly reasons: string[];
  readonly words: string | null;
  readonly showsCaregiver: boolean;
  readonly changedAt: Date;
  readonly openUntil: Date | null;
}

interface Average {
  readonly id: string;
  readonly count: number;
  readonly tenths: number;
}

/** One rating for the family that gave it; for everybody else averages, from a least number of ratings on. */
@Injectable()
export class RatingQueries {
  constructor(
    private readonly db: Database,
    private readonly store: VisitStore,
    private readonly providers: ProvidersFacade,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** What this family said, and whether it still can. @throws visits.not-found */
  async ofVisit(db: Queryable, ctx: Ctx, visitId: string): Promise<VisitRatingView> {
    const gate = await this.store.gate(db, ctx, 2);
    const [row] = await db.query<Row>(
      `SELECT v.state, c.occurred_at AS "leftAt", r.score, r.reasons, r.words,
              r.shows_caregiver AS "showsCaregiver", r.changed_at AS "changedAt", r.open_until AS "openUntil"
         FROM visits.visit v
         LEFT JOIN visits.visit_check c ON c.visit_id = v.id AND c.kind = 'OUT'
         LEFT JOIN visits.rating r ON r.visit_id = v.id
        WHERE v.id = $1 AND v.seat = 1 AND ${gate.sql}`,
      [visitId, ...gate.parameters],
    );
    if (!row) throw VisitsErrors.notFound();
    const { ratingDays } = await this.settings.all(db, RatingSettings);
    const until = row.openUntil ?? (row.leftAt && openUntil(row.leftAt, ratingDays));
    const isOpen = isFinished(row.state) && until !== null && until >= this.clock.now();
    return { visitId, rating: ratingOf(row), openUntil: isOpen ? until.toISOString() : null };
  }

  /** Averages of the visits the caller may see, the unhappiest first; none while a rating of the month may change. */
  async averages(ctx: Ctx, query: AverageQuery): Promise<Page<RatingAverageView>> {
    const after = cursorKey(query, ['integer', 'uuid']);
    const { ratingDays, ratingLeastCount } = await this.settings.all(this.db, RatingSettings);
    if (this.clock.now() < averagesFrom(query.month, ratingDays)) return { items: [], nextCursor: null };
    const gate = await this.store.gate(this.db, ctx, 7);
    const who = query.by === 'CAREGIVER' ? 'v.caregiver_id' : 'v.provider_id';
    const rows = await this.db.query<Average>(
      `SELECT ${who} AS id, count(*)::int AS count, ${TENTHS} AS tenths
         FROM visits.rating r JOIN visits.visit v ON v.id = r.visit_id
        WHERE ${OF_MONTH} AND ${gate.sql}
        GROUP BY ${who}
       HAVING count(*) >= $3 AND ($4::int IS NULL OR (${TENTHS}, ${who}) > ($4, $5::uuid))
        ORDER BY tenths, id LIMIT $6`,
      [
        ...monthOf(query.month),
        ratingLeastCount,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
        ...gate.parameters,
      ],
    );
    const page = pageOf(rows, query.limit, ({ tenths, id }) => [tenths, id]);
    const names = await this.providers.names(
      this.db,
      page.items.map(({ id }) => id),
    );
    const items = page.items.map(({ id, count, tenths }): RatingAverageView => {
      return { id, name: names.get(id) ?? '', count, average: tenths / 10 };
    });
    return { ...page, items };
  }

  /** The caller's own, by month, without anybody's name. */
  async ownAverages(ctx: Ctx): Promise<OwnAveragesView> {
    const { ratingDays, ratingLeastCount } = await this.settings.all(this.db, RatingSettings);
    const now = this.clock.now();
    const rows = await this.db.query<{ month: string; count: number; tenths: number }>(
      `SELECT to_char(v.starts_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::int AS count,
              ${TENTHS} AS tenths
         FROM visits.rating r JOIN visits.visit v ON v.id = r.visit_id
        WHERE v.caregiver_id = $1 AND v.starts_at >= $2::timestamptz - interval '13 months'
        GROUP BY 1 HAVING count(*) >= $3 ORDER BY 1 DESC`,
      [await this.ownId(ctx), now, ratingLeastCount],
    );
    const items = rows
      .filter(({ month }) => now >= averagesFrom(month, ratingDays))
      .map(({ month, count, tenths }): OwnAverageView => ({ month, count, average: tenths / 10 }));
    return { items };
  }

  /** Those of which the family said that he may know, the latest visit first. */
  async shown(ctx: Ctx, query: PageQuery): Promise<Page<ShownRatingView>> {
    const after = cursorKey(query, ['instant', 'uuid']);
    const rows = await this.db.query<Omit<ShownRatingView, 'startsAt'> & { startsAt: Date }>(
      `SELECT v.id AS "visitId", v.item_code AS "itemCode", v.starts_at AS "startsAt", r.score, r.reasons, r.words
         FROM visits.rating r JOIN visits.visit v ON v.id = r.visit_id
        WHERE v.caregiver_id = $1 AND r.shows_caregiver
          AND ($2::timestamptz IS NULL OR (v.starts_at, v.id) < ($2, $3::uuid))
        ORDER BY v.starts_at DESC, v.id DESC LIMIT $4`,
      [await this.ownId(ctx), after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    );
    const views = rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() }));
    return pageOf(views, query.limit, ({ startsAt, visitId }) => [startsAt, visitId]);
  }

  /** @throws visits.not-a-caregiver */
  private async ownId(ctx: Ctx): Promise<string> {
    const caregiver = await this.providers.caregiverOfAccount(this.db, accountOf(ctx));
    if (!caregiver) throw VisitsErrors.notACaregiver();
    return caregiver.id;
  }
}

const ratingOf = ({ score, reasons, words, showsCaregiver, changedAt }: Row): VisitRatingView['rating'] =>
  score === null ? null : { score, reasons, words, showsCaregiver, changedAt: changedAt.toISOString() };

const monthOf = (month: string): [Date, Date] => {
  const period = periodOfDate(`${month}-01`);
  return [startOfDay(firstDayOf(period)), startOfDay(firstDayOf(nextPeriod(period)))];
};
