import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx, type Locale } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';

@Injectable()
export class ChangeLocale {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, locale: Locale): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const accountId = accountOf(ctx);
      await tx.query('UPDATE identity.account SET locale = $2 WHERE id = $1', [accountId, locale]);
      tx.audit({
        action: 'identity.locale-changed',
        subject: 'account',
        subjectId: accountId,
        details: { locale },
      });
    });
  }
}
