import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import type { AssignmentDto, ChangeAssignmentDto } from './assignment.dto';
import { AssignmentStore, type Seat } from './assignment-store';
import { CaregiverSearch } from './caregiver-search';
import { OrderOfProvider, type ProviderOrder } from './order-of-provider';
import { seatsToFill } from './seats.policy';

/** The dispatcher sends his caregivers, one or two at once, or another one in somebody's place. */
@Injectable()
export class AssignCaregiver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderOfProvider,
    private readonly search: CaregiverSearch,
    private readonly store: AssignmentStore,
  ) {}

  execute(
    ctx: Ctx,
    orderId: string,
    caregiverId: string,
    secondCaregiverId?: string,
  ): Promise<AssignmentDto> {
    const wanted = { caregiverId, secondCaregiverId };
    return this.uow.run(ctx, async (tx) => {
      const order = await this.orders.lockAccepted(tx, orderId);
      const filled = seatsToFill(order.caregivers, await this.store.active(tx, orderId), wanted);
      if ('problem' in filled) {
        const { problem, field } = filled;
        throw DispatchErrors[problem]({}, field && `/${field}`);
      }
      return this.assign(tx, order, filled.seats);
    });
  }

  change(
    ctx: Ctx,
    orderId: string,
    { caregiverId, insteadOfId, reason }: ChangeAssignmentDto,
  ): Promise<AssignmentDto> {
    return this.uow.run(ctx, async (tx) => {
      const order = await this.orders.lockAccepted(tx, orderId);
      const sent = await this.store.active(tx, orderId);
      if (!sent.length) throw DispatchErrors.notAssigned();
      if (sent.some((each) => each.caregiverId === caregiverId))
        throw DispatchErrors.sameCaregiver({}, '/caregiverId');
      if (sent.length > 1 && !insteadOfId) throw DispatchErrors.whomToReplace({}, '/insteadOfId');
      const goes = insteadOfId ? sent.find((each) => each.caregiverId === insteadOfId) : sent[0];
      if (!goes) throw DispatchErrors.caregiverNotFound({}, '/insteadOfId');
      if (sent.length < order.caregivers) throw DispatchErrors.secondCaregiverNeeded();
      await this.store.release(tx, order, reason, [goes.caregiverId]);
      return this.assign(tx, order, [{ seat: goes.seat, caregiverId }]);
    });
  }

  /** The order is locked, accepted, and these are the seats it lacks; who may ask for it the caller has made sure of. */
  async assign(tx: Tx, order: ProviderOrder, seats: readonly Seat[]): Promise<AssignmentDto> {
    await this.require(tx, order, seats);
    await this.store.assign(tx, order, order.providerId, seats);
    const sent = await this.store.active(tx, order.id);
    return {
      orderId: order.id,
      providerId: order.providerId,
      caregiverId: sent[0].caregiverId,
      secondCaregiverId: sent[1]?.caregiverId ?? null,
      startsAt: order.startsAt.toISOString(),
      plannedMinutes: order.plannedMinutes,
    };
  }

  /** Whether they are free is asked when the assignment is written, when nobody else can take them. */
  private async require(tx: Tx, order: ProviderOrder, seats: readonly Seat[]): Promise<void> {
    const judged = await this.search.judge(tx, order, order.providerId, accountOf(tx.ctx));
    for (const { caregiverId, seat } of seats) {
      const field = seats.length > 1 && seat === 2 ? '/secondCaregiverId' : '/caregiverId';
      const found = judged.find(({ caregiver }) => caregiver.id === caregiverId);
      if (!found) throw DispatchErrors.caregiverNotFound({}, field);
      const rules = found.refusals.filter((refusal) => refusal !== 'BUSY');
      if (rules.includes('IS_DISPATCHER')) throw DispatchErrors.caregiverIsDispatcher();
      if (rules.length) throw DispatchErrors.caregiverNotQualified({ rules: rules.join(', ') }, field);
    }
  }
}
