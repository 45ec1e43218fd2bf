import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { RejectVisit } from './reject-visit';
import { CaptureGate } from './capture-gate';
import { VisitEntity } from './visit.entity';
import { VISIT_STATE_ZH } from './visit.state';
import { viewOf } from './visit.view';
import { VisitParties } from './visit-parties';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { DisputeDecisionDto, VisitView } from './visits.dto';

/** "It was not so": nothing is captured until an officer has decided. */
@Injectable()
export class DisputeVisit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly parties: VisitParties,
  ) {}

  execute(ctx: Ctx, visitId: string, reason: string): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      this.store.requireLead(visit);
      await this.parties.requireConfirmer(tx, visit);
      await this.store.move(tx, visit, 'dispute', { reason, flags: await this.store.flagsOf(tx, visit) });
      await tx.query(
        'INSERT INTO visits.dispute (visit_id, account_id, reason, at) VALUES ($1, $2, $3, $4)',
        [visit.id, accountOf(ctx), reason, tx.now],
      );
      tx.publish({ type: 'visits.visit-disputed.v1', payload: factsOf(visit), audience: audienceOf(visit) });
      return viewOf(visit);
    });
  }
}

/** The officer's decision: the accepted minutes are captured, or the service is rejected and the hold released. */
@Injectable()
export class DecideDispute {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly capture: CaptureGate,
    private readonly reject: RejectVisit,
    private readonly parties: VisitParties,
  ) {}

  execute(ctx: Ctx, visitId: string, input: DisputeDecisionDto): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      await this.parties.requireIndependence(tx, visit);
      if (visit.state !== 'DISPUTED') throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
      const measured = visit.actualMinutes ?? 0;
      const isRejected = input.decision === 'SERVICE_REJECTED';
      const accepted = isRejected ? 0 : (input.acceptedMinutes ?? measured);
      if (!isRejected && (accepted < 1 || accepted > measured)) {
        throw VisitsErrors.minutesOutOfRange({ actual: measured }, '/acceptedMinutes');
      }
      await this.record(tx, visit, input, accepted);
      if (isRejected) await this.reject.apply(tx, visit, input.reason);
      else {
        await this.store.move(tx, visit, 'accept', { reason: input.reason });
        await this.capture.afterReview(tx, visit);
      }
      return viewOf(visit);
    });
  }

  private async record(
    tx: Tx,
    visit: VisitEntity,
    input: DisputeDecisionDto,
    accepted: number,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO visits.dispute_decision (visit_id, account_id, decision, accepted_minutes, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [visit.id, accountOf(tx.ctx), input.decision, accepted, input.reason, tx.now],
    );
  }
}
