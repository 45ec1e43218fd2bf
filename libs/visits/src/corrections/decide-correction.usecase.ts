import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { UnitOfWork, type StoredJob, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { CaptureGate } from '../visits/capture-gate';
import { auditOf } from '../visits/visit-audit';
import type { VisitEntity } from '../visits/visit.entity';
import { VisitParties } from '../visits/visit-parties';
import { audienceOf, factsOf } from '../visits/visit-store';
import { CorrectedBill } from './corrected-bill';
import { effectOf, isReady, liesBetween, type Effect } from './correction.policy';
import { CorrectionQueries } from './correction.queries';
import { CorrectionStore, type OpenCorrection } from './correction-store';
import type { CorrectionDecisionDto, CorrectionView } from './corrections.dto';

interface Decision {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN';
  readonly minutesAfter: number | null;
  readonly effect: Effect;
  readonly resolutionCode: string | null;
}

/** Writes a decision, and what follows from it for the minutes. */
@Injectable()
export class CorrectionDecisions {
  constructor(
    private readonly bill: CorrectedBill,
    private readonly capture: CaptureGate,
    private readonly ledger: LedgerFacade,
  ) {}

  async write(
    tx: Tx,
    { correction, visit }: { correction: OpenCorrection; visit: VisitEntity },
    decision: Decision,
  ) {
    const { outcome, minutesAfter, effect, resolutionCode } = decision;
    const { id: correctionId, requestedBy, minutesBefore } = correction;
    await tx.query(
      `INSERT INTO visits.correction_decision
         (correction_id, requested_by, decided_by, outcome, minutes_after, effect, resolution_code, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [correctionId, requestedBy, accountOf(tx.ctx), outcome, minutesAfter, effect, resolutionCode, tx.now],
    );
    if (effect === 'TAKEN_BACK') await this.bill.takeBack(tx, visit, minutesAfter ?? 0);
    const facts = { correctionId, outcome, effect, minutesBefore, minutesAfter };
    await this.ledger.log(tx, { countyId: visit.countyId, kind: 'CORRECTION', reference: visit.id, facts });
    tx.audit(
      auditOf(visit, `visits.correction-${outcome.toLowerCase()}`, {
        ...{ correctionId, effect, resolution: resolutionCode },
        before: { minutes: minutesBefore },
        after: { minutes: minutesAfter ?? minutesBefore },
      }),
    );
    tx.publish({
      type: 'visits.correction-decided.v1',
      payload: { ...factsOf(visit), correctionId, outcome, effect },
      audience: audienceOf(visit),
    });
    await this.capture.tryAgain(tx, visit);
  }
}

/** Somebody who has no part in it decides: neither who asked, nor the caregiver, the family or the provider. */
@Injectable()
export class DecideCorrection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CorrectionStore,
    private readonly parties: VisitParties,
    private readonly decisions: CorrectionDecisions,
    private readonly queries: CorrectionQueries,
  ) {}

  /**
   * @throws visits.not-independent, visits.sides-not-heard, visits.minutes-not-between, what taking back throws, such
   *   as entitlement.reversal-too-large where a judgement took the money back already
   */
  execute(ctx: Ctx, id: string, input: CorrectionDecisionDto): Promise<CorrectionView> {
    return this.uow.run(ctx, async (tx) => {
      const locked = await this.store.lock(tx, id);
      const { correction, visit } = locked;
      await this.parties.requireIndependence(tx, visit);
      if (correction.requestedBy === accountOf(ctx)) throw VisitsErrors.notIndependent();
      await this.store.requireCode(tx, visit, { list: 'resolutions', code: input.resolutionCode });
      if (!isReady(correction, await answered(tx, id), tx.now)) throw VisitsErrors.sidesNotHeard();
      await this.decisions.write(tx, locked, decisionOf(locked, input));
      return this.queries.one(tx, ctx, id);
    });
  }
}

function decisionOf(
  { correction, visit }: { correction: OpenCorrection; visit: VisitEntity },
  { outcome, minutes, resolutionCode }: CorrectionDecisionDto,
): Decision {
  const { minutesBefore: before, minutesAsked: asked, kind } = correction;
  if (outcome === 'REFUSED') return { outcome, minutesAfter: null, effect: 'NONE', resolutionCode };
  if (asked === null) return { outcome, minutesAfter: null, effect: 'NONE', resolutionCode };
  const after = minutes ?? asked;
  if (!liesBetween(after, before, asked)) throw VisitsErrors.minutesNotBetween({ before, asked }, '/minutes');
  const effect = effectOf({ state: visit.state, seat: visit.seat, kind }, { before, after });
  return { outcome, minutesAfter: after, effect, resolutionCode };
}

const answered = async (tx: Tx, id: string): Promise<string[]> =>
  (
    await tx.query<{ side: string }>('SELECT side FROM visits.correction_answer WHERE correction_id = $1', [
      id,
    ])
  ).map(({ side }) => side);

/** Whoever asked takes it back; what waited for the decision goes on. */
@Injectable()
export class WithdrawCorrection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CorrectionStore,
    private readonly decisions: CorrectionDecisions,
    private readonly queries: CorrectionQueries,
  ) {}

  /** @throws visits.not-yours */
  execute(ctx: Ctx, id: string): Promise<CorrectionView> {
    return this.uow.run(ctx, async (tx) => {
      const locked = await this.store.lock(tx, id);
      if (locked.correction.requestedBy !== accountOf(ctx)) throw VisitsErrors.correctionNotYours();
      const nothing = { minutesAfter: null, effect: 'NONE', resolutionCode: null } as const;
      await this.decisions.write(tx, locked, { outcome: 'WITHDRAWN', ...nothing });
      return this.queries.one(tx, ctx, id);
    });
  }
}

/** The clock of a decision has run out: those who decide hear of it. */
@Injectable()
export class OverdueCorrections {
  async onDeadline(tx: Tx, { key }: StoredJob): Promise<void> {
    const late = await tx.one<{ visitId: string; orderId: string; caregiverId: string; regionId: number }>(
      `SELECT v.id AS "visitId", v.order_id AS "orderId", v.caregiver_id AS "caregiverId", v.region_id AS "regionId"
         FROM visits.correction c JOIN visits.visit v ON v.id = c.visit_id WHERE c.id = $1 AND c.state = 'OPEN'`,
      [key],
    );
    if (!late) return;
    const { regionId, ...facts } = late;
    tx.publish({
      type: 'visits.correction-overdue.v1',
      payload: { ...facts, correctionId: key },
      audience: { regionId },
    });
  }
}
