import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Database } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { BatchState } from '../batches/batch.state';
import { OPEN_DISPUTES } from '../batches/batch.queries';
import { WAITS_FOR, type Term } from './calendar.policy';
import { MonthCalendar } from './month-calendar';
import type {
  SettlementProgressQuery,
  SettlementProgressRowView,
  SettlementProgressView,
} from './progress.dto';

interface Row {
  readonly batchId: string;
  readonly number: string;
  readonly countyId: number;
  readonly providerId: string;
  readonly state: BatchState;
  readonly earnedFen: number;
  readonly lines: number;
  readonly openDisputes: number;
  readonly openTowns: number[];
  readonly movedAt: Date;
}

/** What holds a month up: every statement of the caller's divisions, the late ones first. */
@Injectable()
export class ProgressQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly geo: GeoFacade,
    private readonly providers: ProvidersFacade,
    private readonly calendar: MonthCalendar,
  ) {}

  async of(ctx: Ctx, { month }: SettlementProgressQuery): Promise<SettlementProgressView> {
    const today = businessDate(this.clock.now());
    const terms = await this.calendar.terms(this.db, month);
    const rows = await this.db.query<Row>(ROWS, [ctx.scope.regionIds, month]);
    const views: SettlementProgressRowView[] = [];
    for (const { movedAt, openTowns, ...row } of rows) {
      const waitsFor = WAITS_FOR[row.state];
      views.push({
        ...row,
        waitsFor,
        dueOn: waitsFor && terms[waitsFor],
        daysLate: waitsFor ? daysBetween(terms[waitsFor], today) : 0,
        countyName: (await this.geo.region(row.countyId))?.name ?? '',
        providerName: (await this.providers.provider(this.db, row.providerId))?.name ?? '',
        openTowns: await this.names(waitsFor === 'VERIFY' ? openTowns : []),
        movedAt: movedAt.toISOString(),
      });
    }
    views.sort((a, b) => b.daysLate - a.daysLate || order(a.waitsFor) - order(b.waitsFor));
    return { month, today, terms: { ...terms }, items: views };
  }

  private names(ids: readonly number[]): Promise<string[]> {
    return Promise.all(ids.map(async (id) => (await this.geo.region(id))?.name ?? ''));
  }
}

const order = (term: Term | null): number =>
  term === null ? 9 : ['FREEZE', 'CONFIRM', 'VERIFY', 'APPROVE', 'PAY'].indexOf(term);

const DAY_MS = 86_400_000;
/** 0 when it has not passed. */
const daysBetween = (due: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(due)) / DAY_MS));

const ROWS = `
  SELECT b.id AS "batchId", b.number, b.county_id AS "countyId", b.provider_id AS "providerId", b.state, b.lines,
         b.gross_fen - b.deducted_fen AS "earnedFen", b.moved_at AS "movedAt", ${OPEN_DISPUTES} AS "openDisputes",
         ARRAY(SELECT t.region_id FROM settlement.batch_town t
                WHERE (t.county_id, t.batch_id) = (b.county_id, b.id)
                  AND NOT EXISTS (SELECT FROM settlement.step s WHERE (s.county_id, s.batch_id, s.region_id)
                                    = (t.county_id, t.batch_id, t.region_id) AND s.event = 'verify')
                ORDER BY 1) AS "openTowns"
    FROM settlement.batch b
   WHERE b.month = $2 AND (${withinRegions('b.county_id', '$1')}
      OR EXISTS (SELECT FROM settlement.batch_town t WHERE (t.county_id, t.batch_id) = (b.county_id, b.id)
                    AND ${withinRegions('t.region_id', '$1')}))
   ORDER BY b.county_id, b.number`;
