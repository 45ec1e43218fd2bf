import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { SeniorGate } from '../seniors/senior.gate';
import { mayRevoke } from './representative.policy';

/** Ends a representative's rights this minute. */
@Injectable()
export class RevokeRights {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
  ) {}

  execute(ctx: Ctx, seniorId: string, representativeId: string): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const grant = await tx.one<{ accountId: string }>(
        `SELECT account_id AS "accountId" FROM people.representative
          WHERE id = $1 AND senior_id = $2 AND revoked_at IS NULL`,
        [representativeId, seniorId],
      );
      if (!grant || !mayRevoke(senior.capacity, grant.accountId === ctx.actor.accountId)) {
        throw PeopleErrors.representativeNotFound();
      }
      await tx.query('UPDATE people.representative SET revoked_at = $2, revoked_by = $3 WHERE id = $1', [
        representativeId,
        tx.now,
        ctx.actor.accountId,
      ]);
      const { accountId } = grant;
      tx.audit({
        action: 'people.rights-revoked',
        subject: 'representative',
        subjectId: representativeId,
        seniorId,
        regionId: senior.regionId,
        details: { accountId },
      });
      tx.publish({
        type: 'people.representative-changed.v1',
        payload: { seniorId, accountId },
        audience: { seniorId, accountId, regionId: senior.regionId },
      });
      return { id: representativeId };
    });
  }
}
