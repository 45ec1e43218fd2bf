import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { CaseAtHand } from './case-at-hand';
import { CaseErrors } from './case.errors';
import { faultOf, findingEvent, type CaseOutcome, type FindingFault, type VisitVerdict } from './case.policy';
import { CaseStore, type CaseFile, type CasePaper } from './case-store';

export interface Finding {
  readonly outcome: CaseOutcome;
  /** In plain words; read by the provider. */
  readonly reason: string;
  readonly verdicts: readonly VisitVerdict[];
  readonly papers?: readonly CasePaper[];
}

const FAULTS: Readonly<Record<FindingFault, keyof typeof CaseErrors>> = {
  everyVisitOnce: 'caseFindingIncomplete',
  shortNeedsMinutes: 'caseFindingMinutes',
  outcomeDiffers: 'caseFindingOutcome',
  unheard: 'caseUnheard',
};

/** One officer says what he found, visit by visit; nothing happens until another has approved it. */
@Injectable()
export class FindCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly hand: CaseAtHand,
    private readonly store: CaseStore,
  ) {}

  execute(ctx: Ctx, id: string, { outcome, reason, verdicts, papers }: Finding): Promise<CaseFile> {
    return this.uow.run(ctx, async (tx) => {
      const file = await this.hand.forOfficer(tx, id);
      const visits = await this.store.visits(tx, id);
      const fault = faultOf(
        outcome,
        verdicts,
        visits.map(({ visitId }) => visitId),
        file.state,
      );
      if (fault) throw CaseErrors[FAULTS[fault]]();
      const step = { reason, outcome, papers };
      const { file: found, number } = await this.store.move(tx, file, findingEvent(file.state), step);
      await this.store.addFindings(tx, id, number, verdicts);
      return found;
    });
  }
}
