import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { CaseAtHand } from './case-at-hand';
import { CaseStore, type CaseFile } from './case-store';

/** The provider is told of the case and what it is to hand in, within five working days (ledger.md 4.4). */
@Injectable()
export class AskEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly hand: CaseAtHand,
    private readonly store: CaseStore,
  ) {}

  /** @param wanted read by the provider */
  execute(ctx: Ctx, id: string, wanted: string): Promise<CaseFile> {
    return this.uow.run(ctx, async (tx) => {
      const asked = await this.store.move(tx, await this.hand.forOfficer(tx, id), 'askEvidence', {
        reason: wanted,
      });
      return asked.file;
    });
  }
}
