import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { WhatIfQueries } from './what-if.queries';
import { WhatIfStore } from './what-if.store';

/** Stops a run that nobody needs any more; what it has found so far goes when its days are over. */
@Injectable()
export class CancelWhatIf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: WhatIfStore,
    private readonly queries: WhatIfQueries,
  ) {}

  /** @throws entitlement.what-if-not-found, entitlement.what-if-state once it has ended */
  execute(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      await this.queries.one(tx, ctx, id);
      const whatIf = await this.store.lock(tx, id);
      if (!whatIf) throw EntitlementErrors.whatIfNotFound();
      await this.store.move(tx, whatIf, 'cancel');
      tx.audit({ action: 'entitlement.what-if-cancelled', subject: 'what-if', subjectId: id });
    });
  }
}
