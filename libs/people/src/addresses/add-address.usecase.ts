import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { SeniorGate } from '../seniors/senior.gate';
import { AddressBook } from './address-book';
import type { AddressInput } from './addresses.dto';

@Injectable()
export class AddAddress {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly book: AddressBook,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: AddressInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'BOOK');
      const { id, changed } = await this.book.put(tx, seniorId, input);
      tx.audit({
        action: 'people.address-added',
        subject: 'address',
        subjectId: id,
        seniorId,
        regionId: senior.regionId,
        details: { label: input.label, changed },
      });
      return { id };
    });
  }
}
