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

/** Conditions and their parameters, put together as they are needed: an index can serve what is really asked. */
class Where {
  readonly parameters: unknown[] = [];

  /** The placeholder of a new parameter. */
  put(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }
}

@Injectable()
export class OrderQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
  ) {}

  /** @throws ordering.order-not-found also when it exists and is not for the caller */
  async requireVisible(ctx: Ctx, id: string): Promise<void> {
    const where = new Where();
    const visible = await this.gate(ctx, where);
    const sql = `SELECT 1 FROM ordering."order" o WHERE ${visible} AND o.id = ${where.put(id)}`;
    if (!(await this.db.one(sql, where.parameters))) throw OrderingErrors.orderNotFound();
  }

  /** Latest start first. */
  async list(ctx: Ctx, query: OrderListQuery): Promise<Page<OrderLineDto>> {
    const where = new Where();
    const conditions = [await this.gate(ctx, where)];
    const { state, day, seniorId } = query;
    const after = cursorKey(query, ['instant', 'uuid']);
    if (state) conditions.push(`o.state = ${where.put(state)}`);
    if (seniorId) conditions.push(`o.senior_id = ${where.put(seniorId)}`);
    if (day) conditions.push(`o.starts_at >= ${where.put(startOfDay(day))}`);
    if (day) conditions.push(`o.starts_at < ${where.put(startOfDay(addDays(day, 1)))}`);
    if (after) conditions.push(`(o.starts_at, o.id) < (${where.put(after[0])}, ${where.put(after[1])})`);
    const rows = await this.db.query<Line>(
      `SELECT o.id, o.state, o.senior_id AS "seniorId", o.item_code AS "itemCode", o.starts_at AS "startsAt",
              o.planned_minutes AS "plannedMinutes", o.caregivers, o.region_id AS "regionId", o.provider_id AS "providerId",
              o.total_fen AS "totalFen", o.family_fen AS "familyFen"
         FROM ordering."order" o WHERE ${conditions.join(' AND ')}
        ORDER BY o.starts_at DESC, o.id DESC LIMIT ${where.put(query.limit + 1)}`,
      where.parameters,
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

  /** Row gate: in his division, accepted by his organisation, or of a senior he may see. Closed by default. */
  private async gate(ctx: Ctx, where: Where): Promise<string> {
    const { regionIds, organisationIds, own } = ctx.scope;
    const seniors = own ? await this.people.seniorsOf(this.db, accountOf(ctx), 'VIEW') : [];
    const ways: string[] = [];
    if (regionIds.length) ways.push(withinRegions('o.region_id', where.put(regionIds)));
    if (organisationIds.length) ways.push(`o.provider_id = ANY(${where.put(organisationIds)})`);
    if (seniors.length) ways.push(`o.senior_id = ANY(${where.put(seniors)})`);
    return ways.length ? `(${ways.join(' OR ')})` : 'false';
  }
}
