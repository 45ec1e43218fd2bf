import { Injectable } from '@nestjs/common';
import type { Period } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';

export interface Lot {
  readonly lotId: string;
  readonly programmeId: string;
}

/** Lots of a senior: which there are, never how much is on them; that the ledger knows. */
@Injectable()
export class LotQueries {
  /** Lots of these programmes that may be used for a day of service, those that end first in front. */
  usable(
    db: Queryable,
    senior: { seniorId: string; countyId: number; programmeIds: readonly string[]; date: string },
  ): Promise<Lot[]> {
    return db.query(
      `SELECT lot_account_id AS "lotId", programme_id AS "programmeId" FROM entitlement.minutes_grant
        WHERE senior_id = $1 AND county_id = $2 AND programme_id = ANY($3::uuid[]) AND valid @> $4::date
        ORDER BY upper(valid), granted_at, lot_account_id`,
      [senior.seniorId, senior.countyId, senior.programmeIds, senior.date],
    );
  }

  /** Lots that were usable on a day of service and whose month has been taken back since. */
  async lapsed(
    db: Queryable,
    lots: { seniorId: string; countyId: number; programmeId: string; date: string },
  ): Promise<string[]> {
    const rows = await db.query<{ lotId: string }>(
      `SELECT g.lot_account_id AS "lotId" FROM entitlement.minutes_grant g
        WHERE g.senior_id = $1 AND g.county_id = $2 AND g.programme_id = $3 AND g.valid @> $4::date
          AND EXISTS (SELECT FROM entitlement.monthly_run r WHERE r.kind = 'LAPSE'
                 AND (r.county_id, r.programme_id, r.period) = (g.county_id, g.programme_id, g.period))`,
      [lots.seniorId, lots.countyId, lots.programmeId, lots.date],
    );
    return rows.map(({ lotId }) => lotId);
  }

  /** The next seniors' lots of a month, by senior; all lots of the last one are included. */
  ofMonth(
    db: Queryable,
    month: { countyId: number; programmeId: string; period: Period; after: string | null; limit: number },
  ): Promise<{ lotId: string; seniorId: string }[]> {
    return db.query(
      `SELECT lot_account_id AS "lotId", senior_id AS "seniorId" FROM entitlement.minutes_grant
        WHERE county_id = $1 AND programme_id = $2 AND period = $3 AND ($4::uuid IS NULL OR senior_id > $4)
        ORDER BY senior_id FETCH FIRST ($5::int) ROWS WITH TIES`,
      [month.countyId, month.programmeId, month.period, month.after, month.limit],
    );
  }
}
