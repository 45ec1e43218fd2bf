import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Tx } from '@anzhi/platform';
import { Lifting } from '../stops/lifting';
import { StopRegister, type StopOrder } from '../stops/stop-register';
import { fromDay } from '../stops/stop-terms.policy';
import { StopStore } from '../stops/stop-store';
import { isForTheTime } from './campaign.state';
import { outcomeWords } from './outcome.words';
import type { Task } from './task.store';

/** What a campaign does to claims, through the register of stops: with its notice, its appeal and its back-pay. */
@Injectable()
export class Claims {
  constructor(
    private readonly register: StopRegister,
    private readonly stops: StopStore,
    private readonly lifting: Lifting,
    private readonly people: PeopleFacade,
  ) {}

  /**
   * From today on, each programme the campaign is about. The task is the cause, so it stops a claim once. Who lives in
   * another county by now has no claim left here, and what he has there is not this campaign's.
   */
  async stop(tx: Tx, task: Task, by: { readonly role: string; readonly reason: string }): Promise<void> {
    const { id: causeId, seniorId, countyId, regionId, outcome } = task;
    const senior = await this.people.senior(tx, seniorId);
    if (senior?.countyId !== countyId) return;
    const today = businessDate(tx.now);
    const kind = isForTheTime(outcome) ? 'SUSPEND' : 'STOP';
    for (const programme of await this.programmes(tx, task.programmeIds))
      await this.register.record(tx, {
        ...{ seniorId, countyId, regionId, programme, causeId },
        ...{ reason: 'CAMPAIGN', happenedOn: today, terms: { ...fromDay(today, null), kind } },
        detail: outcome ? outcomeWords(outcome).zh : undefined,
        by: { ...by, level: 'ORDER' },
      });
  }

  /** As if it had never been: what lapsed comes back, months that were missed are paid. */
  async giveBack(tx: Tx, { id, seniorId }: Task, reason: string): Promise<void> {
    const standing = await tx.query<{ id: string }>(
      `SELECT id FROM entitlement.stop WHERE senior_id = $1 AND cause_id = $2 AND state <> 'LIFTED' ORDER BY id`,
      [seniorId, id],
    );
    for (const { id: stopId } of standing)
      await this.lifting.lift(tx, await this.stops.lock(tx, stopId), { role: 'SYSTEM', reason });
  }

  private async programmes(tx: Tx, ids: readonly string[]): Promise<StopOrder['programme'][]> {
    if (!ids.length) return [null];
    return tx.query('SELECT id, zh, en FROM entitlement.programme WHERE id = ANY($1::uuid[]) ORDER BY code', [
      ids,
    ]);
  }
}
