import { Injectable } from '@nestjs/common';
import { ProgrammeFunding } from '@anzhi/entitlement';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { PayoutStore } from '../payouts/payout-store';
import { BATCH_COLUMNS, type Batch } from './batch';
import { BatchStore, gateOf, VISIBLE } from './batch-store';
import { BATCH_STATE_ZH } from './batch.state';
import type {
  BatchDetailView,
  BatchesQuery,
  BatchView,
  ExitView,
  SettlementFundingView,
  SettlementPaymentView,
  PayoutView,
  PenaltyView,
  SettlementStepView,
  SettlementTownView,
} from './batches.dto';
import { StepStore } from './step-store';

type Row = Batch & { openDisputes: number; toVerify: boolean };
type Key = readonly [countyId: number, batchId: string];

/** Statements as their readers see them. */
@Injectable()
export class BatchQueries {
  constructor(
    private readonly db: Database,
    private readonly store: BatchStore,
    private readonly steps: StepStore,
    private readonly payouts: PayoutStore,
    private readonly geo: GeoFacade,
    private readonly providers: ProvidersFacade,
    private readonly programmes: ProgrammeFunding,
  ) {}

  /** The latest month first; of a month the one opened last. */
  async list(ctx: Ctx, query: BatchesQuery): Promise<Page<BatchView>> {
    const [month, id] = cursorKey(query, ['integer', 'uuid']) ?? [null, null];
    const rows = await this.db.query<Row>(
      `SELECT ${BATCH_COLUMNS}, ${OPEN_DISPUTES} AS "openDisputes", ${TO_VERIFY} AS "toVerify" FROM settlement.batch b
        WHERE ${VISIBLE} AND ($4::text IS NULL OR b.state = $4) AND ($5::int IS NULL OR b.month = $5)
          AND ($6::uuid IS NULL OR b.provider_id = $6)
          AND ($7::int IS NULL OR (b.month, b.id) < ($7, $8::uuid))
        ORDER BY b.month DESC, b.id DESC LIMIT $9`,
      [
        ...gateOf(ctx),
        ...[query.state ?? null, query.month ?? null, query.providerId ?? null],
        ...[month, id, query.limit + 1],
      ] as never[],
    );
    const page = pageOf(rows, query.limit, (row) => [row.month, row.id]);
    return { ...page, items: await this.views(page.items) };
  }

  /** @throws settlement.batch-not-found also when the caller may not see it */
  async one(ctx: Ctx, id: string): Promise<BatchDetailView> {
    const batch = await this.store.find(this.db, ctx, id);
    const key = [batch.countyId, id] as const;
    const [waits] = await this.db.query<Pick<Row, 'openDisputes' | 'toVerify'>>(
      `SELECT ${OPEN_DISPUTES} AS "openDisputes", ${TO_VERIFY} AS "toVerify" FROM settlement.batch b
        WHERE b.county_id = $2 AND b.id = $3`,
      [[...ctx.scope.regionIds], ...key],
    );
    const [view] = await this.views([{ ...batch, ...waits }]);
    return {
      ...view,
      steps: await this.stepsOf(batch),
      towns: await this.towns(key),
      funding: await this.funding(this.db, batch),
      payout: await this.payout(this.db, batch),
      penalties: await this.db.query<PenaltyView>(PENALTIES, [...key]),
      exits: await this.db.query<ExitView>(EXITS, [...key]),
      payments: await this.payments(key),
    };
  }

  /** A view of what a step left behind. */
  async after(ctx: Ctx, { id }: Batch): Promise<BatchDetailView> {
    return this.one(ctx, id);
  }

  /** What each programme pays for the lines that stand, by purse. */
  async funding(db: Queryable, { countyId, id }: Batch): Promise<SettlementFundingView[]> {
    const sums = await db.query<
      Omit<SettlementFundingView, 'programmeCode' | 'programmeName'> & { programmeId: string }
    >(FUNDING, [countyId, id]);
    const names = await this.programmes.names(
      db,
      sums.map(({ programmeId }) => programmeId),
    );
    return names.flatMap(({ id: programmeId, code, zh }) =>
      sums
        .filter((each) => each.programmeId === programmeId)
        .map(({ programmeId: _, ...each }) => ({ programmeCode: code, programmeName: zh, ...each })),
    );
  }

  /** As it stands, or as it would be now. */
  async payout(db: Queryable, batch: Batch): Promise<PayoutView> {
    const final = await this.payouts.ofBatch(db, batch);
    return { ...(final ?? (await this.payouts.expected(db, batch))), isFinal: final !== undefined };
  }

  private async views(rows: readonly Row[]): Promise<BatchView[]> {
    const names = new Map<string, string>();
    for (const { providerId } of rows)
      if (!names.has(providerId))
        names.set(providerId, (await this.providers.provider(this.db, providerId))?.name ?? providerId);
    return Promise.all(
      rows.map(async ({ openedAt, movedAt, ...row }) => ({
        ...row,
        countyName: (await this.geo.region(row.countyId))?.name ?? '',
        providerName: names.get(row.providerId) ?? '',
        stateZh: BATCH_STATE_ZH[row.state],
        openedAt: openedAt.toISOString(),
        movedAt: movedAt.toISOString(),
      })),
    );
  }

  private async stepsOf(batch: Batch): Promise<SettlementStepView[]> {
    const steps = await this.steps.of(this.db, batch);
    return Promise.all(
      steps.map(async (step) => ({
        ...step,
        regionName: step.regionId === null ? null : ((await this.geo.region(step.regionId))?.name ?? null),
        at: step.at.toISOString(),
      })),
    );
  }

  private async towns(key: Key): Promise<SettlementTownView[]> {
    const towns = await this.db.query<Omit<SettlementTownView, 'regionName'>>(TOWNS, [...key]);
    return Promise.all(
      towns.map(async (town) => ({
        ...town,
        regionName: (await this.geo.region(town.regionId))?.name ?? '',
      })),
    );
  }

  private async payments(key: Key): Promise<SettlementPaymentView[]> {
    const rows = await this.db.query<Omit<SettlementPaymentView, 'at'> & { at: Date }>(PAYMENTS, [...key]);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}

export const OPEN_DISPUTES = `(SELECT count(*)::int FROM settlement.standing_line l
  JOIN settlement.line_dispute d USING (county_id, order_id, number, seq, take)
  LEFT JOIN settlement.dispute_decision k USING (county_id, order_id, number, seq, take)
 WHERE l.county_id = b.county_id AND l.batch_id = b.id AND k.decision IS NULL)`;

const FUNDING = `
  SELECT p.programme_id AS "programmeId", sum(p.fen)::bigint AS "grossFen", sum(p.central_fen)::bigint AS "centralFen",
         sum(p.province_fen)::bigint AS "provinceFen", sum(p.city_fen)::bigint AS "cityFen",
         sum(p.county_fen)::bigint AS "countyFen", sum(p.lottery_fen)::bigint AS "lotteryFen"
    FROM settlement.standing_line l JOIN settlement.line_part p USING (county_id, order_id, number, seq, take)
   WHERE l.county_id = $1 AND l.batch_id = $2 GROUP BY p.programme_id`;

/**
 * For the caller's divisions ($1): a township with lines that nobody verified, or the county where no township is left
 * (`VerifyBatch`).
 */
const TO_VERIFY = `(b.state = 'PROVIDER_CONFIRMED' AND (
  SELECT CASE count(*) WHEN 0 THEN ${withinRegions('b.county_id', '$1')}
              ELSE bool_or(${withinRegions('todo.region_id', '$1')}) END
    FROM (SELECT l.region_id FROM settlement.standing_line l WHERE l.county_id = b.county_id AND l.batch_id = b.id
          EXCEPT
          SELECT s.region_id FROM settlement.step s
           WHERE s.county_id = b.county_id AND s.batch_id = b.id AND s.event = 'verify') todo))`;

const TOWNS = `
  SELECT l.region_id AS "regionId", count(*)::int AS lines, sum(l.payable_fen)::bigint AS "payableFen",
         EXISTS (SELECT FROM settlement.step s WHERE s.county_id = $1 AND s.batch_id = $2 AND s.region_id = l.region_id
                    AND s.event = 'verify') AS verified
    FROM settlement.standing_line l WHERE l.county_id = $1 AND l.batch_id = $2 GROUP BY l.region_id ORDER BY 1`;

const PENALTIES = `
  SELECT kind, fen, reason FROM settlement.penalty WHERE county_id = $1 AND batch_id = $2 ORDER BY at, id`;

const EXITS = `
  SELECT x.cause, count(*)::int AS lines, sum(l.payable_fen)::bigint AS fen
    FROM settlement.line l JOIN settlement.line_exit x USING (county_id, order_id, number, seq, take)
   WHERE l.county_id = $1 AND l.batch_id = $2 GROUP BY x.cause ORDER BY 1`;

const PAYMENTS = `
  SELECT p.attempt, p.fen, p.reference, p.at, r.reason AS returned
    FROM settlement.payment p LEFT JOIN settlement.payment_return r USING (county_id, batch_id, attempt)
   WHERE p.county_id = $1 AND p.batch_id = $2 ORDER BY p.attempt`;
