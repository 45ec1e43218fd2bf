import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { Checkpoints, LogReader } from '@anzhi/ledger';
import { Database } from '@anzhi/platform';
import { ChainQueries } from '../chain/chain.queries';
import { masked } from '../files/order-part.queries';
import { OversightErrors } from '../oversight.errors';
import { sentenceOf, type TraceSentence } from './trace.policy';
import type { TracePlaceView, TraceStepView, TraceView } from './trace.dto';

interface TraceRow extends Omit<TraceStepView, 'zh' | 'en' | 'log'> {
  readonly source: string | null;
  readonly subject: string | null;
  readonly part: string | null;
  readonly name: TraceSentence | null;
}

/** Everything that touched a minute, from grant to payment, in one answer. */
@Injectable()
export class TraceQueries {
  constructor(
    private readonly db: Database,
    private readonly reader: LogReader,
    private readonly checkpoints: Checkpoints,
    private readonly chain: ChainQueries,
  ) {}

  /** @param id of an order or of a visit @throws oversight.order-not-found, also outside the caller's divisions */
  async trace(ctx: Ctx, id: string): Promise<TraceView> {
    const place = await this.db.one<{ orderId: string; countyId: number }>(
      `SELECT p.order_id AS "orderId", p.county_id AS "countyId" FROM oversight.chain_place p
        WHERE ${withinRegions('p.region_id', '$1')} AND $2 IN (p.order_id, p.visit_id) LIMIT 1`,
      [ctx.scope.regionIds, id],
    );
    if (!place) throw OversightErrors.orderNotFound();
    const rows = await this.db.query<TraceRow>(
      `SELECT t.at, t.kind, a.name AS by, t.unit, t.amount, t.detail, t.source, t.subject, t.part,
              CASE WHEN p.code IS NOT NULL THEN json_build_object('zh', p.zh, 'en', p.en) END AS name
         FROM oversight.order_trace t LEFT JOIN oversight.actor a ON a.id = t.account_id
         LEFT JOIN oversight.programme_name p ON t.kind = 'GRANTED' AND p.code = t.detail
        WHERE t.order_id = $1 ORDER BY t.at, t.kind, t.part`,
      [place.orderId],
    );
    const latest = await this.checkpoints.latest(this.db, place.countyId);
    const places = await this.places(place.countyId, rows, latest?.size ?? 0);
    return {
      ...place,
      steps: rows.map(({ source: _, subject, part, name, ...row }, at) => ({
        ...row,
        by: masked(row.by),
        ...sentenceOf({ ...row, name }),
        log: places[at],
      })),
      checkpoint: latest ? await this.chain.checkpoint(place.countyId, latest.size) : null,
    };
  }

  /** Of each row, in its order. */
  private async places(
    countyId: number,
    rows: readonly TraceRow[],
    covered: number,
  ): Promise<(TracePlaceView | null)[]> {
    const indexOf = new Map<string, number>();
    for (const source of new Set(rows.flatMap((row) => row.source ?? []))) {
      const subjects = rows.flatMap((row) => (row.source === source && row.subject ? [row.subject] : []));
      const sealed = await this.reader.find(this.db, countyId, source, subjects);
      for (const { index, subject, content } of await this.reader.ofRows(this.db, countyId, sealed)) {
        const part = source === 'TRANSFER' ? content?.reference.slice(subject.length + 1) : undefined;
        indexOf.set(keyOf(source, subject, part ?? null), index);
      }
      for (const { subject, first } of sealed) {
        const whole = keyOf(source, subject, null);
        if (!indexOf.has(whole)) indexOf.set(whole, first);
      }
    }
    return rows.map(({ source, subject, part }) => {
      if (!source || !subject) return null;
      const index = indexOf.get(keyOf(source, subject, part)) ?? null;
      return { source, index, witnessed: index !== null && index < covered };
    });
  }
}

const keyOf = (source: string, subject: string, part: string | null): string =>
  `${source} ${subject} ${part ?? ''}`;
