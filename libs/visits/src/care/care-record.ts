import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { businessDate } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import type { VisitEntity } from '../visits/visit.entity';
import type { DoneTaskDto } from '../visits/visits.dto';
import { RISKS_UNREAD } from './care-gate';
import { judgeCare, type CareFlag, type CareGuide, type TaskOutcome } from './care-guide.policy';
import { VitalReadings } from './vital-readings';

/** What the care record says about a visit when the caregiver leaves. */
export interface CareVerdict {
  /** Shortest time that counts as delivered; 0 where time is no measure. */
  readonly minMinutes: number;
  /** Tasks of the item that were left out without the senior's word or a reason in the matter. */
  readonly tasksOpen: number;
  readonly flags: readonly string[];
}

/** Writes what was done at the senior's home: each task of the item once, and why where it was not done. */
@Injectable()
export class CareRecord {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly rulebooks: Rulebooks,
    private readonly readings: VitalReadings,
  ) {}

  /** @throws visits.unknown-task, visits.task-reason-missing, visits.task-reason-unknown */
  async write(tx: Tx, visit: VisitEntity, tasks: readonly DoneTaskDto[]): Promise<CareVerdict> {
    const item = await this.catalogue.item(tx, visit.itemCode);
    const guide = await this.rulebooks.care(tx, {
      regionId: visit.regionId,
      date: businessDate(visit.startsAt),
    });
    const known = new Set(item?.sampleTasks.map(({ code }) => code));
    requireReasons(guide, known, tasks);
    const last = [...new Map(tasks.map((task) => [task.code, task])).values()];
    await tx.query(
      `INSERT INTO visits.visit_task (visit_id, code, done, outcome, reason_code, note, recorded_at)
       SELECT $1, code, outcome = 'DONE', outcome, "reasonCode", note, $3
         FROM jsonb_to_recordset($2::jsonb) AS t(code text, outcome text, "reasonCode" text, note text)`,
      [visit.id, JSON.stringify(last), tx.now],
    );
    const settled = last.filter(({ outcome }) => outcome !== 'NOT_DONE').length;
    return {
      minMinutes: item?.minMinutes ?? 0,
      // the lead answers for the whole list
      tasksOpen: visit.seat === 1 ? known.size - settled : 0,
      flags: [
        ...visit.flags.filter((flag) => flag === RISKS_UNREAD),
        ...judgeCare(guide, visit.itemCode, { readings: await this.readings.of(tx, visit.id), tasks: last }),
      ],
    };
  }

  /**
   * The doubts of a visit that has ended, with what was measured during it and came only now. A reading that was missing
   * is missing no more; one that is taken after the leaving changes nothing.
   */
  async again(tx: Tx, visit: VisitEntity): Promise<string[]> {
    const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
    const guide = await this.rulebooks.care(tx, where);
    const left = await leftAt(tx, visit.id);
    const readings = (await this.readings.of(tx, visit.id)).filter(
      ({ deviceAt }) => !left || deviceAt <= left,
    );
    const tasks = await outcomesOf(tx, visit.id);
    const doubts = judgeCare(guide, visit.itemCode, { readings, tasks });
    const others = visit.flags.filter((flag) => flag !== LIFTED && flag !== STAYS);
    const stays = visit.flags.filter((flag) => flag === STAYS);
    return [...new Set([...others, ...stays, ...doubts])];
  }
}

/** What was done against an alarm is for somebody to look at, whatever is said afterwards. */
const STAYS: CareFlag = 'CONTRAINDICATED';
const LIFTED: CareFlag = 'VITALS_MISSING';

const outcomesOf = (db: Queryable, visitId: string): Promise<TaskOutcome[]> =>
  db.query('SELECT code, outcome FROM visits.visit_task WHERE visit_id = $1', [visitId]);

/** The leaving by the device's clock, which its readings go by. */
const leftAt = async (db: Queryable, visitId: string): Promise<Date | undefined> =>
  (
    await db.query<{ at: Date }>(
      `SELECT device_at AS at FROM visits.visit_check WHERE visit_id = $1 AND kind = 'OUT'`,
      [visitId],
    )
  )[0]?.at;

function requireReasons(guide: CareGuide, known: ReadonlySet<string>, tasks: readonly DoneTaskDto[]): void {
  tasks.forEach(({ code, outcome, reasonCode }, index) => {
    if (!known.has(code)) throw VisitsErrors.unknownTask({ code }, `/tasks/${index}/code`);
    const pointer = `/tasks/${index}/reasonCode`;
    if ((outcome === 'DONE') !== (reasonCode === undefined))
      throw VisitsErrors.taskReasonMissing({}, pointer);
    if (reasonCode !== undefined && !guide.taskReasons.some((each) => each.code === reasonCode))
      throw VisitsErrors.taskReasonUnknown({ code: reasonCode }, pointer);
  });
}
