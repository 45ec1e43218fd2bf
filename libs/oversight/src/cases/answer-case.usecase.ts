import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { CaseAtHand } from './case-at-hand';
import { CaseStore, type CaseFile, type CasePaper } from './case-store';

export interface ProviderWord {
  readonly text: string;
  readonly papers?: readonly CasePaper[];
}

/** The provider's side: its evidence, then its answer (申辩), each once; and its appeal against what was decided. */
@Injectable()
export class AnswerCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly hand: CaseAtHand,
    private readonly store: CaseStore,
  ) {}

  execute(
    ctx: Ctx,
    id: string,
    step: 'giveEvidence' | 'answer' | 'appeal',
    { text, papers }: ProviderWord,
  ): Promise<CaseFile> {
    return this.uow.run(ctx, async (tx) => {
      const file = await this.hand.forProvider(tx, id);
      return (await this.store.move(tx, file, step, { reason: text, papers })).file;
    });
  }
}
