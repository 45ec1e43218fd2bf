import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { businessDate } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';

/** Numbers receipts without gaps, by county and year: whoever sees 41 and 43 may ask for 42. */
@Injectable()
export class Receipts {
  constructor(private readonly geo: GeoFacade) {}

  /** `SJ-321302-2026-000042`; taken back with the transaction that asked. */
  async next(tx: Tx, countyId: number): Promise<string> {
    const year = Number(businessDate(tx.now).slice(0, 4));
    const row = await tx.one<{ last: number }>(
      `INSERT INTO settlement.receipt_counter AS c (county_id, year, last) VALUES ($1, $2, 1)
       ON CONFLICT (county_id, year) DO UPDATE SET last = c.last + 1 RETURNING last`,
      [countyId, year],
    );
    const county = await this.geo.region(countyId);
    return `SJ-${county?.code ?? countyId}-${year}-${String(row!.last).padStart(6, '0')}`;
  }
}
