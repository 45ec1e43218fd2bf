import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { viewOf } from '../visits/visit.view';
import { VisitParties } from '../visits/visit-parties';
import { VisitStore } from '../visits/visit-store';
import type { VisitView } from '../visits/visits.dto';
import type { ProofLabel } from './proof.policy';
import { ProofStanding } from './proof-standing';
import type { CallBackAnswerDto } from './proofs.dto';

const LABELS: Readonly<Record<CallBackAnswerDto['answer'], ProofLabel>> = {
  CONFIRMED: 'CONFIRMED_BY_PHONE',
  DENIED: 'DENIED_BY_PHONE',
  NOT_REACHED: 'NOT_REACHED',
};

/** The hotline has called the senior's number on file while the caregiver stood at the door, and asked who is there. */
@Injectable()
export class AnswerCallBack {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly parties: VisitParties,
    private readonly standing: ProofStanding,
  ) {}

  /** @throws visits.not-asked-for, visits.not-independent for whoever has to do with the visit himself */
  execute(
    ctx: Ctx,
    visitId: string,
    proofId: string,
    { answer, note }: CallBackAnswerDto,
  ): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      await this.parties.requireIndependence(tx, visit);
      this.standing.requireOpen(visit);
      const pending = await this.standing.pendingOf(tx, visitId);
      const proof = pending.find(({ id, method }) => id === proofId && method === 'CALL_BACK');
      if (!proof) throw VisitsErrors.notAskedFor();
      await this.standing.settle(tx, visit, proof, {
        result: answer === 'CONFIRMED' ? 'VALID' : 'INVALID',
        label: LABELS[answer],
        ...(note && { note }),
        accountId: accountOf(ctx),
      });
      await this.standing.refresh(tx, visit);
      return viewOf(visit);
    });
  }
}
