/** SQL expressions of a stop, and of a benefit somebody has or would have. */
interface StopSql {
  readonly reason: string;
  readonly countyId: string;
  readonly programmeId: string;
  /** The day whose law says what is spared. */
  readonly on: string;
}
interface BenefitSql {
  readonly countyId: string;
  readonly programmeId: string;
}

/** A county moved out of, or checked by a county: what he has elsewhere is another county's to judge. */
export const isCountyBound = (reason: string): string => `${reason} IN ('MOVE_OUT', 'CAMPAIGN')`;

/**
 * Programmes of a law `v` that somebody keeps who goes to live in an institution: those that name services given
 * there or by the day (policy.md 6.2: the voucher pays for both), and what is given once and has been given. What runs
 * month by month and pays for care at home only rests (policy.md 0.3 no. 3 and 21).
 */
export const isKeptInInstitution = `(v.frequency = 'ONCE' OR EXISTS (
  SELECT FROM entitlement.programme_item i
   WHERE (i.programme_id, i.version) = (v.programme_id, v.version) AND i.service_kind = 'INSTITUTION'))`;

/** Whether a stop is about a benefit at all. */
export const reaches = (stop: StopSql, benefit: BenefitSql): string => `(
  (${stop.programmeId} IS NULL OR ${stop.programmeId} = ${benefit.programmeId})
  AND (NOT ${isCountyBound(stop.reason)} OR ${stop.countyId} = ${benefit.countyId})
  AND (${stop.reason} <> 'INSTITUTION' OR NOT EXISTS (
    SELECT FROM entitlement.programme_version v
     WHERE v.programme_id = ${benefit.programmeId} AND v.state = 'APPROVED' AND v.effective @> ${stop.on}
       AND ${isKeptInInstitution})))`;
