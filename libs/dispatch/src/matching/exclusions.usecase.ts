import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { DispatchErrors } from '../dispatch.errors';
import type { ExclusionDto, NewExclusionDto } from './exclusion.dto';

interface StoredExclusion {
  readonly id: string;
  readonly seniorId: string;
  readonly caregiverId: string;
  readonly wishedBy: string;
}

/** Who is not to be sent to whom: told by the family or by the provider, on the occasion of an order. */
@Injectable()
export class Exclusions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ordering: OrderingFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** @throws dispatch.order-not-found, dispatch.caregiver-not-found, dispatch.exclusion-exists */
  declare(ctx: Ctx, orderId: string, wish: NewExclusionDto): Promise<ExclusionDto> {
    return this.uow.run(ctx, async (tx) => {
      const order = await this.ordering.order(tx, orderId);
      if (!order || !(await this.mayDeclare(tx, order, wish))) throw DispatchErrors.orderNotFound();
      const id = newId(tx.now);
      const [row] = await tx.query<{ id: string }>(
        `INSERT INTO dispatch.exclusion (id, senior_id, caregiver_id, wished_by, reason, declared_by, declared_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
        [id, order.seniorId, wish.caregiverId, wish.wishedBy, wish.reason, accountOf(ctx), tx.now],
      );
      if (!row) throw DispatchErrors.exclusionExists();
      this.tell(tx, 'dispatch.caregiver-excluded', { id, seniorId: order.seniorId, ...wish });
      return { id, caregiverId: wish.caregiverId };
    });
  }

  /** @throws dispatch.exclusion-not-found also when the caller could not have declared it */
  lift(ctx: Ctx, id: string, reason: string): Promise<ExclusionDto> {
    return this.uow.run(ctx, async (tx) => {
      const stored = await tx.one<StoredExclusion>(
        `SELECT id, senior_id AS "seniorId", caregiver_id AS "caregiverId", wished_by AS "wishedBy"
           FROM dispatch.exclusion WHERE id = $1 AND lifted_at IS NULL FOR UPDATE`,
        [id],
      );
      if (!stored || !(await this.mayLift(tx, stored))) throw DispatchErrors.exclusionNotFound();
      await tx.query(
        'UPDATE dispatch.exclusion SET lifted_by = $2, lifted_at = $3, lift_reason = $4 WHERE id = $1',
        [id, accountOf(ctx), tx.now, reason],
      );
      this.tell(tx, 'dispatch.exclusion-lifted', stored);
      return { id, caregiverId: stored.caregiverId };
    });
  }

  /** The senior's own people about whoever was sent; a provider about its own caregiver, for an order it has. */
  private async mayDeclare(tx: Tx, order: OrderView, wish: NewExclusionDto): Promise<boolean> {
    if (await this.isProviderOf(tx, order, wish.caregiverId)) return true;
    if (wish.wishedBy !== 'SENIOR' || !(await this.ordering.mayBookFor(tx, tx.ctx, order.seniorId)))
      return false;
    const sent = await tx.one(
      'SELECT 1 FROM dispatch.assignment WHERE order_id = $1 AND caregiver_id = $2 LIMIT 1',
      [order.id, wish.caregiverId],
    );
    if (!sent) throw DispatchErrors.caregiverNotFound({}, '/caregiverId');
    return true;
  }

  private async isProviderOf(tx: Tx, { providerId }: OrderView, caregiverId: string): Promise<boolean> {
    if (!providerId || !tx.ctx.scope.organisationIds.includes(providerId)) return false;
    const caregiver = await this.providers.caregiver(tx, caregiverId);
    if (caregiver?.providerId !== providerId) throw DispatchErrors.caregiverNotFound({}, '/caregiverId');
    return true;
  }

  private async mayLift(tx: Tx, { seniorId, caregiverId, wishedBy }: StoredExclusion): Promise<boolean> {
    const caregiver = await this.providers.caregiver(tx, caregiverId);
    if (caregiver && tx.ctx.scope.organisationIds.includes(caregiver.providerId))
      return wishedBy === 'CAREGIVER';
    return wishedBy === 'SENIOR' && this.ordering.mayBookFor(tx, tx.ctx, seniorId);
  }

  private tell(
    tx: Tx,
    action: string,
    {
      id,
      seniorId,
      caregiverId,
      wishedBy,
    }: StoredExclusion | (NewExclusionDto & { id: string; seniorId: string }),
  ): void {
    tx.audit({ action, subject: 'exclusion', subjectId: id, seniorId, details: { caregiverId, wishedBy } });
  }
}
