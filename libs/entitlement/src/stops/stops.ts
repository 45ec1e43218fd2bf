import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { StopReason } from './stop.state';

/** Why a senior has no claim on a day. */
export interface ActiveStop {
  /** null: every programme. */
  readonly programmeId: string | null;
  readonly reason: StopReason;
}

/** Who has no claim on which day, and whose services are doubtful. */
@Injectable()
export class Stops {
  /**
   * Stops and suspensions of these seniors on a day; who has none is not in the map.
   * @param countyId the county whose benefits are asked for: moving away ends those of the county left only
   */
  async on(
    db: Queryable,
    seniorIds: readonly string[],
    on: string,
    countyId?: number,
  ): Promise<Map<string, readonly ActiveStop[]>> {
    const rows = await db.query<{ seniorId: string; stops: ActiveStop[] }>(
      `SELECT senior_id AS "seniorId",
              json_agg(DISTINCT jsonb_build_object('programmeId', programme_id, 'reason', reason)) AS stops
         FROM entitlement.stop
        WHERE senior_id = ANY($1::uuid[]) AND state <> 'LIFTED' AND during @> $2::date AND no_grants_from <= $2
          AND (reason <> 'MOVE_OUT' OR $3::int IS NULL OR county_id = $3)
        GROUP BY senior_id`,
      [seniorIds, on, countyId ?? null],
    );
    return new Map(rows.map(({ seniorId, stops }) => [seniorId, stops]));
  }

  /** The stop that makes the payment of an order's last hold doubtful; undefined: it may be paid. */
  async doubting(
    db: Queryable,
    hold: {
      countyId: number;
      orderId: string;
      number: number;
      seniorId: string;
      serviceDate: string;
    },
  ): Promise<string | undefined> {
    const [stop] = await db.query<{ id: string }>(
      `SELECT id FROM entitlement.stop s
        WHERE s.senior_id = $1 AND s.state <> 'LIFTED' AND s.during @> $2::date AND s.withhold_from <= $2
          AND (s.reason <> 'MOVE_OUT' OR s.county_id = $3)
          AND (s.programme_id IS NULL OR EXISTS (SELECT FROM entitlement.order_payer p
                 WHERE (p.county_id, p.order_id, p.number, p.programme_id) = ($3, $4, $5, s.programme_id)))
        ORDER BY s.withhold_from, s.id LIMIT 1`,
      [hold.seniorId, hold.serviceDate, hold.countyId, hold.orderId, hold.number],
    );
    return stop?.id;
  }
}
