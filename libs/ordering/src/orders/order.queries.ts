import { Injectable } from '@nestjs/common';
import { accountOf, addDays, startOfDay, type Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import type { OrderLineDto, OrderListQuery, StateChangeDto } from './order.dto';
import { isProviderOnly } from './order.policy';

type Line = Omit<OrderLineDto, 'startsAt'> & { startsAt: Date };
type Change = Omit<StateChangeDto, 'startsAt' | 'at'> & { startsAt: Date; at: Date };

/** Row gate: in his division, accepted by his organisation, or of a senior he may see. Closed by default. */
const VISIBLE = `(${withinRegions('o.region_id', '$1')} OR o.provider_id = ANY($2) OR o.senior_id = ANY($3))`;

@Injectable()
export class OrderQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
  ) {}

  /** @throws ordering.order-not-found also when it exists and is not for the caller */
  async requireVisible(ctx: Ctx, id: string): Promise<void> {
    const found = await this.db.one(`SELECT 1 FROM ordering."order" o WHERE ${VISIBLE} AND o.id = $4`, [
      ...(await this.gate(ctx)),
      id,
    ]);
    if (!found) throw OrderingErrors.orderNotFound();
  }

  /** Latest start first. */
  async list(ctx: Ctx, query: OrderListQuery): Promise<Page<OrderLineDto>> {
    const [startsBefore, idBefore] = cursorKey(query, 2) ?? [null, null];
    const rows = await this.db.query<Line>(
      `SELECT o.id, o.state, o.senior_id AS "seniorId", o.item_code AS "itemCode", o.starts_at AS "startsAt",
              o.planned_minutes AS "plannedMinutes", o.region_id AS "regionId", o.provider_id AS "providerId",
              o.total_fen AS "totalFen", o.family_fen AS "familyFen"
         FROM ordering."order" o
        WHERE ${VISIBLE}
          AND ($4::text IS NULL OR o.state = $4)
          AND ($5::timestamptz IS NULL OR (o.starts_at >= $5 AND o.starts_at < $6))
          AND ($7::uuid IS NULL OR o.senior_id = $7)
          AND ($8::timestamptz IS NULL OR (o.starts_at, o.id) < ($8, $9::uuid))
        ORDER BY o.starts_at DESC, o.id DESC LIMIT $10`,
      [
        ...(await this.gate(ctx)),
        query.state ?? null,
        query.day ? startOfDay(query.day) : null,
        query.day ? startOfDay(addDays(query.day, 1)) : null,
        query.seniorId ?? null,
        startsBefore,
        idBefore,
        query.limit + 1,
      ],
    );
    const page = pageOf(rows, query.limit, (row) => [row.startsAt.toISOString(), row.id]);
    return { ...page, items: page.items.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() })) };
  }

  /** Every step of an order, oldest first. */
  async history(ctx: Ctx, id: string): Promise<StateChangeDto[]> {
    await this.requireVisible(ctx, id);
    const changes = await this.db.query<Change>(
      `SELECT from_state AS "from", to_state AS "to", actor_id AS "actorId", reason, note, late,
              starts_at AS "startsAt", at
         FROM ordering.state_change WHERE order_id = $1 ORDER BY id`,
      [id],
    );
    const hidesNotes = isProviderOnly(ctx.scope);
    return changes.map((change) => ({
      ...change,
      note: hidesNotes ? null : change.note,
      startsAt: change.startsAt.toISOString(),
      at: change.at.toISOString(),
    }));
  }

  private async gate(ctx: Ctx): Promise<unknown[]> {
    const { regionIds, organisationIds, own } = ctx.scope;
    const seniors = own ? await this.people.seniorsOf(this.db, accountOf(ctx), 'VIEW') : [];
    return [regionIds, organisationIds, seniors];
  }
}
