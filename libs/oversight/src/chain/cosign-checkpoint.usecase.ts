import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Checkpoints } from '@anzhi/ledger';
import { UnitOfWork } from '@anzhi/platform';

/** Keeps a witness's signature under a checkpoint. */
@Injectable()
export class CosignCheckpoint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** @throws ledger.checkpoint-not-found, ledger.cosignature-refused */
  execute(
    ctx: Ctx,
    { countyId, size, line }: { countyId: number; size: number; line: string },
  ): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      await this.checkpoints.cosign(tx, countyId, size, line);
      tx.audit({
        action: 'oversight.checkpoint-cosigned',
        subject: 'checkpoint',
        subjectId: `${countyId}/${size}`,
        regionId: countyId,
      });
    });
  }
}
