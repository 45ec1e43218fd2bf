import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { BatchStore, gateOf } from './batch-store';
import { DISPUTE, LINE_VISIBLE, WITH_DISPUTE } from './batch-lines';
import type { SettlementLinesQuery, SettlementLineView } from './batches.dto';

type Row = Omit<SettlementLineView, 'regionName' | 'itemName'> & { regionId: number };

/** The lines of a statement. A frozen batch gets none more, so a page stays what it was. */
@Injectable()
export class LineQueries {
  constructor(
    private readonly db: Database,
    private readonly batches: BatchStore,
    private readonly geo: GeoFacade,
    private readonly catalogue: CatalogueFacade,
  ) {}

  /** In their order. @throws settlement.batch-not-found also when the caller may not see it */
  async list(ctx: Ctx, id: string, query: SettlementLinesQuery): Promise<Page<SettlementLineView>> {
    const { countyId } = await this.batches.find(this.db, ctx, id);
    const [after] = cursorKey(query, ['integer']) ?? [0];
    const rows = await this.db.query<Row>(
      `SELECT l.line_no AS "lineNo", l.order_id AS "orderId", l.seq, l.kind, l.region_id AS "regionId",
              l.service_date AS "serviceDate", l.item_code AS "itemCode", l.facts->>'senior' AS senior,
              l.facts->>'performer' AS performer, l.booked_minutes AS "bookedMinutes",
              l.delivered_minutes AS "deliveredMinutes", l.due_fen AS "dueFen", l.self_fen AS "selfFen",
              l.public_fen AS "publicFen", l.deducted_fen AS "deductedFen", l.payable_fen AS "payableFen", l.reason,
              ${DISPUTE} AS dispute, d.reason AS "disputeReason", k.decision, k.reason AS "decisionReason",
              x.cause AS left, (${DEDUCTIONS}) AS deductions
         FROM settlement.line l ${WITH_DISPUTE}
         LEFT JOIN settlement.line_exit x USING (county_id, order_id, number, seq, take)
        WHERE l.county_id = $4 AND l.batch_id = $5 AND l.line_no > $6 AND ${LINE_VISIBLE}
          AND CASE $7 WHEN 'LEFT' THEN x.cause IS NOT NULL
                      WHEN 'EXCEPTIONS' THEN x.cause IS NULL AND (l.deducted_fen <> 0 OR l.seq > 0 OR d.reason IS NOT NULL)
                      ELSE x.cause IS NULL END
        ORDER BY l.line_no LIMIT $8`,
      [...gateOf(ctx), countyId, id, after, query.only ?? 'ALL', query.limit + 1] as never[],
    );
    const page = pageOf(rows, query.limit, ({ lineNo }) => [lineNo]);
    return { ...page, items: await this.named(page.items) };
  }

  private async named(rows: readonly Row[]): Promise<SettlementLineView[]> {
    const items = new Map<string, string>();
    for (const code of new Set(rows.map(({ itemCode }) => itemCode)))
      items.set(code, (await this.catalogue.item(this.db, code))?.zh ?? code);
    return Promise.all(
      rows.map(async ({ regionId, ...row }) => ({
        ...row,
        itemName: items.get(row.itemCode) ?? row.itemCode,
        regionName: (await this.geo.region(regionId))?.name ?? '',
      })),
    );
  }
}

/** By rule, over all programmes. */
const DEDUCTIONS = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('code', e.code, 'fen', e.fen, 'zh', e.zh, 'en', e.en) ORDER BY e.place), '[]')
    FROM (SELECT r.code, n.place, sum(n.fen)::bigint AS fen, min(n.reason_zh) AS zh, min(n.reason_en) AS en
            FROM settlement.line_deduction n JOIN settlement.deduction_rule r ON r.id = n.rule_id
           WHERE (n.county_id, n.order_id, n.number, n.seq, n.take)
                 = (l.county_id, l.order_id, l.number, l.seq, l.take)
           GROUP BY r.code, n.place) e`;
