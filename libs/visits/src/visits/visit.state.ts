import { defineStateMachine } from '@anzhi/kernel';

export type VisitState =
  | 'SCHEDULED'
  | 'EN_ROUTE'
  | 'IN_SERVICE'
  | 'CHECKED_OUT'
  | 'CONFIRMED'
  | 'DISPUTED'
  | 'VERIFIED'
  | 'REJECTED'
  | 'NO_SHOW_SENIOR'
  | 'NO_SHOW_PROVIDER'
  | 'ABORTED'
  | 'CANCELLED'
  | 'REPLACED';

export type VisitEvent =
  | 'depart'
  | 'checkIn'
  | 'checkOut'
  | 'confirm'
  | 'dispute'
  | 'accept'
  | 'reject'
  | 'verify'
  | 'seniorAbsent'
  | 'caregiverAbsent'
  | 'abort'
  | 'cancel'
  | 'replace';

/** From the caregiver's calendar to proven minutes (policy.md 2.4). Only VERIFIED captures anything. */
export const visitMachine = defineStateMachine<VisitState, VisitEvent>('SCHEDULED', {
  SCHEDULED: {
    depart: 'EN_ROUTE',
    checkIn: 'IN_SERVICE',
    seniorAbsent: 'NO_SHOW_SENIOR',
    caregiverAbsent: 'NO_SHOW_PROVIDER',
    abort: 'ABORTED',
    cancel: 'CANCELLED',
    replace: 'REPLACED',
  },
  EN_ROUTE: {
    checkIn: 'IN_SERVICE',
    seniorAbsent: 'NO_SHOW_SENIOR',
    caregiverAbsent: 'NO_SHOW_PROVIDER',
    abort: 'ABORTED',
    cancel: 'CANCELLED',
    replace: 'REPLACED',
  },
  IN_SERVICE: { checkOut: 'CHECKED_OUT', abort: 'ABORTED' },
  CHECKED_OUT: { confirm: 'CONFIRMED', dispute: 'DISPUTED' },
  CONFIRMED: { verify: 'VERIFIED', reject: 'REJECTED' },
  DISPUTED: { accept: 'CONFIRMED', reject: 'REJECTED' },
  VERIFIED: {},
  REJECTED: {},
  NO_SHOW_SENIOR: {},
  NO_SHOW_PROVIDER: {},
  ABORTED: {},
  CANCELLED: {},
  REPLACED: {},
});

/** Plain words for messages and screens. */
export const VISIT_STATE_ZH: Record<VisitState, string> = {
  SCHEDULED: '已排班',
  EN_ROUTE: '路上',
  IN_SERVICE: '服务中',
  CHECKED_OUT: '待确认',
  CONFIRMED: '已确认，待核验',
  DISPUTED: '有异议',
  VERIFIED: '已核验',
  REJECTED: '不予认定',
  NO_SHOW_SENIOR: '老人不在家',
  NO_SHOW_PROVIDER: '服务人员未到',
  ABORTED: '中止',
  CANCELLED: '已取消',
  REPLACED: '已改派',
};
