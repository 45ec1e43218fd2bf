import type { StopKind, StopReason, StopState } from './stop.state';

/** The row of a stop. Days are `YYYY-MM-DD`. */
export interface Stop {
  readonly id: string;
  readonly countyId: number;
  readonly regionId: number;
  readonly seniorId: string;
  /** null: every programme. */
  readonly programmeId: string | null;
  readonly kind: StopKind;
  readonly reason: StopReason;
  /** The day of the fact behind it. */
  readonly happenedOn: string;
  /** First day without a new service. */
  readonly from: string;
  /** First day after it; null: open. */
  readonly until: string | null;
  /** First day whose captures are doubtful. */
  readonly withholdFrom: string;
  /** First day without a claim. */
  readonly noGrantsFrom: string;
  readonly wholeService: boolean;
  readonly state: StopState;
  readonly noticeZh: string;
  readonly noticeEn: string;
  /** Last day for an appeal. */
  readonly appealUntil: string;
  readonly recordedAt: Date;
}

export const STOP_COLUMNS = `s.id, s.county_id AS "countyId", s.region_id AS "regionId", s.senior_id AS "seniorId",
  s.programme_id AS "programmeId", s.kind, s.reason, s.happened_on AS "happenedOn", lower(s.during) AS "from",
  upper(s.during) AS until, s.withhold_from AS "withholdFrom", s.no_grants_from AS "noGrantsFrom",
  s.whole_service AS "wholeService", s.state, s.notice_zh AS "noticeZh", s.notice_en AS "noticeEn",
  s.appeal_until AS "appealUntil", s.recorded_at AS "recordedAt"`;
