import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type StoredJob, type Tx } from '@anzhi/platform';
import type { VisitFlag } from '../evidence/check.policy';
import { CaptureGate } from './capture-gate';
import { VerifyVisit } from './verify-visit';
import { VisitEntity } from './visit.entity';
import { viewOf } from './visit.view';
import { VisitParties } from './visit-parties';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { VisitView } from './visits.dto';

/** The senior or the family says that the visit took place; or time says so, and a call-back is owed. */
@Injectable()
export class ConfirmVisit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly capture: CaptureGate,
    private readonly verify: VerifyVisit,
    private readonly parties: VisitParties,
  ) {}

  execute(ctx: Ctx, visitId: string): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      this.store.requireLead(visit);
      await this.parties.requireConfirmer(tx, visit);
      await this.confirm(tx, visit, accountOf(ctx));
      return viewOf(visit);
    });
  }

  /** The deadline has passed. Whatever the family did before stands. */
  async onDeadline(tx: Tx, job: StoredJob): Promise<void> {
    const visit = await this.store.lock(tx, job.key);
    if (visit.state === 'CHECKED_OUT') await this.confirm(tx, visit, null);
  }

  private async confirm(tx: Tx, visit: VisitEntity, accountId: string | null): Promise<void> {
    const automatic = accountId === null;
    await this.store.move(tx, visit, 'confirm', { flags: await this.judged(tx, visit) });
    await tx.query(
      `INSERT INTO visits.confirmation (visit_id, account_id, automatic, call_back_owed, at) VALUES ($1, $2, $3, $3, $4)`,
      [visit.id, accountId, automatic, tx.now],
    );
    tx.publish({
      type: 'visits.visit-confirmed.v1',
      payload: { ...factsOf(visit), automatic },
      audience: audienceOf(visit),
    });
    await this.capture.tryAgain(tx, visit);
  }

  /** What a rule refuses to pay is confirmed all the same and waits for an officer: nothing is lost by it. */
  private async judged(tx: Tx, visit: VisitEntity): Promise<string[]> {
    const flags = await this.store.flagsOf(tx, visit);
    if (await this.verify.mayBePaid(tx, visit)) return flags;
    return [...new Set<string>([...flags, 'RULE_BLOCKED' satisfies VisitFlag])];
  }
}
