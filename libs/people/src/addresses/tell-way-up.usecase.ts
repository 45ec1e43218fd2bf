import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import type { WayUp } from '../people.types';
import { SeniorGate } from '../seniors/senior.gate';

/** On which floor a home is, and whether there is a lift: whoever comes plans by it. */
@Injectable()
export class TellWayUp {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
  ) {}

  /** @throws people.senior-not-found, people.address-not-found */
  execute(ctx: Ctx, seniorId: string, addressId: string, { floor, hasLift }: WayUp): Promise<{ id: string }> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'BOOK');
      const told = await tx.one(
        'UPDATE people.address SET floor = $3, has_lift = $4 WHERE id = $1 AND senior_id = $2 RETURNING id',
        [addressId, seniorId, floor, hasLift],
      );
      if (!told) throw PeopleErrors.addressNotFound();
      tx.audit({
        action: 'people.way-up-told',
        subject: 'address',
        subjectId: addressId,
        seniorId,
        regionId: senior.regionId,
        details: { floor, hasLift },
      });
      return { id: addressId };
    });
  }
}
