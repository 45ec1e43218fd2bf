import { Injectable } from '@nestjs/common';
import { addDays, businessDate } from '@anzhi/kernel';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import type { VisitVerdict } from '../cases/case.policy';
import type { CaseFile } from '../cases/case-store';
import { SanctionSettings } from './sanction.settings';

/** What stands against a provider or a caregiver now. */
export interface Standing {
  readonly points: number;
  /** At so many the joint-punishment list is to be considered. */
  readonly threshold: number;
}

/**
 * Points for what was found, by a table with dates (the bureau's own; DESIGN by default): for the provider and for the
 * caregiver of each visit. They count for a time, and go when an appeal is won. Points propose, they punish nobody: who
 * is listed is decided by two persons on a legal ground.
 */
@Injectable()
export class SanctionPoints {
  constructor(private readonly settings: Settings) {}

  /** @returns the provider's points for this case */
  async count(tx: Tx, file: CaseFile, verdicts: readonly VisitVerdict[]): Promise<{ points: number }> {
    const days = await this.settings.get(tx, SanctionSettings.pointsDays);
    const today = businessDate(tx.now);
    const rows = await tx.query<{ points: number; caregiver: boolean }>(COUNT, [
      ...[file.id, file.providerId, verdicts.map(({ visitId }) => visitId)],
      ...[verdicts.map(({ verdict }) => verdict), today, addDays(today, days), tx.now],
    ]);
    const own = rows.filter(({ caregiver }) => !caregiver);
    return { points: own.reduce((sum, { points }) => sum + points, 0) };
  }

  /** All points of the case, of everybody. */
  async cancel(tx: Tx, { id }: CaseFile): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.sanction_cancelled (point_id, at)
       SELECT id, $2 FROM oversight.sanction_point WHERE case_id = $1 ON CONFLICT DO NOTHING`,
      [id, tx.now],
    );
  }

  async standing(db: Queryable, providerId: string, today: string): Promise<Standing> {
    const [row] = await db.query<{ points: number }>(
      `SELECT coalesce(sum(points), 0)::int AS points FROM oversight.sanction_point p
        WHERE provider_id = $1 AND caregiver_id IS NULL AND $2::date < expires_on
          AND NOT EXISTS (SELECT FROM oversight.sanction_cancelled c WHERE c.point_id = p.id)`,
      [providerId, today],
    );
    return { points: row.points, threshold: await this.settings.get(db, SanctionSettings.pointsToList) };
  }
}

/** One row for the provider, one for each caregiver; each visit by the table in force today. */
const COUNT = `
  WITH found AS (
    SELECT v.caregiver_id, s.points
      FROM unnest($3::uuid[], $4::text[]) AS n(visit_id, verdict)
      JOIN oversight.visit_of_case v ON v.id = n.visit_id
      JOIN oversight.sanction_scale s ON s.verdict = n.verdict AND s.valid @> $5::date
  ), subjects AS (
    SELECT NULL::uuid AS caregiver_id, sum(points)::int AS points FROM found HAVING sum(points) > 0
    UNION ALL
    SELECT caregiver_id, sum(points)::int FROM found GROUP BY caregiver_id HAVING sum(points) > 0
  )
  INSERT INTO oversight.sanction_point (id, case_id, provider_id, caregiver_id, points, expires_on, at)
  SELECT gen_random_uuid(), $1, $2, caregiver_id, points, $6, $7 FROM subjects
  RETURNING points, caregiver_id IS NOT NULL AS caregiver`;
