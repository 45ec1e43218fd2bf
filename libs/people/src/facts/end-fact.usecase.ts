import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { SeniorGate } from '../seniors/senior.gate';
import { FactBook } from './fact-book';

/** Ends a fact from today on; one that has not begun is taken back. */
@Injectable()
export class EndFact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: FactBook,
  ) {}

  /** @throws people.fact-not-found when there is none, it has ended, or a correction took its place */
  execute(ctx: Ctx, seniorId: string, factId: string): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const fact = await this.book.known(tx, seniorId, factId);
      if (fact.to !== null && fact.to <= businessDate(tx.now)) throw PeopleErrors.factNotFound();
      const from = await this.book.end(tx, seniorId, fact);
      tx.audit({
        action: 'people.fact-ended',
        subject: 'fact',
        subjectId: factId,
        seniorId,
        regionId: senior.regionId,
        details: { code: fact.code, from },
      });
      return { id: factId };
    });
  }
}
