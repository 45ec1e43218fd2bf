import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { SanctionPoints } from '../sanctions/sanction-points';
import { CaseAtHand } from './case-at-hand';
import { CaseMoney } from './case-money';
import { CaseStore, type CaseFile } from './case-store';

/** Somebody who had no part in the case hears the appeal. Overturned: what was taken back is paid again, points go. */
@Injectable()
export class DecideAppeal {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly hand: CaseAtHand,
    private readonly store: CaseStore,
    private readonly money: CaseMoney,
    private readonly points: SanctionPoints,
  ) {}

  execute(ctx: Ctx, id: string, decision: 'UPHELD' | 'OVERTURNED', reason: string): Promise<CaseFile> {
    return this.uow.run(ctx, async (tx) => {
      const file = await this.hand.forOfficer(tx, id);
      const event = decision === 'UPHELD' ? 'uphold' : 'overturn';
      const { file: closed } = await this.store.move(tx, file, event, { reason });
      const paidFen = decision === 'OVERTURNED' ? await this.money.undo(tx, closed, reason) : 0;
      if (decision === 'OVERTURNED') await this.points.cancel(tx, closed);
      await this.hand.seal(tx, file, { event, paidFen });
      return closed;
    });
  }
}
