import type { Queryable } from '@anzhi/platform';
import type { Frame } from '../frame-store';

/** What was claimed for an audit besides what it proved. */
export interface EstimateClaim {
  readonly fen: number;
  /** Less what was given back since. */
  readonly standingFen: number;
  readonly recoveryId: string;
  readonly madeBy: string;
  readonly claimedBy: string;
  readonly reason: string;
  readonly at: Date;
  readonly appealReason: string | null;
  readonly appealedAt: Date | null;
  readonly outcome: 'UPHELD' | 'OVERTURNED' | null;
  readonly decisionReason: string | null;
  readonly decidedAt: Date | null;
}

export async function claimOf(
  db: Queryable,
  { countyId, id }: Pick<Frame, 'countyId' | 'id'>,
): Promise<EstimateClaim | undefined> {
  const [claim] = await db.query<EstimateClaim>(
    `SELECT c.fen, s.standing_fen AS "standingFen", c.recovery_id AS "recoveryId", c.made_by AS "madeBy",
            c.claimed_by AS "claimedBy", c.reason, c.at, a.reason AS "appealReason", a.at AS "appealedAt", d.outcome,
            d.reason AS "decisionReason", d.at AS "decidedAt"
       FROM oversight.estimate_claim c
       JOIN oversight.recovery_standing s ON (s.county_id, s.id) = (c.county_id, c.recovery_id)
       LEFT JOIN oversight.claim_appeal a ON (a.county_id, a.frame_id) = (c.county_id, c.frame_id)
       LEFT JOIN oversight.claim_appeal_decision d ON (d.county_id, d.frame_id) = (c.county_id, c.frame_id)
      WHERE c.county_id = $1 AND c.frame_id = $2`,
    [countyId, id],
  );
  return claim;
}

/**
 * What was taken back of visits of the frame that nobody had judged for the estimate: of them the bound speaks, so what
 * is proved of them is not claimed a second time.
 */
export async function provenSince(
  db: Queryable,
  { countyId, id }: Pick<Frame, 'countyId' | 'id'>,
): Promise<number> {
  const [{ fen }] = await db.query<{ fen: number }>(
    `SELECT coalesce(sum(greatest(u.fen - coalesce(c.public_fen, 0), 0)), 0)::bigint AS fen
       FROM oversight.frame_unit u LEFT JOIN oversight.captured_visit c ON c.visit_id = u.visit_id
      WHERE u.county_id = $1 AND u.frame_id = $2 AND u.stratum IS NOT NULL AND ${UNJUDGED}`,
    [countyId, id],
  );
  return fen;
}

/** On `u`, a unit of a frame. */
export const UNJUDGED = `NOT EXISTS (SELECT FROM oversight.sample_unit s
  WHERE (s.county_id, s.frame_id, s.visit_id) = (u.county_id, u.frame_id, u.visit_id))`;
