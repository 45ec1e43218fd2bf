import { Injectable } from '@nestjs/common';
import type { Period } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import type { Share } from './differences.policy';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Seniors from one id (exclusive) to another (inclusive); null: from the first, to the last. */
export interface SeniorRange {
  readonly after: string | null;
  readonly last: string | null;
}

/** What seniors of a county were granted in a month. */
@Injectable()
export class ShareQueries {
  /** By senior and programme; of a week's benefit one week. What was carried over or restored does not count. */
  async ofMonth(db: Queryable, countyId: number, period: Period, range: SeniorRange): Promise<Share[]> {
    return db.query(
      `SELECT senior_id AS "seniorId", programme_id AS "programmeId", max(amount) AS amount
         FROM entitlement.benefit_grant
        WHERE county_id = $1 AND programme_id = ANY($3::uuid[]) AND period = $2 AND senior_id > $4 AND senior_id <= $5
          AND kind IN ('MONTHLY', 'SUPPLEMENT')
        GROUP BY senior_id, programme_id`,
      [
        countyId,
        period,
        await this.programmesOf(db, countyId, period),
        range.after ?? FIRST_ID,
        range.last ?? LAST_ID,
      ],
    );
  }

  /** Programmes (ids) that granted something in a month. */
  async programmesOf(db: Queryable, countyId: number, period: Period): Promise<string[]> {
    const rows = await db.query<{ programmeId: string }>(
      `SELECT DISTINCT programme_id AS "programmeId" FROM entitlement.lot_end WHERE county_id = $1 AND period = $2`,
      [countyId, period],
    );
    return rows.map(({ programmeId }) => programmeId);
  }
}
