import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { IdentityFacade } from '@anzhi/identity';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { NotificationsErrors } from '../notifications.errors';
import type { AttemptDto, DeliveriesQuery, DeliveryDetailDto, DeliveryDto } from './deliveries.dto';

type Row = Omit<DeliveryDto, 'name' | 'phone'> & { readonly accountId: string };

const COLUMNS = `d.id, d.made_at AS at, d.channel, d.state, d.topic, d.template, d.urgent, d.role, d.account_id AS "accountId",
  d.senior_id AS "seniorId", d.region_id AS "regionId", d.attempts, d.due_at AS "dueAt", d.closed_at AS "closedAt",
  d.read_at AS "readAt"`;
const NEWEST = 'ORDER BY d.made_at DESC, d.id DESC LIMIT $2';

/** What was told to whom in the caller's divisions, for who is asked why somebody heard nothing. */
@Injectable()
export class DeliveryQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** The newest first; each division gives its newest lines from an index, and those are merged. */
  async list(ctx: Ctx, query: DeliveriesQuery): Promise<Page<DeliveryDto>> {
    const [at, id] = cursorKey(query, ['instant', 'uuid']) ?? [null, null];
    const matches = `($3::timestamptz IS NULL OR (d.made_at, d.id) < ($3, $4::uuid))
      AND ($5::text IS NULL OR d.channel = $5) AND ($6::text IS NULL OR d.state = $6)
      AND ($7::uuid IS NULL OR d.senior_id = $7)`;
    const source = query.seniorId
      ? `notifications.delivery d WHERE d.region_id = ANY($1::int[]) AND ${matches}`
      : `unnest($1::int[]) AS place(id) CROSS JOIN LATERAL (
           SELECT d.* FROM notifications.delivery d WHERE d.region_id = place.id AND ${matches} ${NEWEST}) d`;
    const rows = await this.db.query<Row>(`SELECT ${COLUMNS} FROM ${source} ${NEWEST}`, [
      await this.geo.subtree(ctx.scope.regionIds),
      query.limit + 1,
      at,
      id,
      query.channel ?? null,
      query.state ?? null,
      query.seniorId ?? null,
    ]);
    const page = pageOf(rows, query.limit, (row) => [row.at.toISOString(), row.id]);
    return { ...page, items: await this.named(page.items) };
  }

  /** @throws notifications.delivery-not-found when it lies outside the caller's divisions */
  async detail(ctx: Ctx, id: string): Promise<DeliveryDetailDto> {
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM notifications.delivery d WHERE d.id = $1 AND d.region_id = ANY($2::int[])`,
      [id, await this.geo.subtree(ctx.scope.regionIds)],
    );
    const [delivery] = await this.named(rows);
    if (!delivery) throw NotificationsErrors.deliveryNotFound();
    const tries = await this.db.query<AttemptDto>(
      'SELECT number, at, outcome, detail FROM notifications.attempt WHERE delivery_id = $1 ORDER BY number',
      [id],
    );
    return { ...delivery, tries };
  }

  private async named(rows: readonly Row[]): Promise<DeliveryDto[]> {
    const contacts = await this.identity.contacts(this.db, [...new Set(rows.map((row) => row.accountId))]);
    return rows.map(({ accountId, ...delivery }) => ({ ...delivery, ...contacts.get(accountId)! }));
  }
}
