import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { addHours, minutesBetween, type Ctx } from '@anzhi/kernel';
import { CatalogueFacade } from '@anzhi/catalogue';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { judgeVisit } from '../evidence/check.policy';
import { RecordCheck } from '../evidence/record-check';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from './visit.entity';
import { checksOf, tasksOf } from './visit.queries';
import { viewOf } from './visit.view';
import { VisitParties } from './visit-parties';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { CheckOutDto, DoneTaskDto, VisitView } from './visits.dto';

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
    private readonly catalogue: CatalogueFacade,
    private readonly ledger: LedgerFacade,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, visitId: string, input: CheckOutDto): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      this.store.requireNext(visit, 'checkOut');
      await this.checks.requireCode(tx, visit, input);
      const { minMinutes, tasksOpen } = await this.recordTasks(tx, visit, input.tasks);
      const { occurredAt, flags } = await this.checks.write(tx, visit, 'OUT', input);
      const [arrival] = await checksOf(tx, visit.id);
      const actualMinutes = Math.max(0, minutesBetween(new Date(arrival.occurredAt), occurredAt));
      const verdict = judgeVisit({
        actualMinutes,
        minMinutes,
        checkIn: arrival.flags,
        checkOut: flags,
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

  private async recordTasks(
    tx: Tx,
    visit: VisitEntity,
    tasks: readonly DoneTaskDto[],
  ): Promise<{ minMinutes: number; tasksOpen: number }> {
    const item = await this.catalogue.item(tx, visit.itemCode);
    const known = new Set(item?.sampleTasks.map(({ code }) => code));
    tasks.forEach(({ code }, index) => {
      if (!known.has(code)) throw VisitsErrors.unknownTask({ code }, `/tasks/${index}/code`);
    });
    await tx.query(
      `INSERT INTO visits.visit_task (visit_id, code, done, note, recorded_at)
       SELECT $1, code, bool_or(done), max(note), $3
         FROM jsonb_to_recordset($2::jsonb) AS t(code text, done boolean, note text) GROUP BY code`,
      [visit.id, JSON.stringify(tasks), tx.now],
    );
    const done = new Set(tasks.filter((task) => task.done).map(({ code }) => code));
    // the lead answers for the whole list
    return { minMinutes: item?.minMinutes ?? 0, tasksOpen: visit.seat === 1 ? known.size - done.size : 0 };
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
