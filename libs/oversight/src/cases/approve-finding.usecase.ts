import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { CaseAtHand } from './case-at-hand';
import { CaseMoney } from './case-money';
import { approvalEvent, sendBackEvent, type CaseOutcome } from './case.policy';
import { CaseStore, type CaseFile } from './case-store';
import { SanctionPoints } from '../sanctions/sanction-points';

/**
 * Another officer than the one who found it. Approved, the money follows in the same transaction: freed, corrected or
 * taken back, each visit once however many approve at the same time; and the points are counted.
 */
@Injectable()
export class ApproveFinding {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly hand: CaseAtHand,
    private readonly store: CaseStore,
    private readonly money: CaseMoney,
    private readonly points: SanctionPoints,
  ) {}

  execute(ctx: Ctx, id: string, reason: string): Promise<CaseFile> {
    return this.uow.run(ctx, async (tx) => {
      const file = await this.hand.forOfficer(tx, id);
      const outcome = (await this.proposed(tx, id)) ?? 'DISMISSED';
      const { file: decided } = await this.store.move(tx, file, approvalEvent(outcome), { reason, outcome });
      const verdicts = await this.store.verdicts(tx, id);
      const taken = await this.money.carryOut(tx, decided, verdicts, reason);
      const { points } = await this.points.count(tx, decided, verdicts);
      await this.hand.seal(tx, file, {
        event: 'approve',
        outcome,
        visits: verdicts.length,
        ...taken,
        points,
      });
      return decided;
    });
  }

  /** Back to whoever found it, or, when the provider was not heard, to hearing it. */
  sendBack(ctx: Ctx, id: string, reason: string): Promise<CaseFile> {
    return this.uow.run(ctx, async (tx) => {
      const file = await this.hand.forOfficer(tx, id);
      return (await this.store.move(tx, file, sendBackEvent(file.heard), { reason })).file;
    });
  }

  private async proposed(tx: Tx, id: string): Promise<CaseOutcome | undefined> {
    const row = await tx.one<{ outcome: CaseOutcome }>(
      `SELECT outcome FROM oversight.case_step WHERE case_id = $1 AND event IN ('find', 'proposeDismissal')
        ORDER BY number DESC LIMIT 1`,
      [id],
    );
    return row?.outcome;
  }
}
