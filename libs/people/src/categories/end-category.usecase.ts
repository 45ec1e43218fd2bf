import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { SeniorGate } from '../seniors/senior.gate';
import { CategoryBook } from './category-book';

/** Ends a category from today on; one that has not begun is taken back. */
@Injectable()
export class EndCategory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: CategoryBook,
  ) {}

  /** @throws people.category-not-found when there is none, it has ended, or a correction took its place */
  execute(ctx: Ctx, seniorId: string, categoryId: string): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const category = await this.book.known(tx, seniorId, categoryId);
      if (category.to !== null && category.to <= businessDate(tx.now)) throw PeopleErrors.categoryNotFound();
      const from = await this.book.end(tx, senior, category);
      tx.audit({
        action: 'people.category-ended',
        subject: 'category',
        subjectId: categoryId,
        seniorId,
        regionId: senior.regionId,
        details: { code: category.code, from },
      });
      return { id: categoryId };
    });
  }
}
