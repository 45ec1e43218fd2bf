import { Injectable } from '@nestjs/common';
import { maskName, type Ctx } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { Database } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { DispatchErrors } from '../dispatch.errors';
import type { ExclusionEntryDto } from './exclusion-entry.dto';

interface Row {
  readonly id: string;
  readonly caregiverId: string;
  readonly wishedBy: 'SENIOR' | 'CAREGIVER';
  readonly reason: string;
  readonly since: Date;
}

/** Who is not sent to the senior of an order: each side reads its own wishes, a provider both of its own people. */
@Injectable()
export class ExclusionQueries {
  constructor(
    private readonly db: Database,
    private readonly ordering: OrderingFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** In force, oldest first. @throws ordering.order-not-found also when it is not for the caller */
  async ofOrder(ctx: Ctx, orderId: string): Promise<ExclusionEntryDto[]> {
    await this.ordering.requireVisible(ctx, orderId);
    const order = await this.ordering.order(this.db, orderId);
    if (!order) throw DispatchErrors.orderNotFound();
    const isHome = await this.ordering.mayBookFor(this.db, ctx, order.seniorId);
    const rows = await this.db.query<Row>(
      `SELECT id, caregiver_id AS "caregiverId", wished_by AS "wishedBy", reason, declared_at AS since
         FROM dispatch.exclusion WHERE senior_id = $1 AND lifted_at IS NULL ORDER BY declared_at, id`,
      [order.seniorId],
    );
    const shown: ExclusionEntryDto[] = [];
    for (const row of rows) {
      const caregiver = await this.providers.caregiver(this.db, row.caregiverId);
      if (!caregiver) continue;
      const isOwn = ctx.scope.organisationIds.includes(caregiver.providerId);
      const mayLift = isOwn ? row.wishedBy === 'CAREGIVER' : isHome && row.wishedBy === 'SENIOR';
      if (!mayLift && !isOwn) continue;
      shown.push({
        ...{ id: row.id, caregiverId: row.caregiverId, wishedBy: row.wishedBy, mayLift },
        name: isOwn ? caregiver.name : maskName(caregiver.name),
        reason: mayLift ? row.reason : null,
        since: row.since.toISOString(),
      });
    }
    return shown;
  }
}
