import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { SeniorGate } from '../seniors/senior.gate';
import { FactBook } from './fact-book';
import type { FactCorrectionInput } from './facts.dto';

/** Says that something else was the case, or at another time; what was thought until now stays on record. */
@Injectable()
export class CorrectFact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: FactBook,
  ) {}

  /** @throws people.fact-not-found and what recording one refuses */
  execute(
    ctx: Ctx,
    ids: { seniorId: string; factId: string },
    { evidenceFileId, ...input }: FactCorrectionInput,
  ): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, ids.seniorId, 'VIEW');
      const old = await this.book.known(tx, senior.id, ids.factId);
      const fact = { ...input, code: old.code };
      const id = await this.book.correct(tx, senior.id, { old, fact, evidenceFileId });
      tx.audit({
        action: 'people.fact-corrected',
        subject: 'fact',
        subjectId: id,
        seniorId: senior.id,
        regionId: senior.regionId,
        details: {
          code: old.code,
          was: { from: old.from, to: old.to },
          validFrom: fact.validFrom,
          validTo: fact.validTo,
        },
      });
      return { id };
    });
  }
}
