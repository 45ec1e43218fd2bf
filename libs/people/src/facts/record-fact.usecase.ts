import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { SeniorGate } from '../seniors/senior.gate';
import { FactBook } from './fact-book';
import type { FactInput } from './facts.dto';

/** Records what is the case with a senior, and since when. */
@Injectable()
export class RecordFact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: FactBook,
  ) {}

  execute(ctx: Ctx, seniorId: string, { evidenceFileId, ...fact }: FactInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const id = await this.book.record(tx, seniorId, fact, evidenceFileId);
      tx.audit({
        action: 'people.fact-recorded',
        subject: 'fact',
        subjectId: id,
        seniorId,
        regionId: senior.regionId,
        details: { code: fact.code, validFrom: fact.validFrom, validTo: fact.validTo },
      });
      return { id };
    });
  }
}
