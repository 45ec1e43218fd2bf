/** SQL expressions of a stop, and of a benefit somebody has or would have. */
interface StopSql {
  readonly reason: string;
  readonly kind: string;
  readonly countyId: string;
  readonly programmeId: string;
  /** The day whose law says what is spared. */
  readonly on: string;
}
interface BenefitSql {
  readonly countyId: string;
  readonly programmeId: string;
}

/** Of a row `entitlement.stop s`. */
export const STOP_ROW: StopSql = {
  reason: 's.reason',
  kind: 's.kind',
  countyId: 's.county_id',
  programmeId: 's.programme_id',
  on: 'lower(s.during)',
};

/**
 * A county he moved out of, or whose visit ended a claim there: what he has elsewhere is another county's to judge.
 * A suspension because nobody was met goes with him: what it asks for, to be met, is still owed where he lives next.
 */
export const isCountyBound = ({ reason, kind }: Pick<StopSql, 'reason' | 'kind'>): string =>
  `(${reason} = 'MOVE_OUT' OR ${reason} = 'CAMPAIGN' AND ${kind} = 'STOP')`;

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
  AND (NOT ${isCountyBound(stop)} OR ${stop.countyId} = ${benefit.countyId})
  AND (${stop.reason} <> 'INSTITUTION' OR NOT EXISTS (
    SELECT FROM entitlement.programme_version v
     WHERE v.programme_id = ${benefit.programmeId} AND v.state = 'APPROVED' AND v.effective @> ${stop.on}
       AND ${isKeptInInstitution})))`;
