import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork } from '@anzhi/platform';
import { SettlementSettings } from '../settlement.settings';
import { BatchStore, wrongState } from './batch-store';
import { penaltyFen, type PenaltyBasis } from './penalty.policy';

/** Something of the whole month costs the provider: its satisfaction rate, complaints found true, its contract. */
@Injectable()
export class AddPenalty {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BatchStore,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, id: string, basis: PenaltyBasis & { reason: string }): Promise<{ fen: number }> {
    return this.uow.run(ctx, async (tx) => {
      const { countyId, providerId } = await this.batches.find(tx, ctx, id);
      await this.batches.lockPayee(tx, { countyId, providerId });
      const batch = await this.batches.find(tx, ctx, id);
      if (!['FROZEN', 'PROVIDER_CONFIRMED', 'TOWNSHIP_VERIFIED'].includes(batch.state))
        throw wrongState(batch);
      const complaintFen = (await this.settings.get(tx, SettlementSettings.complaintYuan)) * 100;
      const fen = penaltyFen(basis, { earnedFen: batch.grossFen - batch.deductedFen, complaintFen });
      if (fen > 0)
        await tx.query(
          `INSERT INTO settlement.penalty (county_id, id, batch_id, kind, fen, reason, account_id, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [countyId, newId(tx.now), id, basis.kind, fen, basis.reason, accountOf(ctx), tx.now],
        );
      tx.audit({
        action: 'settlement.penalty-added',
        ...{ subject: 'settlement-batch', subjectId: id, regionId: countyId, organisationId: providerId },
        details: { ...basis, fen },
      });
      return { fen };
    });
  }
}
