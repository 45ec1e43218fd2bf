import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { SeniorGate } from '../seniors/senior.gate';
import type { CategoryCorrectionInput } from './categories.dto';
import { CategoryBook } from './category-book';

/** Says that a category held at another time than was recorded; what was thought until now stays on record. */
@Injectable()
export class CorrectCategory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: CategoryBook,
  ) {}

  /** @throws people.category-not-found, people.category-overlaps, people.ends-before-start */
  execute(
    ctx: Ctx,
    ids: { seniorId: string; categoryId: string },
    input: CategoryCorrectionInput,
  ): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, ids.seniorId, 'VIEW');
      const old = await this.book.known(tx, senior.id, ids.categoryId);
      const id = await this.book.correct(tx, senior, old, { ...input, code: old.code });
      tx.audit({
        action: 'people.category-corrected',
        subject: 'category',
        subjectId: id,
        seniorId: senior.id,
        regionId: senior.regionId,
        details: {
          code: old.code,
          was: { from: old.from, to: old.to },
          validFrom: input.validFrom,
          validTo: input.validTo,
        },
      });
      return { id };
    });
  }
}
