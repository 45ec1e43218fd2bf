import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { CaseAtHand } from './case-at-hand';
import { CaseMoney } from './case-money';
import { CaseStore, type CaseFile } from './case-store';

/** An officer takes up what somebody said: from now on nothing is paid for these visits. */
@Injectable()
export class TriageCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly hand: CaseAtHand,
    private readonly store: CaseStore,
    private readonly money: CaseMoney,
  ) {}

  execute(ctx: Ctx, id: string, reason: string): Promise<CaseFile> {
    return this.uow.run(ctx, async (tx) => {
      const { file } = await this.store.move(tx, await this.hand.forOfficer(tx, id), 'triage', { reason });
      await this.money.secure(tx, file, await this.store.visits(tx, id), reason);
      return file;
    });
  }
}
