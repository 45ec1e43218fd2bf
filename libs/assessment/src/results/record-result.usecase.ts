import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { ResultRegister } from './result.register';
import type { RecordedResultDto, ResultInput } from './results.dto';

@Injectable()
export class RecordResult {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly register: ResultRegister,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: ResultInput): Promise<RecordedResultDto> {
    return this.uow.run(ctx, async (tx) => {
      if (!(await this.people.mayActFor(tx, ctx, seniorId, 'VIEW'))) throw AssessmentErrors.seniorNotFound();
      return { id: await this.register.record(tx, { seniorId, ...input }) };
    });
  }
}
