import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import type { AssignmentDto, ChangeAssignmentDto } from './assignment.dto';
import { AssignmentStore } from './assignment-store';
import { CaregiverSearch } from './caregiver-search';
import { OrderOfProvider, type ProviderOrder } from './order-of-provider';

/** The dispatcher sends one of his caregivers, or another one in his place. */
@Injectable()
export class AssignCaregiver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderOfProvider,
    private readonly search: CaregiverSearch,
    private readonly store: AssignmentStore,
  ) {}

  execute(ctx: Ctx, orderId: string, caregiverId: string): Promise<AssignmentDto> {
    return this.uow.run(ctx, async (tx) => {
      const order = await this.orders.lockAccepted(tx, orderId);
      if (await this.store.active(tx, orderId)) throw DispatchErrors.alreadyAssigned();
      return this.assign(tx, order, caregiverId);
    });
  }

  change(ctx: Ctx, orderId: string, { caregiverId, reason }: ChangeAssignmentDto): Promise<AssignmentDto> {
    return this.uow.run(ctx, async (tx) => {
      const order = await this.orders.lockAccepted(tx, orderId);
      const current = await this.store.active(tx, orderId);
      if (!current) throw DispatchErrors.notAssigned();
      if (current.caregiverId === caregiverId) throw DispatchErrors.sameCaregiver({}, '/caregiverId');
      await this.store.release(tx, order, reason);
      return this.assign(tx, order, caregiverId);
    });
  }

  /** The order is locked, accepted and has nobody; who may ask for it the caller has made sure of. */
  async assign(tx: Tx, order: ProviderOrder, caregiverId: string): Promise<AssignmentDto> {
    await this.require(tx, order, caregiverId);
    await this.store.assign(tx, order, order.providerId, caregiverId);
    return {
      orderId: order.id,
      providerId: order.providerId,
      caregiverId,
      startsAt: order.startsAt.toISOString(),
      plannedMinutes: order.plannedMinutes,
    };
  }

  /** Whether he is free is asked when the assignment is written, when nobody else can take him. */
  private async require(tx: Tx, order: ProviderOrder, caregiverId: string): Promise<void> {
    const judged = await this.search.judge(tx, order, order.providerId, accountOf(tx.ctx));
    const found = judged.find(({ caregiver }) => caregiver.id === caregiverId);
    if (!found) throw DispatchErrors.caregiverNotFound({}, '/caregiverId');
    const rules = found.refusals.filter((refusal) => refusal !== 'BUSY');
    if (rules.includes('IS_DISPATCHER')) throw DispatchErrors.caregiverIsDispatcher();
    if (rules.length) throw DispatchErrors.caregiverNotQualified({ rules: rules.join(', ') }, '/caregiverId');
  }
}
