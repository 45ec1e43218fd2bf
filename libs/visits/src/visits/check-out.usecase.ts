import { Injectable } from '@nestjs/common';
import { addHours, minutesBetween, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { CareRecord } from '../care/care-record';
import { judgeVisit, withProof } from '../evidence/check.policy';
import { RecordCheck } from '../evidence/record-check';
import { SealEvidence } from '../evidence/seal-evidence';
import { reportedTasks } from '../offline/task-reports';
import { isShortOfProof } from '../proofs/proof.policy';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from './visit.entity';
import { checksOf } from './check.queries';
import { viewOf } from './visit.view';
import { VisitParties } from './visit-parties';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { CheckOutDto, VisitView } from './visits.dto';

/** Job that confirms a visit the family has neither confirmed nor disputed in time. */
export const AUTO_CONFIRM = 'visits.auto-confirm';

/** Leaving: the tasks done, the minutes measured, the evidence sealed and registered with the ledger. */
@Injectable()
export class CheckOut {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly parties: VisitParties,
    private readonly checks: RecordCheck,
    private readonly care: CareRecord,
    private readonly evidence: SealEvidence,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, visitId: string, input: CheckOutDto): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      this.store.requireNext(visit, 'checkOut');
      await this.checks.requireTyped(tx, visit, input);
      return this.apply(tx, visit, input, tx.now);
    });
  }

  /**
   * The same for a visit the caller has locked.
   * @param serverAt when it first reached the server
   * @throws visits.not-in-state, and what the care record refuses
   */
  async apply(tx: Tx, visit: VisitEntity, input: CheckOutDto, serverAt: Date): Promise<VisitView> {
    this.store.requireNext(visit, 'checkOut');
    const {
      minMinutes,
      tasksOpen,
      flags: doubts,
    } = await this.care.write(tx, visit, [...(await reportedTasks(tx, visit.id)), ...input.tasks]);
    const { occurredAt, flags, method } = await this.checks.write(tx, visit, 'OUT', input, serverAt);
    const checks = await checksOf(tx, visit.id);
    const [arrival] = checks;
    const actualMinutes = Math.max(0, minutesBetween(new Date(arrival.occurredAt), occurredAt));
    const judged = judgeVisit({
      actualMinutes,
      minMinutes,
      checkIn: arrival.flags,
      checkOut: [...flags, ...doubts],
      tasksOpen,
    });
    const verdict = withProof(judged, isShortOfProof(checks));
    await this.store.move(tx, visit, 'checkOut', { actualMinutes, flags: verdict });
    await this.evidence.seal(tx, visit);
    if (visit.seat === 1) await this.scheduleConfirmation(tx, visit);
    tx.publish({
      type: 'visits.checked-out.v1',
      payload: { ...factsOf(visit), method, at: occurredAt.toISOString(), actualMinutes, flags: verdict },
      audience: audienceOf(visit),
    });
    return viewOf(visit);
  }

  private async scheduleConfirmation(tx: Tx, { id }: VisitEntity): Promise<void> {
    const hours = await this.settings.get(tx, VisitsSettings.autoConfirmHours);
    tx.schedule({ kind: AUTO_CONFIRM, key: id, dueAt: addHours(tx.now, hours) });
  }
}
