import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';

/** An inspector says himself that he has to do with a provider; nothing is drawn for him there any more. */
@Injectable()
export class DeclareTie {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, { providerId, reason }: { providerId: string; reason: string }): Promise<{ id: string }> {
    return this.uow.run(ctx, async (tx) => {
      await tx.query(
        `INSERT INTO oversight.declared_tie (account_id, provider_id, reason, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [accountOf(ctx), providerId, reason, tx.now],
      );
      tx.audit({
        action: 'oversight.tie-declared',
        ...{ subject: 'provider', subjectId: providerId, organisationId: providerId },
        details: {},
      });
      return { id: providerId };
    });
  }
}
