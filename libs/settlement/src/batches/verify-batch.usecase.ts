import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import type { Batch } from './batch';
import { Steps } from './steps';

/** Every township verifies what was served there; the last one's word moves the batch. */
@Injectable()
export class VerifyBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly geo: GeoFacade,
  ) {}

  /** Verifies the townships of the batch that are in the caller's charge. */
  execute(ctx: Ctx, id: string, reason: string | null): Promise<Batch> {
    return this.uow.run(ctx, async (tx) => {
      let batch = await this.steps.lock(tx, id, 'verify');
      const charge = new Set(await this.geo.subtree(ctx.scope.regionIds));
      const open = await this.openTowns(tx, batch);
      const mine = open.filter((regionId) => charge.has(regionId));
      if (!mine.length) throw SettlementErrors.notYourTownship();
      for (const [index, regionId] of mine.entries()) {
        const isLast = open.length === mine.length && index === mine.length - 1;
        const to = isLast ? 'TOWNSHIP_VERIFIED' : 'PROVIDER_CONFIRMED';
        batch = await this.steps.take(tx, batch, { event: 'verify', to, regionId, reason });
      }
      return batch;
    });
  }

  /** Where it still has lines that nobody verified; the county itself when none is left anywhere. */
  private async openTowns(tx: Tx, { countyId, id }: Batch): Promise<number[]> {
    const towns = await tx.query<{ regionId: number; verified: boolean }>(
      `SELECT DISTINCT l.region_id AS "regionId",
              EXISTS (SELECT FROM settlement.step s WHERE (s.county_id, s.batch_id, s.region_id)
                        = (l.county_id, l.batch_id, l.region_id) AND s.event = 'verify') AS verified
         FROM settlement.standing_line l WHERE l.county_id = $1 AND l.batch_id = $2 ORDER BY 1`,
      [countyId, id],
    );
    const open = towns.filter(({ verified }) => !verified).map(({ regionId }) => regionId);
    return open.length ? open : [countyId];
  }
}
