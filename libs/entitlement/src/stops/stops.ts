import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { isCountyBound, isKeptInInstitution, reaches, STOP_ROW } from './stop-reach.sql';
import type { StopReason } from './stop.state';

/** Why a senior has no claim on a day. */
export interface ActiveStop {
  /** null: every programme. */
  readonly programmeId: string | null;
  readonly reason: StopReason;
  /** Programmes it leaves as they are; left out: none. */
  readonly spares?: readonly string[];
}

/** Programmes that somebody in an institution keeps on the day `$2`, in a fixed order; nothing where there are none. */
const SPARED = `(
  SELECT jsonb_strip_nulls(jsonb_build_object('spares', jsonb_agg(v.programme_id ORDER BY v.programme_id)))
    FROM entitlement.programme_version v
   WHERE v.state = 'APPROVED' AND v.effective @> $2::date AND ${isKeptInInstitution})`;

/** Who has no claim on which day, and whose services are doubtful. */
@Injectable()
export class Stops {
  /**
   * Stops and suspensions of these seniors on a day; who has none is not in the map.
   * @param countyId the county whose benefits are asked for: some stops are about one county's only
   */
  async on(
    db: Queryable,
    seniorIds: readonly string[],
    on: string,
    countyId?: number,
  ): Promise<Map<string, readonly ActiveStop[]>> {
    const rows = await db.query<{ seniorId: string; stops: ActiveStop[] }>(
      `SELECT senior_id AS "seniorId",
              json_agg(DISTINCT jsonb_build_object('programmeId', programme_id, 'reason', reason)
                                || CASE reason WHEN 'INSTITUTION' THEN ${SPARED} ELSE '{}' END) AS stops
         FROM entitlement.stop s
        WHERE senior_id = ANY($1::uuid[]) AND state <> 'LIFTED' AND during @> $2::date AND no_grants_from <= $2
          AND (NOT ${isCountyBound(STOP_ROW)} OR $3::int IS NULL OR county_id = $3)
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
          AND EXISTS (SELECT FROM entitlement.order_payer p
                WHERE (p.county_id, p.order_id, p.number) = ($3, $4, $5) AND p.payer <> 'SELF'
                  AND ${reaches(STOP_ROW, { countyId: 'p.county_id', programmeId: 'p.programme_id' })})
        ORDER BY s.withhold_from, s.id LIMIT 1`,
      [hold.seniorId, hold.serviceDate, hold.countyId, hold.orderId, hold.number],
    );
    return stop?.id;
  }
}
