import { permissionTable } from '@anzhi/platform';
import type { Ctx } from '@anzhi/kernel';
import type { ApplicationState } from './application.state';

export type AppliedAs = 'SENIOR' | 'REPRESENTATIVE' | 'OFFICE';

/** The row of an application. Days are `YYYY-MM-DD`. */
export interface Application {
  readonly id: string;
  readonly countyId: number;
  /** Township that checks. */
  readonly regionId: number;
  readonly seniorId: string;
  readonly programmeId: string;
  readonly state: ApplicationState;
  readonly appliedAs: AppliedAs;
  readonly submittedAt: Date;
  /** Last day for the next step; null: nobody has to do anything. */
  readonly dueOn: string | null;
  /** Last day of the public notice. */
  readonly noticeUntil: string | null;
}

export const APPLICATION_COLUMNS = `a.id, a.county_id AS "countyId", a.region_id AS "regionId",
  a.senior_id AS "seniorId", a.programme_id AS "programmeId", a.state, a.applied_as AS "appliedAs",
  a.submitted_at AS "submittedAt", a.due_on AS "dueOn", a.notice_until AS "noticeUntil"`;

/** States in which somebody has to act by a day. */
export const WAITING: readonly ApplicationState[] = [
  'SUBMITTED',
  'RETURNED',
  'TOWN_CHECKED',
  'PUBLIC_NOTICE',
  'APPEALED',
];

/**
 * In which role somebody acts, for the record: the role that holds the permission; who acts for himself or a relative
 * is what he applied as.
 */
export function roleOf(ctx: Ctx, permission: string): string {
  if (!ctx.actor.accountId) return 'SYSTEM';
  const roles = permissionTable().get(permission)?.roles ?? [];
  const held = ctx.actor.grants.map(({ role }) => role).filter((role) => roles.some((each) => each === role));
  return held.find((role) => role !== 'ELDER' && role !== 'FAMILY') ?? held[0] ?? 'SYSTEM';
}
