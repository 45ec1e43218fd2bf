import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { firstDayOf, nextPeriod, type Period } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { BatchStore } from '../batches/batch-store';
import { ClaimQueries } from '../claims/claim.queries';

/** Statements are opened for whoever has anything to settle. */
@Injectable()
export class OpeningMonths {
  constructor(
    private readonly claims: ClaimQueries,
    private readonly batches: BatchStore,
    private readonly geo: GeoFacade,
  ) {}

  /** @param month that is over */
  async open(tx: Tx, month: Period): Promise<void> {
    const until = firstDayOf(nextPeriod(month));
    for (const countyId of await this.claims.counties(tx)) {
      const code = (await this.geo.region(countyId))?.code ?? String(countyId);
      for (const payee of await this.claims.payees(tx, countyId, until))
        await this.batches.open(tx, payee, month, code);
    }
  }
}
