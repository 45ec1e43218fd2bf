import { Injectable } from '@nestjs/common';
import { LedgerFacade, type HoldEvent } from '@anzhi/ledger';
import type { Queryable } from '@anzhi/platform';
import type { ChainHold, ChainStep } from '../entitlement.types';
import { GrantReasons } from '../grants/grant-reasons';
import { reaches, STOP_ROW } from '../stops/stop-reach.sql';

const STEPS: Partial<Record<HoldEvent['code'], ChainStep['step']>> = {
  HOLD: 'HELD',
  CAPTURE: 'CAPTURED',
  RELEASE: 'RELEASED',
  EXPIRE: 'EXPIRED',
  CARRY: 'CARRIED',
  REVERSE: 'REVERSED',
  WITHHELD: 'WITHHELD',
  WITHHOLDING_ENDED: 'WITHHOLDING_ENDED',
};

type HoldRow = Omit<ChainHold, 'grants' | 'steps'> & {
  countyId: number;
  holdId: string | null;
  lotIds: string[];
};

/** Orders as their rows and the ledger tell of them. */
@Injectable()
export class OrderQueries {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly reasons: GrantReasons,
  ) {}

  /** What the ledger did for an order, unit by unit and fen by fen, and why the senior had it. */
  async chain(db: Queryable, orderId: string): Promise<ChainHold[]> {
    const chain: ChainHold[] = [];
    for (const { countyId, holdId, lotIds, ...hold } of await db.query<HoldRow>(HOLDS, [orderId])) {
      const events = holdId ? await this.ledger.holdHistory(db, { countyId, holdId }) : [];
      chain.push({
        ...hold,
        grants: await this.reasons.ofLots(db, countyId, lotIds),
        steps: events.flatMap(stepOf),
      });
    }
    return chain;
  }

  /** Those of the orders whose last hold is open and for which a programme pays that the stop is about. */
  async hitBy(db: Queryable, orderIds: readonly string[], stopId: string): Promise<string[]> {
    const rows = await db.query<{ orderId: string }>(
      `SELECT DISTINCT h.order_id AS "orderId" FROM entitlement.order_hold h
         JOIN entitlement.order_payer p USING (county_id, order_id, number)
         JOIN entitlement.stop s ON s.id = $2
        WHERE h.order_id = ANY($1::uuid[]) AND p.payer <> 'SELF'
          AND ${reaches(STOP_ROW, { countyId: 'p.county_id', programmeId: 'p.programme_id' })}
          AND NOT EXISTS (SELECT FROM entitlement.order_outcome o
                 WHERE (o.county_id, o.order_id, o.number) = (h.county_id, h.order_id, h.number))
        ORDER BY 1`,
      [orderIds, stopId],
    );
    return rows.map(({ orderId }) => orderId);
  }
}

const HOLDS = `
  SELECT h.number, h.county_id AS "countyId", h.hold_id AS "holdId", h.service_date AS "serviceDate",
         h.held_at AS "heldAt", o.at AS "resolvedAt", part.lot_ids AS "lotIds",
         jsonb_build_object(
           'totalFen', h.total_fen, 'programmeCode', part.code, 'programmeName', part.zh,
           'programmeMinutes', part.minutes, 'programmeFen', part.public_fen, 'familyFen', part.family_fen,
           'availableMinutes', h.available_minutes, 'payers', part.payers, 'reasons', h.reasons) AS split,
         CASE WHEN o.kind IS NOT NULL THEN jsonb_build_object(
           'kind', o.kind, 'capturedMinutes', part.paid_minutes, 'releasedMinutes', part.minutes - part.paid_minutes,
           'programmeFen', part.paid_public_fen, 'familyFen', part.paid_family_fen, 'evidenceId', o.evidence_id,
           'reason', o.reason) END AS outcome
    FROM entitlement.order_hold h
    LEFT JOIN entitlement.order_outcome o USING (county_id, order_id, number)
   CROSS JOIN LATERAL (
     SELECT jsonb_agg(jsonb_build_object(
              'rank', p.rank, 'payer', p.payer, 'programmeCode', m.code, 'programmeName', m.zh, 'fen', p.fen,
              'units', coalesce(p.units, 0), 'unit', p.unit, 'lotIds', coalesce(to_jsonb(p.lot_ids), '[]'))
              ORDER BY p.rank) AS payers,
            (array_agg(m.code ORDER BY p.payer <> 'PROGRAMME', p.rank))[1] AS code,
            (array_agg(m.zh ORDER BY p.payer <> 'PROGRAMME', p.rank))[1] AS zh,
            coalesce(sum(p.units) FILTER (WHERE p.unit = 'MINUTE'), 0) AS minutes,
            coalesce(sum(d.units) FILTER (WHERE p.unit = 'MINUTE'), 0) AS paid_minutes,
            coalesce(sum(p.fen) FILTER (WHERE p.payer <> 'SELF'), 0) AS public_fen,
            coalesce(sum(p.fen) FILTER (WHERE p.payer = 'SELF'), 0) AS family_fen,
            coalesce(sum(d.fen) FILTER (WHERE p.payer <> 'SELF'), 0) AS paid_public_fen,
            coalesce(sum(d.fen) FILTER (WHERE p.payer = 'SELF'), 0) AS paid_family_fen,
            ARRAY(SELECT unnest(x.lot_ids)::text FROM entitlement.order_payer x
                   WHERE (x.county_id, x.order_id, x.number) = (h.county_id, h.order_id, h.number)) AS lot_ids
       FROM entitlement.order_payer p
       LEFT JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
       LEFT JOIN entitlement.programme m ON m.id = p.programme_id
      WHERE (p.county_id, p.order_id, p.number) = (h.county_id, h.order_id, h.number)) AS part
   WHERE h.order_id = $1 ORDER BY h.number`;

const stepOf = ({ code, accountId, unit, amount, at, evidenceId, reason }: HoldEvent): ChainStep[] => {
  const step = STEPS[code];
  return step ? [{ step, accountId, unit, amount, at, evidenceId, reason }] : [];
};
