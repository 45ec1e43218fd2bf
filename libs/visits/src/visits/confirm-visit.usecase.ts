import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { ProvidersFacade } from '@anzhi/providers';
import { UnitOfWork, type StoredJob, type Tx } from '@anzhi/platform';
import { needsOfficer } from '../evidence/check.policy';
import { VisitsErrors } from '../visits.errors';
import { VerifyVisit } from './verify-visit';
import { VisitEntity } from './visit.entity';
import { viewOf } from './visit.view';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { VisitView } from './visits.dto';

/** The senior or the family says that the visit took place; or time says so, and a call-back is owed. */
@Injectable()
export class ConfirmVisit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly verify: VerifyVisit,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  execute(ctx: Ctx, visitId: string): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      await this.requireConfirmer(tx, visit);
      await this.confirm(tx, visit, accountOf(ctx));
      return viewOf(visit);
    });
  }

  /** The deadline has passed. Whatever the family did before stands. */
  async onDeadline(tx: Tx, job: StoredJob): Promise<void> {
    const visit = await this.store.lock(tx, job.key);
    if (visit.state === 'CHECKED_OUT') await this.confirm(tx, visit, null);
  }

  /** Who confirms must hold the right, and must not be the one who served. */
  async requireConfirmer(tx: Tx, visit: VisitEntity): Promise<void> {
    if (!(await this.people.mayActFor(tx, tx.ctx, visit.seniorId, 'CONFIRM'))) throw VisitsErrors.notYours();
    const caregiver = await this.providers.caregiver(tx, visit.caregiverId);
    if (caregiver?.accountId === tx.ctx.actor.accountId) throw VisitsErrors.ownVisit();
  }

  private async confirm(tx: Tx, visit: VisitEntity, accountId: string | null): Promise<void> {
    const automatic = accountId === null;
    await this.store.move(tx, visit, 'confirm');
    await tx.query(
      `INSERT INTO visits.confirmation (visit_id, account_id, automatic, call_back_owed, at) VALUES ($1, $2, $3, $3, $4)`,
      [visit.id, accountId, automatic, tx.now],
    );
    tx.publish({
      type: 'visits.visit-confirmed.v1',
      payload: { ...factsOf(visit), automatic },
      audience: audienceOf(visit),
    });
    if (!needsOfficer(visit.flags)) await this.verify.apply(tx, visit, visit.actualMinutes ?? 0);
  }
}
