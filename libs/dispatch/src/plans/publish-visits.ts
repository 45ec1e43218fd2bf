import { Injectable } from '@nestjs/common';
import { DomainError, minutesBetween, startOfDay, type Ctx } from '@anzhi/kernel';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { AssignCaregiver } from '../assignments/assign-caregiver.usecase';
import { AssignmentStore } from '../assignments/assignment-store';
import type { ProviderOrder } from '../assignments/order-of-provider';
import { DispatchErrors } from '../dispatch.errors';
import { PlanErrors } from './plan.errors';
import { exchanges, type PlannedSeat, type ToPublish } from './publish-order.policy';

export interface VisitToPublish extends ToPublish {
  /** As promised when the plan was made, in minutes of the day. */
  readonly promisedMinute: number;
}

export interface PublishedPlan {
  readonly id: string;
  readonly day: string;
  readonly providerId: string | null;
  readonly absent: readonly string[];
}

export type VisitOutcome =
  { readonly outcome: 'PUBLISHED' | 'UNCHANGED' } | { readonly outcome: 'REFUSED'; readonly code: string };

const BUSY = 'dispatch.caregiver-busy';

/**
 * Turns planned visits into assignments, one order a transaction, by the rules of any other assignment. What is refused
 * is reported with its reason, and the rest stands. Visits that exchange their caregivers go in one transaction.
 */
@Injectable()
export class PublishVisits {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ordering: OrderingFacade,
    private readonly providers: ProvidersFacade,
    private readonly assignments: AssignmentStore,
    private readonly assigner: AssignCaregiver,
  ) {}

  async publish(ctx: Ctx, plan: PublishedPlan, visits: readonly VisitToPublish[]): Promise<void> {
    const busy = await this.oneByOne(ctx, plan, visits);
    for (const group of exchanges(busy)) {
      const outcome = group.length > 1 ? await this.attempt(ctx, plan, group) : REFUSED_AS_BUSY;
      if (outcome.outcome === 'REFUSED') await this.record(ctx, plan, group, outcome);
    }
  }

  /** Again as long as somebody has become free by what was done. @returns those whose caregiver is busy to the end */
  private async oneByOne(
    ctx: Ctx,
    plan: PublishedPlan,
    visits: readonly VisitToPublish[],
  ): Promise<VisitToPublish[]> {
    for (let rest = [...visits]; ;) {
      const busy: VisitToPublish[] = [];
      for (const visit of rest) {
        const outcome = await this.attempt(ctx, plan, [visit]);
        if (outcome.outcome !== 'REFUSED') continue;
        if (outcome.code === BUSY) busy.push(visit);
        else await this.record(ctx, plan, [visit], outcome);
      }
      if (!busy.length || busy.length === rest.length) return busy;
      rest = busy;
    }
  }

  /** The command's key is the publication's; each order has its own transaction under none. */
  private async attempt(
    { command: _command, ...ctx }: Ctx,
    plan: PublishedPlan,
    visits: readonly VisitToPublish[],
  ): Promise<VisitOutcome> {
    try {
      await this.uow.run(ctx, (tx) => this.put(tx, plan, visits));
      return { outcome: 'PUBLISHED' };
    } catch (error) {
      return { outcome: 'REFUSED', code: codeOf(error) };
    }
  }

  /** Locks in the order of the orders' ids, lets go of everybody, then assigns. */
  private async put(tx: Tx, plan: PublishedPlan, visits: readonly VisitToPublish[]): Promise<void> {
    const sorted = [...visits].sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
    const changes: { visit: VisitToPublish; order: ProviderOrder; seats: readonly PlannedSeat[] }[] = [];
    for (const visit of sorted) {
      const order = await this.ordering.lock(tx, visit.orderId);
      const sent = await this.assignments.active(tx, visit.orderId);
      const now = (seat: number) => sent.find((each) => each.seat === seat)?.caregiverId ?? null;
      const seats = visit.seats.filter(({ seat, caregiverId }) => now(seat) !== caregiverId);
      if (!seats.length) {
        await writeOutcome(tx, plan.id, visit, { outcome: 'UNCHANGED' });
        continue;
      }
      changes.push({ visit, seats, order: await this.require(tx, plan, visit, order) });
      if (seats.some(({ seat, wasCaregiverId, pinned }) => pinned || now(seat) !== wasCaregiverId))
        throw PlanErrors.planChangedMeanwhile();
      for (const gone of seats.flatMap(({ seat }) => now(seat) ?? [])) {
        const isIll = plan.absent.includes(gone);
        await this.assignments.release(tx, order, isIll ? 'CAREGIVER_ILL' : 'PLAN_CHANGED', [gone]);
      }
    }
    for (const { visit, order, seats } of changes) {
      await this.assigner.assign(tx, order, seats);
      await writeOutcome(tx, plan.id, visit, { outcome: 'PUBLISHED' });
    }
  }

  private async require(
    tx: Tx,
    { day, providerId }: PublishedPlan,
    visit: VisitToPublish,
    order: OrderView,
  ): Promise<ProviderOrder> {
    if (!order.providerId) throw PlanErrors.planOrderHeldByNobody();
    if (providerId && providerId !== order.providerId) throw PlanErrors.planOrderOfOther();
    for (const { caregiverId } of visit.seats) {
      const caregiver = await this.providers.caregiver(tx, caregiverId);
      if (caregiver && caregiver.providerId !== order.providerId) throw PlanErrors.planOrderOfOther();
    }
    if (order.state !== 'ACCEPTED') throw DispatchErrors.orderMovedOn();
    if (minutesBetween(startOfDay(day), order.startsAt) !== visit.promisedMinute)
      throw PlanErrors.planOrderMoved();
    return { ...order, providerId: order.providerId };
  }

  private record(
    { command: _command, ...ctx }: Ctx,
    { id }: PublishedPlan,
    visits: readonly VisitToPublish[],
    outcome: VisitOutcome,
  ): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      for (const visit of visits) await writeOutcome(tx, id, visit, outcome);
    });
  }
}

const REFUSED_AS_BUSY: VisitOutcome = { outcome: 'REFUSED', code: BUSY };

/** Of two publications at once the first one's word stands. */
async function writeOutcome(
  tx: Tx,
  planId: string,
  { orderId }: ToPublish,
  result: VisitOutcome,
): Promise<void> {
  await tx.query(
    `UPDATE dispatch.plan_visit SET outcome = $3, outcome_code = $4, outcome_at = $5
      WHERE plan_id = $1 AND order_id = $2 AND outcome IS DISTINCT FROM 'PUBLISHED'
        AND outcome IS DISTINCT FROM 'UNCHANGED'`,
    [planId, orderId, result.outcome, result.outcome === 'REFUSED' ? result.code : null, tx.now],
  );
}

/** What the database itself refused has no code of ours. */
function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  const { driverError } = error as { driverError?: { code?: string; constraint?: string } };
  if (driverError?.constraint === 'assignment_caregiver_is_free') return BUSY;
  if (driverError?.code === 'AZ001') return 'dispatch.caregiver-not-wanted';
  throw error;
}
