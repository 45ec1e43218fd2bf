import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { BenefitUnit } from '../programmes/programme';

export interface Lot {
  readonly lotId: string;
  readonly programmeId: string;
  readonly unit: BenefitUnit;
  /** Month it is for; 0: once for all. */
  readonly period: number;
}

/** Lots of a senior: which there are, never how much is on them; that the ledger knows. */
@Injectable()
export class LotQueries {
  /**
   * Lots of these programmes that may be used for a day of service, in the order in which they are drawn upon: what
   * ends first; of those the programme that is drawn upon first; of those what was carried over; then by age.
   */
  usable(
    db: Queryable,
    senior: { seniorId: string; countyId: number; programmeIds: readonly string[]; date: string },
  ): Promise<Lot[]> {
    return db.query(
      `SELECT g.lot_account_id AS "lotId", g.programme_id AS "programmeId", g.unit, g.period
         FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.senior_id = $1 AND g.county_id = $2 AND g.programme_id = ANY($3::uuid[]) AND g.usable @> $4::date
        ORDER BY upper(g.usable), p.draw_order, g.kind <> 'CARRIED', g.granted_at, g.lot_account_id`,
      [senior.seniorId, senior.countyId, senior.programmeIds, senior.date],
    );
  }

  /** Lots that may still be used on or after a day, for whoever ends them before their time. */
  usableFrom(
    db: Queryable,
    senior: { seniorId: string; countyId: number; from: string; programmeId: string | null },
  ): Promise<Lot[]> {
    return db.query(
      `SELECT g.lot_account_id AS "lotId", g.programme_id AS "programmeId", g.unit, g.period
         FROM entitlement.benefit_grant g
        WHERE g.senior_id = $1 AND g.county_id = $2 AND upper(g.usable) > $3::date
          AND ($4::uuid IS NULL OR g.programme_id = $4)
        ORDER BY upper(g.usable), g.granted_at, g.lot_account_id`,
      [senior.seniorId, senior.countyId, senior.from, senior.programmeId],
    );
  }
}
