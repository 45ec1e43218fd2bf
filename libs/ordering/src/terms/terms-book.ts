import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { businessDate } from '@anzhi/kernel';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import type { FairTerms } from './fair-terms.policy';
import { FairTermsSettings } from './terms.settings';

/** Terms with where and since when they hold. */
export interface FoundTerms extends FairTerms {
  /** null: what the platform comes with. */
  readonly id: string | null;
  readonly regionId: number | null;
  readonly validFrom: string | null;
  readonly source: string;
}

const COLUMNS = `late_minutes AS "lateMinutes", late_credit_bp AS "lateCreditBp", no_show_minutes AS "noShowMinutes",
  short_bp AS "shortBp", short_credit_bp AS "shortCreditBp", free_change_hours AS "freeChangeHours"`;

/** The terms of service: set by division and day, agreed with a booking, and from then on the order's own. */
@Injectable()
export class TermsBook {
  constructor(
    private readonly geo: GeoFacade,
    private readonly settings: Settings,
  ) {}

  /** Those of the division, or of its nearest ancestor that has any on the day `YYYY-MM-DD`, or the bureau's numbers. */
  async inForce(db: Queryable, regionId: number, date: string): Promise<FoundTerms> {
    const path = (await this.geo.path(regionId)).map(({ id }) => id);
    const [row] = await db.query<FoundTerms>(
      `SELECT id, region_id AS "regionId", lower(valid) AS "validFrom", source, ${COLUMNS}
         FROM ordering.terms WHERE region_id = ANY($1::int[]) AND valid @> $2::date
        ORDER BY array_position($1::int[], region_id) LIMIT 1`,
      [path, date],
    );
    if (row) return row;
    const numbers = await this.settings.all(db, FairTermsSettings);
    return { ...numbers, id: null, regionId: null, validFrom: null, source: 'policy.md 2.4' };
  }

  /** What holds today is agreed for this order; later terms do not touch it. */
  async agree(tx: Tx, order: { id: string; regionId: number }): Promise<void> {
    const terms = await this.inForce(tx, order.regionId, businessDate(tx.now));
    await tx.query(
      `INSERT INTO ordering.agreed_terms (order_id, terms_id, late_minutes, late_credit_bp, no_show_minutes, short_bp,
         short_credit_bp, free_change_hours, agreed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        order.id,
        terms.id,
        terms.lateMinutes,
        terms.lateCreditBp,
        terms.noShowMinutes,
        terms.shortBp,
        terms.shortCreditBp,
        terms.freeChangeHours,
        tx.now,
      ],
    );
  }

  /** What was agreed for the order; for one that was taken over from elsewhere, the bureau's numbers. */
  async of(db: Queryable, orderId: string): Promise<FairTerms> {
    const [row] = await db.query<FairTerms>(
      `SELECT ${COLUMNS} FROM ordering.agreed_terms WHERE order_id = $1`,
      [orderId],
    );
    return row ?? this.settings.all(db, FairTermsSettings);
  }
}
