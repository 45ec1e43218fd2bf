import { Injectable } from '@nestjs/common';
import { accountOf, addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { roleOf } from '../applications/application';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { EVENT_OF, isForTheTime } from './campaign.state';
import { Claims } from './claims';
import type { RecordOutcomeDto } from './task.dto';
import { TaskStore, type Task } from './task.store';

/** What village helpers and township handlers do: they take a household on, go there, and say what they found. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: TaskStore,
    private readonly claims: Claims,
  ) {}

  /** The caller goes there, so nobody else needs to. @throws entitlement.campaign-task-taken */
  take(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const task = await this.store.lock(tx, id);
      requireRunning(task);
      if (task.takenBy) throw EntitlementErrors.campaignTaskTaken();
      const role = roleOf(ctx, EntitlementPermissions.recordCampaignOutcome);
      await this.store.move(tx, task, 'take', { role, note: '领取任务' });
    });
  }

  /** Whoever took it does not go there after all; the township may say so for him. @throws entitlement.campaign-task-taken */
  release(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const task = await this.store.lock(tx, id);
      requireRunning(task);
      const role = roleOf(ctx, EntitlementPermissions.recordCampaignOutcome);
      if (task.takenBy !== accountOf(ctx) && role === 'VILLAGE_HELPER')
        throw EntitlementErrors.campaignTaskTaken();
      await this.store.move(tx, task, 'release', { role, note: '退回任务' });
    });
  }

  /**
   * Not found or refused, the family has some days to come forward. Confirmed after a suspension, the claim is back as
   * if it had never rested.
   * @throws entitlement.campaign-task-taken by somebody else, entitlement.campaign-task-state
   */
  execute(ctx: Ctx, id: string, input: RecordOutcomeDto): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const task = await this.store.lock(tx, id);
      // Whoever is met after a suspension is met, even when the campaign is over.
      if (task.state !== 'STOPPED') requireRunning(task);
      if (task.takenBy && task.takenBy !== accountOf(ctx)) throw EntitlementErrors.campaignTaskTaken();
      await this.record(tx, task, input);
    });
  }

  private async record(tx: Tx, task: Task, input: RecordOutcomeDto): Promise<void> {
    const { outcome, note, fileId } = input;
    const event = EVENT_OF[outcome];
    const fact = outcome === 'CHANGED' ? input.fact : undefined;
    const noticeUntil = event === 'notify' ? addDays(businessDate(tx.now), task.noticeDays) : undefined;
    const role = roleOf(tx.ctx, EntitlementPermissions.recordCampaignOutcome);
    if (task.state === 'STOPPED') requireMetAgain(task, fileId);
    await this.store.move(tx, task, event, { role, note, outcome, fact, noticeUntil, fileId });
    if (task.state === 'STOPPED') await this.claims.giveBack(tx, task, note);
  }
}

function requireRunning({ campaignState }: Task): void {
  if (campaignState !== 'RUNNING') throw EntitlementErrors.campaignState({ state: campaignState });
}

/** What rested because nobody was met comes back on a proof; everything else is for an appeal. */
function requireMetAgain({ state, outcome }: Task, fileId: string | undefined): void {
  if (!isForTheTime(outcome)) throw EntitlementErrors.campaignTaskState({ state });
  if (!fileId) throw EntitlementErrors.campaignProofNeeded({}, '/fileId');
}
