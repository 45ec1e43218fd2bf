import type { Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';

type Shared = Pick<VisitEntity, 'id' | 'providerId' | 'regionId'>;

/** Points come by the minute: on record is when he began to share where he is, when that ended, and who looked. */
export const sharingBegun = (tx: Tx, visit: Shared): void => note(tx, 'begun', visit, {});

/** With the way to a visit, however it ended. The caller has just recorded that step of the visit. */
export async function sharingEnded(tx: Tx, visit: VisitEntity): Promise<void> {
  const [shared] = await tx.query<{ positions: number }>(
    `SELECT count(*) AS positions FROM visits.position
      WHERE visit_id = $1
        AND (SELECT from_state FROM visits.state_change WHERE visit_id = $1 ORDER BY id DESC LIMIT 1) = 'EN_ROUTE'`,
    [visit.id],
  );
  if (shared.positions) note(tx, 'ended', visit, { because: visit.state, positions: shared.positions });
}

/** Taken back on the way. */
export async function sharingTakenBack(tx: Tx, caregiverId: string): Promise<void> {
  const shared = await tx.query<Shared & { positions: number }>(
    `SELECT v.id, v.provider_id AS "providerId", v.region_id AS "regionId", count(*) AS positions
       FROM visits.visit v JOIN visits.position p ON p.visit_id = v.id
      WHERE v.caregiver_id = $1 AND v.state = 'EN_ROUTE' GROUP BY v.id`,
    [caregiverId],
  );
  for (const { positions, ...visit } of shared)
    note(tx, 'ended', visit, { because: 'TAKEN_BACK', positions });
}

const note = (
  tx: Tx,
  what: 'begun' | 'ended',
  visit: Shared,
  details: Readonly<Record<string, unknown>>,
): void =>
  tx.audit({
    action: `visits.position-sharing-${what}`,
    ...{ subject: 'visit', subjectId: visit.id },
    ...{ organisationId: visit.providerId, regionId: visit.regionId },
    details,
  });
