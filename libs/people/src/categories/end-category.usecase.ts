import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { SeniorGate } from '../seniors/senior.gate';

/** Ends a category from today on; one that has not begun is taken back. */
@Injectable()
export class EndCategory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
  ) {}

  execute(ctx: Ctx, seniorId: string, categoryId: string): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const today = businessDate(tx.now);
      const [ended] = await tx.query<{ code: string }>(
        `UPDATE people.category SET valid = daterange(lower(valid), greatest(lower(valid), $3::date))
          WHERE id = $1 AND senior_id = $2 AND NOT isempty(valid) AND (upper_inf(valid) OR upper(valid) > $3::date)
          RETURNING code`,
        [categoryId, seniorId, today],
      );
      if (!ended) throw PeopleErrors.categoryNotFound();
      tx.audit({
        action: 'people.category-ended',
        subject: 'category',
        subjectId: categoryId,
        seniorId,
        regionId: senior.regionId,
        details: { code: ended.code, from: today },
      });
      return { id: categoryId };
    });
  }
}
