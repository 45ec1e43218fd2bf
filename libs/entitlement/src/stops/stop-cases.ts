import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { StoredJob, Tx } from '@anzhi/platform';
import { OrderWithholdings } from '../orders/order-withholdings';
import { STOP_COLUMNS, type Stop } from './stop';
import { reaches } from './stop-reach.sql';
import { StopCaseStore } from './stop-case.store';

interface DoubtfulCapture {
  readonly orderId: string;
  readonly serviceDate: string;
  readonly minutes: number;
  readonly fen: number;
}

/** The parameters of `captures`. */
const STOP = {
  ...{ programmeId: '$5::uuid', reason: '$6::text', countyId: '$7::int' },
  ...{ on: '$3::date', kind: '$10::text' },
};

/** Services that public money paid although they lie in a stop: withheld, each with a case of its own. */
@Injectable()
export class StopCases {
  constructor(
    private readonly withholdings: OrderWithholdings,
    private readonly store: StopCaseStore,
  ) {}

  /** @param orderId only this one; left out: all of the stop */
  async open(tx: Tx, stop: Stop, orderId?: string): Promise<void> {
    for (const capture of await this.captures(tx, stop, orderId)) {
      const id = newId(tx.now);
      const { orderId } = capture;
      await this.withholdings.place(tx, {
        orderId,
        cause: { kind: 'STOP', id },
        reason: `STOP_${stop.reason}`,
      });
      await this.store.insert(tx, stop, { id, ...capture }, stop.noticeZh);
    }
  }

  /** The stop was lifted: nothing is doubtful any more. */
  async drop(tx: Tx, stopId: string, reason: string): Promise<void> {
    for (const stopCase of await this.store.openOf(tx, stopId)) {
      await this.store.move(tx, stopCase, 'drop', { role: 'SYSTEM', reason });
      const { id, orderId } = stopCase;
      await this.withholdings.end(tx, { orderId, cause: { kind: 'STOP', id }, reason });
    }
  }

  /** Job: a service of a day in a stop was captured after the stop was recorded. */
  async captured(tx: Tx, job: StoredJob): Promise<void> {
    const stop = await tx.one<Stop>(
      `SELECT ${STOP_COLUMNS} FROM entitlement.stop s WHERE s.id = $1 FOR UPDATE`,
      [job.payload.stopId],
    );
    if (stop && stop.state !== 'LIFTED') await this.open(tx, stop, job.key);
  }

  private captures(tx: Tx, stop: Stop, orderId: string | undefined): Promise<DoubtfulCapture[]> {
    return tx.query(
      `SELECT h.order_id AS "orderId", h.service_date AS "serviceDate", sum(d.fen)::bigint AS fen,
              coalesce(sum(d.units) FILTER (WHERE p.unit = 'MINUTE'), 0)::bigint AS minutes
         FROM entitlement.order_hold h
         JOIN entitlement.order_outcome o USING (county_id, order_id, number)
         JOIN entitlement.order_payer p USING (county_id, order_id, number)
         JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
        WHERE h.senior_id = $1 AND h.service_date >= $2::date AND daterange($3, $4) @> h.service_date
          AND o.kind = 'CAPTURED' AND p.payer <> 'SELF'
          AND ${reaches(STOP, { countyId: 'h.county_id', programmeId: 'p.programme_id' })} AND ($8::uuid IS NULL OR h.order_id = $8)
          AND NOT EXISTS (SELECT FROM entitlement.order_reversal r
                 WHERE (r.county_id, r.order_id, r.number) = (h.county_id, h.order_id, h.number))
          AND NOT EXISTS (SELECT FROM entitlement.stop_case c
                 WHERE c.order_id = h.order_id AND (c.state <> 'DISMISSED' OR c.stop_id = $9))
        GROUP BY h.order_id, h.service_date HAVING sum(d.fen) > 0 ORDER BY h.service_date, h.order_id`,
      [
        ...[stop.seniorId, stop.withholdFrom, stop.from, stop.until, stop.programmeId],
        ...[stop.reason, stop.countyId, orderId ?? null, stop.id, stop.kind],
      ],
    );
  }
}
