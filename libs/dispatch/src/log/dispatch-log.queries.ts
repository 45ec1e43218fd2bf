import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { Database } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { DispatchErrors } from '../dispatch.errors';
import type { ConsideredCaregiver } from '../matching/considered';
import { toConsideredDto } from '../matching/why.dto';
import type { DispatchLogDto, LoggedPersonDto, RankingDto } from './dispatch-log.dto';

/** PostgreSQL writes the dates of JSON with the session's zone, which is ISO 8601 as well; UTC is what callers get. */
const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

@Injectable()
export class DispatchLogQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly ordering: OrderingFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** @throws dispatch.order-not-found also when it lies outside the caller's divisions */
  async read(ctx: Ctx, orderId: string): Promise<DispatchLogDto> {
    const order = await this.ordering.order(this.db, orderId);
    const divisions = await this.geo.subtree(ctx.scope.regionIds);
    if (!order || !divisions.includes(order.regionId)) throw DispatchErrors.orderNotFound();
    const log = {
      rankings: await this.rankings(orderId),
      offers: await this.db.query<DispatchLogDto['offers'][number]>(
        `SELECT id, ranking_id AS "rankingId", provider_id AS "providerId", position, mode,
                caregiver_id AS "caregiverId", state,
                ${instant('made_at')} AS "madeAt", ${instant('expires_at')} AS "expiresAt",
                ${instant('accepted_at')} AS "acceptedAt", ${instant('closed_at')} AS "closedAt",
                close_reason AS "closeReason", close_note AS "closeNote"
           FROM dispatch.offer WHERE order_id = $1 ORDER BY position`,
        [orderId],
      ),
      assignments: await this.db.query<DispatchLogDto['assignments'][number]>(
        `SELECT provider_id AS "providerId", caregiver_id AS "caregiverId", seat, assigned_by AS "assignedBy",
                ${instant('assigned_at')} AS "assignedAt", ${instant('released_at')} AS "releasedAt",
                release_reason AS "releaseReason"
           FROM dispatch.assignment WHERE order_id = $1 ORDER BY assigned_at, id`,
        [orderId],
      ),
    };
    return { ...log, people: await this.people(log) };
  }

  /** A decision keeps ids; whoever may read it sees who they are. */
  private async people({
    rankings,
    offers,
    assignments,
  }: Omit<DispatchLogDto, 'people'>): Promise<LoggedPersonDto[]> {
    const named = [...rankings.flatMap(({ caregivers }) => caregivers), ...offers, ...assignments];
    const people: LoggedPersonDto[] = [];
    for (const id of new Set(named.map(({ caregiverId }) => caregiverId))) {
      const found = id && (await this.providers.caregiver(this.db, id));
      if (found) people.push({ caregiverId: found.id, name: found.name });
    }
    return people;
  }

  private async rankings(orderId: string): Promise<RankingDto[]> {
    const rows = await this.db.query<Omit<RankingDto, 'caregivers'> & { caregivers: ConsideredCaregiver[] }>(
      `SELECT id, ${instant('at')} AS at, ${instant('starts_at')} AS "startsAt", candidates,
              weights_id AS "weightsId", caregivers, choice
         FROM dispatch.ranking WHERE order_id = $1 ORDER BY at, id`,
      [orderId],
    );
    return rows.map((row) => ({ ...row, caregivers: row.caregivers.map(toConsideredDto) }));
  }
}
