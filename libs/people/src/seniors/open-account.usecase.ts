import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@anzhi/identity';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { SeniorEntity } from './senior.entity';
import { SeniorGate } from './senior.gate';
import type { OpenAccountInput } from './seniors.dto';

/** Gives a senior a login of his own, or another one; an account that has this phone becomes it. */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly identity: IdentityFacade,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: OpenAccountInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const accountId = await this.identity.createAccount(tx, { phone: input.phone, name: senior.name });
      const taken = await tx.one('SELECT 1 FROM people.senior WHERE account_id = $1 AND id <> $2', [
        accountId,
        seniorId,
      ]);
      if (taken) throw PeopleErrors.accountTaken({}, '/phone');
      await this.identity.grantRole(tx, accountId, { role: 'ELDER' });
      await tx.repo(SeniorEntity).update({ id: seniorId }, { accountId });
      tx.audit({
        action: 'people.account-opened',
        subject: 'senior',
        subjectId: seniorId,
        seniorId,
        regionId: senior.regionId,
        details: { accountId },
      });
      for (const changed of new Set([accountId, senior.accountId ?? accountId])) {
        tx.publish({
          type: 'people.representative-changed.v1',
          payload: { seniorId, accountId: changed },
          audience: { seniorId, accountId: changed, regionId: senior.regionId },
        });
      }
      return { id: accountId };
    });
  }
}
