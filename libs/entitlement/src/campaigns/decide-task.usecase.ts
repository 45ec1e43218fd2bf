import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { roleOf } from '../applications/application';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { Claims } from './claims';
import type { TaskDecision, TaskDecisionDto } from './task.dto';
import { TaskStore } from './task.store';

const EVENTS = { STOP: 'stop', KEEP: 'keep', REOPEN: 'reopen' } as const satisfies Record<
  TaskDecision,
  string
>;

/** The second person decides what was found means for the claim, and is not bound by it. */
@Injectable()
export class DecideTask {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: TaskStore,
    private readonly claims: Claims,
  ) {}

  /**
   * STOP: the claim rests where nobody was met, and ends where something has changed; the family may appeal. KEEP: it
   * stays. REOPEN: somebody goes there again.
   * @throws entitlement.campaign-notice-runs, campaign-task-state, another-person
   */
  execute(ctx: Ctx, id: string, { decision, reason }: TaskDecisionDto): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const task = await this.store.lock(tx, id);
      if (task.campaignState !== 'RUNNING')
        throw EntitlementErrors.campaignState({ state: task.campaignState });
      const { state, noticeUntil } = task;
      if (decision === 'STOP' && state === 'NOTICED' && noticeUntil! >= businessDate(tx.now))
        throw EntitlementErrors.campaignNoticeRuns({ until: noticeUntil! });
      const role = roleOf(ctx, EntitlementPermissions.decideCampaignTask);
      await this.store.move(tx, task, EVENTS[decision], { role, note: reason });
      if (decision === 'STOP') await this.claims.stop(tx, task, { role, reason });
    });
  }
}
