import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import type { RetractionInput } from '../life-events/life-events.dto';
import { SeniorGate } from '../seniors/senior.gate';
import { FactBook } from './fact-book';

/** Takes back a fact that never was: known until now, and of no day. What was thought stays on record. */
@Injectable()
export class RetractFact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: FactBook,
  ) {}

  /** @throws people.fact-not-found when there is none, or it was taken back or corrected before */
  execute(
    ctx: Ctx,
    ids: { seniorId: string; factId: string },
    { reason }: RetractionInput,
  ): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, ids.seniorId, 'VIEW');
      const fact = await this.book.known(tx, senior.id, ids.factId);
      await this.book.retract(tx, senior.id, fact);
      const { id, code, from, to } = fact;
      tx.audit({
        action: 'people.fact-retracted',
        subject: 'fact',
        subjectId: id,
        seniorId: senior.id,
        regionId: senior.regionId,
        details: { code, was: { from, to }, reason },
      });
      return { id };
    });
  }
}
