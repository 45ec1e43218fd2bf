import { Injectable } from '@nestjs/common';
import { accountOf, addHours, minutesBetween, newId, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { countedMinutes } from '../terms/visit-bill';
import { VisitsErrors } from '../visits.errors';
import { underCorrection } from '../visits/capture-gate';
import { auditOf } from '../visits/visit-audit';
import type { VisitEntity } from '../visits/visit.entity';
import { VISIT_STATE_ZH } from '../visits/visit.state';
import { audienceOf, factsOf, VisitStore } from '../visits/visit-store';
import { isCorrectable, sidesAsked, timesMakeSense, type RequestedAs } from './correction.policy';
import { CorrectionQueries } from './correction.queries';
import { CorrectionStore } from './correction-store';
import type { CorrectionInput, CorrectionView } from './corrections.dto';
import { CorrectionSettings } from './corrections.settings';
import { EditWindows, type EditWindow } from './edit-window';

/** Job that tells the officers of a correction nobody has decided in time. */
export const CORRECTION_OVERDUE = 'visits.correction-overdue';

interface Asked {
  readonly minutes: number | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/**
 * "The record should be otherwise": the caregiver who disputes a deduction, the family, or the provider. It stands
 * beside the punches, the other side is heard, and somebody without a part in it decides.
 */
@Injectable()
export class RequestCorrection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visits: VisitStore,
    private readonly store: CorrectionStore,
    private readonly windows: EditWindows,
    private readonly settings: Settings,
    private readonly queries: CorrectionQueries,
  ) {}

  /** @throws visits.not-correctable, visits.record-locked, visits.correction-open, visits.correction-incomplete */
  execute(ctx: Ctx, visitId: string, input: CorrectionInput): Promise<CorrectionView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.visits.lock(tx, visitId);
      const requestedAs = await this.store.requesterOf(tx, visit);
      const window = await this.requireOpen(tx, visit);
      await this.store.requireCode(tx, visit, { list: 'reasons', code: input.reasonCode });
      const asked = askedBy(input, visit, tx.now);
      const before = await countedMinutes(tx, visit.id);
      const id = await this.insert(tx, visit, { input, requestedAs, window, asked, before });
      await this.store.addFiles(tx, id, input.fileIds);
      tx.audit(
        auditOf(visit, 'visits.correction-requested', {
          correctionId: id,
          kind: input.kind,
          as: requestedAs,
          reason: input.reasonCode,
          before: { minutes: before },
          after: { minutes: asked.minutes, tasks: input.tasks },
        }),
      );
      return this.queries.one(tx, ctx, id);
    });
  }

  private async requireOpen(tx: Tx, visit: VisitEntity): Promise<EditWindow> {
    const window = await this.windows.of(tx, visit, tx.now);
    if (!isCorrectable(visit.state) || !window)
      throw VisitsErrors.notCorrectable({ state: VISIT_STATE_ZH[visit.state] });
    if (tx.now > window.until) throw VisitsErrors.recordLocked();
    if (await underCorrection(tx, visit.id)) throw VisitsErrors.correctionOpen();
    return window;
  }

  private async insert(
    tx: Tx,
    visit: VisitEntity,
    {
      input,
      requestedAs,
      window,
      asked,
      before,
    }: { input: CorrectionInput; requestedAs: RequestedAs; window: EditWindow; asked: Asked; before: number },
  ): Promise<string> {
    const id = newId(tx.now);
    const { answerHours, decideHours } = await this.settings.all(tx, CorrectionSettings);
    const answerBy = addHours(tx.now, answerHours);
    const decideBy = addHours(tx.now, Math.max(decideHours, answerHours + 1));
    await tx.query(
      `INSERT INTO visits.correction (id, visit_id, county_id, region_id, provider_id, kind, requested_by, requested_as,
         reason_code, minutes_before, minutes_asked, started_at, ended_at, tasks, requested_at, editable_until, unlock_id,
         answer_by, decide_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        ...[id, visit.id, visit.countyId, visit.regionId, visit.providerId, input.kind, accountOf(tx.ctx)],
        ...[requestedAs, input.reasonCode, before, asked.minutes, asked.startedAt, asked.endedAt],
        input.kind === 'TASKS' ? JSON.stringify(input.tasks) : null,
        ...[tx.now, window.until, window.unlockId, answerBy, decideBy],
      ],
    );
    tx.schedule({ kind: CORRECTION_OVERDUE, key: id, dueAt: decideBy });
    const asks = sidesAsked(requestedAs);
    tx.publish({
      type: 'visits.correction-requested.v1',
      payload: {
        ...factsOf(visit),
        correctionId: id,
        kind: input.kind,
        asksFamily: asks.includes('FAMILY'),
        asksCaregiver: asks.includes('CAREGIVER'),
        answerBy: answerBy.toISOString(),
      },
      audience: audienceOf(visit),
    });
    return id;
  }
}

/** What is asked for, each kind with what it needs. @throws visits.correction-incomplete, visits.times-impossible */
function askedBy(input: CorrectionInput, { startsAt }: VisitEntity, now: Date): Asked {
  const { kind, minutes, startedAt, endedAt, tasks } = input;
  const nothing: Asked = { minutes: null, startedAt: null, endedAt: null };
  if (kind === 'TASKS') {
    if (!tasks?.length) throw VisitsErrors.correctionIncomplete({}, '/tasks');
    return nothing;
  }
  if (kind === 'MINUTES') {
    if (minutes === undefined) throw VisitsErrors.correctionIncomplete({}, '/minutes');
    return { ...nothing, minutes };
  }
  if (!startedAt || !endedAt)
    throw VisitsErrors.correctionIncomplete({}, startedAt ? '/endedAt' : '/startedAt');
  const times = { startedAt: new Date(startedAt), endedAt: new Date(endedAt) };
  if (!timesMakeSense(times, { startsAt, now })) throw VisitsErrors.timesImpossible({}, '/startedAt');
  return { ...times, minutes: minutesBetween(times.startedAt, times.endedAt) };
}
