import { Injectable } from '@nestjs/common';
import { LedgerFacade, type HoldEvent } from '@anzhi/ledger';
import type { Queryable } from '@anzhi/platform';
import type { ChainGrant, ChainHold, ChainStep } from '../entitlement.types';

const STEPS = {
  HOLD: 'HELD',
  CAPTURE: 'CAPTURED',
  RELEASE: 'RELEASED',
  EXPIRE: 'EXPIRED',
  REVERSE: 'REVERSED',
  WITHHELD: 'WITHHELD',
  WITHHOLDING_ENDED: 'WITHHOLDING_ENDED',
} as const satisfies Partial<Record<HoldEvent['code'], ChainStep['step']>>;

type HoldRow = Omit<ChainHold, 'grants' | 'steps'> & { countyId: number; holdId: string | null };

/** Puts together what the ledger did with an order's minutes and why the senior had them. */
@Injectable()
export class ChainQueries {
  constructor(private readonly ledger: LedgerFacade) {}

  async chain(db: Queryable, orderId: string): Promise<ChainHold[]> {
    const holds = await this.holds(db, orderId);
    const chain: ChainHold[] = [];
    for (const { countyId, holdId, ...hold } of holds) {
      const events = holdId ? await this.ledger.holdHistory(db, { countyId, holdId }) : [];
      const lotIds = [...new Set(events.map(({ accountId }) => accountId))];
      chain.push({ ...hold, grants: await this.grants(db, countyId, lotIds), steps: events.flatMap(stepOf) });
    }
    return chain;
  }

  private holds(db: Queryable, orderId: string): Promise<HoldRow[]> {
    return db.query(
      `SELECT h.number, h.county_id AS "countyId", h.hold_id AS "holdId", h.service_date AS "serviceDate",
              h.held_at AS "heldAt", ${SPLIT} AS split, ${OUTCOME} AS outcome, o.at AS "resolvedAt"
         FROM entitlement.order_hold h
         LEFT JOIN entitlement.programme p ON p.id = h.programme_id
         LEFT JOIN entitlement.order_outcome o USING (order_id, number)
        WHERE h.order_id = $1 ORDER BY h.number`,
      [orderId],
    );
  }

  private grants(db: Queryable, countyId: number, lotIds: readonly string[]): Promise<ChainGrant[]> {
    return db.query(
      `SELECT g.lot_account_id AS "lotId", p.code AS "programmeCode", p.zh AS "programmeName", g.period, g.minutes,
              g.granted_at AS "grantedAt",
              jsonb_build_object('code', g.reason -> 'rule', 'zh', g.reason -> 'zh', 'en', g.reason -> 'en') AS reason
         FROM entitlement.minutes_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.county_id = $1 AND g.lot_account_id = ANY($2::uuid[]) ORDER BY upper(g.valid), g.granted_at`,
      [countyId, lotIds],
    );
  }
}

const SPLIT = `jsonb_build_object(
  'totalFen', h.total_fen, 'programmeCode', p.code, 'programmeName', p.zh, 'programmeMinutes', h.programme_minutes,
  'programmeFen', h.programme_fen, 'familyFen', h.family_fen, 'availableMinutes', h.available_minutes,
  'reasons', h.reasons)`;

const OUTCOME = `CASE WHEN o.kind IS NOT NULL THEN jsonb_build_object(
  'kind', o.kind, 'capturedMinutes', o.captured_minutes, 'releasedMinutes', o.released_minutes,
  'programmeFen', o.programme_fen, 'familyFen', o.family_fen, 'evidenceId', o.evidence_id, 'reason', o.reason) END`;

const stepOf = ({ code, accountId, amount, at, evidenceId, reason }: HoldEvent): ChainStep[] => {
  const step = code === 'GRANT' ? undefined : STEPS[code];
  return step ? [{ step, lotId: accountId, minutes: amount, at, evidenceId, reason }] : [];
};
