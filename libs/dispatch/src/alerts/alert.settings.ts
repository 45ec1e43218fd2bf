import { defineSettings } from '@anzhi/platform';

/** All DESIGN. */
export const AlertSettings = defineSettings('dispatch', {
  alertManagerMinutes: {
    fallback: 5,
    least: 1,
    zh: '预警无人处理，多少分钟后通知机构负责人和质检员（分钟）',
    en: 'An alert nobody took goes to the provider’s management after (minutes)',
  },
  alertOfficerMinutes: {
    fallback: 10,
    least: 1,
    zh: '机构负责人仍未处理，再过多少分钟通知县区值班人员（分钟）',
    en: 'An alert the management did not take goes to the county’s duty officer after another (minutes)',
  },
  alertHandlingMinutes: {
    fallback: 15,
    least: 1,
    zh: '有人受理后，多少分钟内没有结论即继续上报（分钟）',
    en: 'An alert that was taken and not ended goes on after (minutes)',
  },
  offerUnseenMinutes: {
    fallback: 15,
    least: 0,
    zh: '答复期限前多少分钟仍无人查看派单即预警（分钟，最早在期限过半时）',
    en: 'An offer nobody saw raises an alert so long before its deadline, after half of its time at the earliest (minutes)',
  },
  noCaregiverMinutes: {
    fallback: 120,
    least: 1,
    zh: '服务开始前多少分钟仍未安排护理员即预警（分钟）',
    en: 'An accepted order without a caregiver raises an alert so long before its start (minutes)',
  },
  assignGraceMinutes: {
    fallback: 10,
    least: 0,
    zh: '临近开始才接单或换人的，至少留给机构多少分钟安排护理员（分钟）',
    en: 'An order accepted or given up late leaves the provider at least so long to assign (minutes)',
  },
});
