import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { AlertDto, DisposeAlertDto } from './alert.dto';
import { AlertErrors } from './alert.errors';
import { AlertGate } from './alert.gate';
import { fits } from './alert.policy';
import { AlertQueries } from './alert.queries';
import { AlertStore } from './alert-store';

/** Somebody says what became of it. A promise is looked at again (`AlertWatch`, and visits for those who are late). */
@Injectable()
export class DisposeAlert {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: AlertGate,
    private readonly alerts: AlertStore,
    private readonly queries: AlertQueries,
  ) {}

  execute(ctx: Ctx, id: string, { disposition, note }: DisposeAlertDto): Promise<AlertDto> {
    return this.uow.run(ctx, async (tx) => {
      const alert = await this.gate.lockOpen(tx, id);
      if (!fits(alert.kind, disposition)) throw AlertErrors.alertDispositionUnfit({}, '/disposition');
      const words = note?.trim() || null;
      if (disposition === 'OTHER' && !words) throw AlertErrors.alertNoteMissing({}, '/note');
      await this.alerts.close(tx, alert, disposition, accountOf(ctx), words);
      return this.queries.one(tx, ctx, id);
    });
  }
}
