import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { CaseGate } from './case.gate';
import { CaseStore } from './case.store';
import type { CaseStateDto } from './cases.dto';

@Injectable()
export class SubmitAssessment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
  ) {}

  execute(ctx: Ctx, id: string): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const { state } = await this.cases.move(tx, await this.gate.lock(tx, id, 'BOOK'), 'submit');
      return { id, state };
    });
  }
}
