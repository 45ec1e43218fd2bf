import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import type { RetractionInput } from '../life-events/life-events.dto';
import { SeniorGate } from '../seniors/senior.gate';
import { CategoryBook } from './category-book';

/** Takes back a category that never held: known until now, and of no day. What was thought stays on record. */
@Injectable()
export class RetractCategory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: CategoryBook,
  ) {}

  /** @throws people.category-not-found when there is none, or it was taken back or corrected before */
  execute(
    ctx: Ctx,
    ids: { seniorId: string; categoryId: string },
    { reason }: RetractionInput,
  ): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, ids.seniorId, 'VIEW');
      const { id, code, from, to } = await this.book.known(tx, senior.id, ids.categoryId);
      await this.book.endFrom(tx, [senior], code, { from, to });
      tx.audit({
        action: 'people.category-retracted',
        subject: 'category',
        subjectId: id,
        seniorId: senior.id,
        regionId: senior.regionId,
        details: { code, was: { from, to }, reason },
      });
      return { id };
    });
  }
}
