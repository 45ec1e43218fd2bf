import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { AlertDto } from './alert.dto';
import { AlertErrors } from './alert.errors';
import { AlertGate } from './alert.gate';
import { AlertQueries } from './alert.queries';
import { AlertStore } from './alert-store';

/** Somebody says: I am looking after it. The clock stops for as long as that may take. */
@Injectable()
export class AcknowledgeAlert {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: AlertGate,
    private readonly alerts: AlertStore,
    private readonly queries: AlertQueries,
  ) {}

  execute(ctx: Ctx, id: string): Promise<AlertDto> {
    return this.uow.run(ctx, async (tx) => {
      const alert = await this.gate.lockOpen(tx, id);
      if (alert.state === 'ACKNOWLEDGED') throw AlertErrors.alertTaken();
      await this.alerts.acknowledge(tx, alert, accountOf(ctx));
      return this.queries.one(tx, ctx, id);
    });
  }
}
