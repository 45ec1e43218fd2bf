import { Injectable } from '@nestjs/common';
import { maskName } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';

/** What of a visit matters to whoever settles it. */
export interface VisitClaimFacts {
  readonly visitId: string;
  /** Township of the visit. */
  readonly regionId: number;
  /** Both masked. */
  readonly senior: string;
  readonly caregiver: string;
  /** How late the caregiver checked in, whole minutes; 0: in time; null: no check-in. */
  readonly lateMinutes: number | null;
  /** Elements of proof that are missing: POSITION, PRESENCE, TASKS. */
  readonly missing: string[];
}

/** Flags of a visit by the element of proof they leave open. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  POSITION: ['NO_POSITION', 'MOCK_POSITION', 'OUT_OF_RANGE'],
  PRESENCE: ['UNPROVEN', 'PROOF_SHORT'],
  TASKS: ['TASKS_MISSING'],
};

type Row = Omit<VisitClaimFacts, 'missing' | 'senior' | 'caregiver'> & {
  seniorId: string;
  caregiverId: string;
  flags: string[];
};

/** Reads visits for settlement, thousands at once. */
@Injectable()
export class ClaimFactsQueries {
  constructor(
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  async of(db: Queryable, visitIds: readonly string[]): Promise<VisitClaimFacts[]> {
    const rows = await db.query<Row>(
      `SELECT v.id AS "visitId", v.region_id AS "regionId", v.senior_id AS "seniorId", v.caregiver_id AS "caregiverId", v.flags,
              greatest(floor(extract(epoch FROM c.occurred_at - v.starts_at) / 60), 0)::int AS "lateMinutes"
         FROM visits.visit v
         LEFT JOIN visits.visit_check c ON c.visit_id = v.id AND c.kind = 'IN'
        WHERE v.id = ANY($1::uuid[])`,
      [visitIds],
    );
    const names = await this.people.names(db, [...new Set(rows.map(({ seniorId }) => seniorId))]);
    const caregivers = await this.caregiverNames(db, [
      ...new Set(rows.map(({ caregiverId }) => caregiverId)),
    ]);
    return rows.map(({ seniorId, caregiverId, flags, ...row }) => ({
      ...row,
      senior: maskName(names.get(seniorId) ?? ''),
      caregiver: maskName(caregivers.get(caregiverId) ?? ''),
      missing: Object.keys(MISSING).filter((element) =>
        MISSING[element].some((flag) => flags.includes(flag)),
      ),
    }));
  }

  /** A provider's caregivers are a few dozen. */
  private async caregiverNames(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of ids) names.set(id, (await this.providers.caregiver(db, id))?.name ?? '');
    return names;
  }
}
