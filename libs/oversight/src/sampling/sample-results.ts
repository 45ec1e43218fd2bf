import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { Frame } from './frame-store';
import type { JudgedStratum } from './statistics/estimate.policy';
import { kappa } from './statistics/agreement.policy';

interface JudgedUnit {
  readonly visitId: string;
  readonly stratum: number;
  /** null: not judged yet. */
  readonly overpaidFen: number | null;
}

/** What was found of a sample so far. */
@Injectable()
export class SampleResults {
  /** The units that count: those in whose place no reserve stands. */
  units(db: Queryable, { countyId, id }: Frame): Promise<JudgedUnit[]> {
    return db.query(
      `SELECT u.visit_id AS "visitId", u.stratum, j.overpaid_fen AS "overpaidFen"
         FROM oversight.sample_unit u
         LEFT JOIN LATERAL (
           SELECT r.overpaid_fen FROM oversight.audit_task t
             JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
            WHERE (t.county_id, t.frame_id, t.visit_id) = (u.county_id, u.frame_id, u.visit_id)
              AND t.source = 'SAMPLE' AND r.outcome <> 'UNREACHABLE'
            ORDER BY t.attempt DESC LIMIT 1) j ON true
        WHERE u.county_id = $1 AND u.frame_id = $2
          AND NOT EXISTS (SELECT FROM oversight.sample_unit o
                           WHERE (o.county_id, o.frame_id, o.instead_of) = (u.county_id, u.frame_id, u.visit_id))
        ORDER BY u.stratum, u.position`,
      [countyId, id],
    );
  }

  /** Fen proved among the hits of rules, which are all looked at, and how many of them are still open. */
  async hits(db: Queryable, { countyId, id }: Frame): Promise<{ provenFen: number; open: number }> {
    const [row] = await db.query<{ provenFen: number; open: number }>(
      `SELECT coalesce(sum(r.overpaid_fen), 0)::bigint AS "provenFen",
              (SELECT count(*) FROM oversight.audit_task o WHERE (o.county_id, o.frame_id) = ($1, $2) AND o.source = 'HIT'
                  AND NOT EXISTS (SELECT FROM oversight.audit_result x WHERE (x.county_id, x.task_id) = (o.county_id, o.id)))::int
                AS open
         FROM oversight.audit_task t
         JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
        WHERE t.county_id = $1 AND t.frame_id = $2 AND t.source = 'HIT'`,
      [countyId, id],
    );
    return row;
  }

  /** Of judgements that were repeated blind. */
  async agreement(db: Queryable, { countyId, id }: Frame): Promise<{ pairs: number; kappa: number | null }> {
    const rows = await db.query<{ first: string; second: string }>(
      `SELECT a.outcome AS first, b.outcome AS second FROM oversight.audit_task t
         JOIN oversight.audit_result b ON (b.county_id, b.task_id) = (t.county_id, t.id)
         JOIN oversight.audit_result a ON (a.county_id, a.task_id) = (t.county_id, t.rejudges)
        WHERE t.county_id = $1 AND t.frame_id = $2 AND t.source = 'REJUDGE' AND b.outcome <> 'UNREACHABLE'`,
      [countyId, id],
    );
    return { pairs: rows.length, kappa: kappa(rows.map(({ first, second }) => [first, second] as const)) };
  }
}

/** By stratum, with its size. */
export function judgedStrata(
  units: readonly JudgedUnit[],
  sizes: ReadonlyMap<number, { readonly population: number }>,
): JudgedStratum[] {
  return [...sizes].map(([stratum, { population }]) => ({
    stratum,
    size: population,
    overpaidFen: units
      .filter((unit) => unit.stratum === stratum && unit.overpaidFen !== null)
      .map(({ overpaidFen }) => overpaidFen!),
  }));
}
