import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { SeniorGate } from '../seniors/senior.gate';
import type { CategoryInput } from './categories.dto';
import { CategoryBook } from './category-book';

@Injectable()
export class AddCategory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: CategoryBook,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: CategoryInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const id = await this.book.add(tx, senior, input);
      tx.audit({
        action: 'people.category-added',
        subject: 'category',
        subjectId: id,
        seniorId,
        regionId: senior.regionId,
        details: { code: input.code, validFrom: input.validFrom, validTo: input.validTo },
      });
      return { id };
    });
  }
}
