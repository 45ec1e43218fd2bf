import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { addHours, minutesBetween, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { CareRecord } from '../care/care-record';
import { judgeVisit } from '../evidence/check.policy';
import { RecordCheck } from '../evidence/record-check';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from './visit.entity';
import { checksOf, tasksOf } from './visit.queries';
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
    private readonly ledger: LedgerFacade,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, visitId: string, input: CheckOutDto): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      this.store.requireNext(visit, 'checkOut');
      await this.checks.requireCode(tx, visit, input);
      const { minMinutes, tasksOpen, flags: doubts } = await this.care.write(tx, visit, input.tasks);
      const { occurredAt, flags } = await this.checks.write(tx, visit, 'OUT', input);
      const [arrival] = await checksOf(tx, visit.id);
      const actualMinutes = Math.max(0, minutesBetween(new Date(arrival.occurredAt), occurredAt));
      const verdict = judgeVisit({
        actualMinutes,
        minMinutes,
        checkIn: arrival.flags,
        checkOut: [...flags, ...doubts],
        tasksOpen,
      });
      await this.store.move(tx, visit, 'checkOut', { actualMinutes, flags: verdict });
      await this.sealEvidence(tx, visit);
      if (visit.seat === 1) await this.scheduleConfirmation(tx, visit);
      tx.publish({
        type: 'visits.checked-out.v1',
        payload: {
          ...factsOf(visit),
          method: input.method,
          at: occurredAt.toISOString(),
          actualMinutes,
          flags: verdict,
        },
        audience: audienceOf(visit),
      });
      return viewOf(visit);
    });
  }

  private async scheduleConfirmation(tx: Tx, { id }: VisitEntity): Promise<void> {
    const hours = await this.settings.get(tx, VisitsSettings.autoConfirmHours);
    tx.schedule({ kind: AUTO_CONFIRM, key: id, dueAt: addHours(tx.now, hours) });
  }

  /** What was recorded at the door, hashed: changed evidence no longer matches what the ledger registered. */
  private async sealEvidence(tx: Tx, visit: VisitEntity): Promise<void> {
    const manifest = {
      visit: viewOf(visit),
      checks: await checksOf(tx, visit.id),
      tasks: await tasksOf(tx, visit.id),
    };
    await this.ledger.registerEvidence(tx, {
      countyId: visit.countyId,
      evidenceId: visit.id,
      kind: 'VISIT',
      reference: visit.orderId,
      hash: createHash('sha256').update(JSON.stringify(manifest)).digest(),
    });
  }
}
