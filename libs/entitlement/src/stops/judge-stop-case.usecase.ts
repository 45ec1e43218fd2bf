import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { roleOf } from '../applications/application';
import { EntitlementPermissions } from '../entitlement.permissions';
import { OrderReversals } from '../orders/order-reversals';
import { OrderWithholdings } from '../orders/order-withholdings';
import { StopCaseStore, type StopCase } from './stop-case.store';
import type { StopCaseDecisionDto, StopCaseFindingDto } from './stops.dto';

/** Two persons about a doubtful capture: one finds, the other decides and is not bound by the finding. */
@Injectable()
export class JudgeStopCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: StopCaseStore,
    private readonly withholdings: OrderWithholdings,
    private readonly reversals: OrderReversals,
  ) {}

  find(ctx: Ctx, id: string, { finding, reason }: StopCaseFindingDto): Promise<StopCase> {
    return this.uow.run(ctx, async (tx) =>
      this.store.move(tx, await this.locked(tx, id), finding === 'CONFIRM' ? 'confirm' : 'proposeDismissal', {
        role: roleOf(ctx, EntitlementPermissions.findStopCase),
        level: 'FIND',
        reason,
      }),
    );
  }

  /** CLAW_BACK takes the capture back; DISMISS frees its payment. */
  decide(ctx: Ctx, id: string, { decision, reason }: StopCaseDecisionDto): Promise<StopCase> {
    return this.uow.run(ctx, async (tx) => {
      const event = decision === 'CLAW_BACK' ? 'clawBack' : 'dismiss';
      const role = roleOf(ctx, EntitlementPermissions.decideStopCase);
      const decided = await this.store.move(tx, await this.locked(tx, id), event, {
        role,
        level: 'DECIDE',
        reason,
      });
      const { orderId } = decided;
      if (event === 'clawBack') await this.reversals.reverse(tx, { orderId, reason });
      else await this.withholdings.end(tx, { orderId, cause: { kind: 'STOP', id }, reason });
      return decided;
    });
  }

  private locked(tx: Tx, id: string): Promise<StopCase> {
    const gate = { sql: withinRegions('c.region_id', '$2'), parameters: [tx.ctx.scope.regionIds] };
    return this.store.find(tx, id, gate, 'FOR UPDATE');
  }
}
