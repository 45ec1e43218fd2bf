import { Injectable } from '@nestjs/common';
import { ProvidersFacade, type MatchCriteria } from '@anzhi/providers';
import type { Queryable } from '@anzhi/platform';
import { caregiverCriteria } from './match-criteria';

interface Span {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** How many people a provider can really send at a time. */
@Injectable()
export class Capacity {
  constructor(private readonly providers: ProvidersFacade) {}

  /** Qualified caregivers who are on no other assignment, less those whom accepted orders still wait for. */
  async free(db: Queryable, order: Span, criteria: MatchCriteria, providerId: string): Promise<number> {
    const qualified = await this.providers.qualifiedCaregivers(db, caregiverCriteria(criteria, providerId));
    const ids = qualified.map(({ id }) => id);
    const [{ busy, waiting }] = await db.query<{ busy: number; waiting: number }>(
      `SELECT (SELECT count(DISTINCT caregiver_id)::int FROM dispatch.assignment
                WHERE active AND caregiver_id = ANY($1) AND order_id <> $2
                  AND tstzrange(starts_at, ends_at) && tstzrange($3, $4)) AS busy,
              (SELECT coalesce(sum(f.caregivers - (SELECT count(*) FROM dispatch.assignment a
                                                    WHERE a.order_id = f.order_id AND a.active)), 0)::int
                 FROM dispatch.offer f
                WHERE f.state = 'ACCEPTED' AND f.provider_id = $5 AND f.order_id <> $2
                  AND tstzrange(f.starts_at, f.ends_at) && tstzrange($3, $4)) AS waiting`,
      [ids, order.id, order.startsAt, order.endsAt, providerId],
    );
    return Math.max(0, ids.length - busy - waiting);
  }
}
