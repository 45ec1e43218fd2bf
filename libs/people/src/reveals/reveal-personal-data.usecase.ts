import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AddressQueries } from '../addresses/address.queries';
import { PeopleErrors } from '../people.errors';
import { PersonalData } from '../seniors/personal-data';
import { SeniorGate } from '../seniors/senior.gate';
import { RevealEntity } from './reveal.entity';
import { mayReveal } from './reveal.policy';
import type { RevealDto, RevealInput } from './reveals.dto';

/** Shows personal data in the clear; that it was shown, to whom and what for is on record before it is. */
@Injectable()
export class RevealPersonalData {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly data: PersonalData,
    private readonly addresses: AddressQueries,
  ) {}

  execute(ctx: Ctx, seniorId: string, { fields, purpose }: RevealInput): Promise<RevealDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.enter(tx, ctx, seniorId, 'VIEW');
      if (!mayReveal(senior.capacity, fields)) throw PeopleErrors.revealNotAllowed({}, '/fields');
      const id = newId();
      const accountId = accountOf(ctx);
      await tx
        .repo(RevealEntity)
        .insert({ id, seniorId, accountId, fields, purpose, channel: ctx.channel, at: tx.now });
      tx.audit({
        action: 'people.personal-data-revealed',
        subject: 'senior',
        subjectId: seniorId,
        seniorId,
        regionId: senior.regionId,
        details: { fields, purpose, revealId: id },
      });
      const { identityNumberSealed, phoneSealed } = senior;
      return {
        id,
        ...(fields.includes('identityNumber') && {
          identityNumber: this.data.openIdentityNumber(seniorId, identityNumberSealed),
        }),
        ...(fields.includes('phone') && { phone: phoneSealed && this.data.openPhone(seniorId, phoneSealed) }),
        ...(fields.includes('address') && {
          addresses: await this.addresses.openOfSenior(tx, seniorId, businessDate(tx.now)),
        }),
      };
    });
  }
}
