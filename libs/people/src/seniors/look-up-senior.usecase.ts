import { Injectable } from '@nestjs/common';
import { parseIdentityNumber, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import { normaliseContactPhone } from './contact-phone';
import { PersonalData } from './personal-data';
import { SeniorFileQueries } from './senior-file.queries';
import type { LookUpInput, SeniorsFoundDto } from './seniors.dto';

type Indexed = readonly [column: 'identity_number_index' | 'phone_index', index: Buffer];

/** Finds a senior by the whole identity number or phone. That somebody asked is on record, the number is not. */
@Injectable()
export class LookUpSenior {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly data: PersonalData,
    private readonly file: SeniorFileQueries,
  ) {}

  execute(ctx: Ctx, input: LookUpInput): Promise<SeniorsFoundDto> {
    return this.uow.run(ctx, async (tx) => {
      const [column, index] = this.indexOf(input);
      const items = await this.file.found(tx, ctx, column, index);
      tx.audit({
        action: 'people.senior-looked-up',
        subject: 'senior',
        subjectId: items[0]?.id ?? 'none',
        seniorId: items[0]?.id,
        details: { by: column, found: items.map(({ id }) => id) },
      });
      return { items };
    });
  }

  private indexOf({ identityNumber, phone }: LookUpInput): Indexed {
    if (identityNumber !== undefined && phone === undefined) {
      const number = parseIdentityNumber(identityNumber)?.number;
      if (!number) throw PeopleErrors.identityNumberInvalid({}, '/identityNumber');
      return ['identity_number_index', this.data.identityIndex(number)];
    }
    if (phone !== undefined && identityNumber === undefined) {
      const digits = normaliseContactPhone(phone);
      if (!digits) throw PeopleErrors.phoneInvalid({}, '/phone');
      return ['phone_index', this.data.phoneIndex(digits)];
    }
    throw PeopleErrors.lookUpByOne();
  }
}
