import { defineSettings } from '@anzhi/platform';

export const EntitlementSettings = defineSettings('entitlement', {
  // DESIGN: families plan a week ahead. policy.md 6.2 knows "later ones on the 1st of each month"; 1 gives that.
  issueAheadDays: {
    fallback: 7,
    zh: '提前几天发放下月时长（天）：从这一天起可以预约下月的服务',
    en: 'Days before the 1st on which the next month is issued, and can be booked',
  },
  // Well below the statement time-out, and large enough that the round trips do not count.
  chunkSeniors: {
    fallback: 2_000,
    zh: '发放或清零时每个事务处理的老人数（人）',
    en: 'Seniors in one transaction when a month is issued or lapses',
  },
  // Whoever gets a little more or less is not what an officer looks for before he approves. DESIGN
  differencePercent: {
    fallback: 20,
    zh: '试算时与上月相差超过多少才列为变动（%）',
    en: 'By how many percent an amount differs from last month’s before the dry run lists it',
  },
  approveAutomatically: {
    fallback: 0,
    zh: '系统计划的月度发放无需人工审批（1 是，0 否）',
    en: 'Whether months planned by the schedule are issued without anybody’s approval (1 yes, 0 no)',
  },
  // For the forecast only. DESIGN: within the guided prices of policy.md 2.3, 35 to 100 yuan an hour.
  hourCostFen: {
    fallback: 6_000,
    zh: '测算预算时一小时服务的费用（分）',
    en: 'What an hour of service costs when a month is forecast, in fen',
  },
  visitCostFen: {
    fallback: 3_000,
    zh: '测算预算时一次服务的费用（分），项目参数另有规定的除外',
    en: 'What a visit costs when a month is forecast and the programme has no price for it, in fen',
  },
  // policy.md 4.5 APPLY: township check within 5 working days.
  townCheckWorkingDays: {
    fallback: 5,
    zh: '镇街初核期限（工作日）',
    en: 'Working days for the township’s check of an application',
  },
  // DESIGN: the same for the county.
  countyDecisionWorkingDays: {
    fallback: 5,
    zh: '县区审批期限（工作日）',
    en: 'Working days for the county’s decision on an application',
  },
  // DESIGN
  evidenceWorkingDays: {
    fallback: 10,
    zh: '申请人补充材料期限（工作日）',
    en: 'Working days for the applicant to hand in what is missing',
  },
  // MEM: administrative review within 60 days.
  appealDays: {
    fallback: 60,
    zh: '对不予批准或停发提出申诉的期限（天）',
    en: 'Days within which to appeal against a refusal or a stop',
  },
  // DESIGN
  appealWorkingDays: {
    fallback: 15,
    zh: '审理申诉期限（工作日）',
    en: 'Working days for the decision on an appeal',
  },
  // MEM, policy.md 3.2: exit after 30 to 60 days in hospital.
  hospitalDays: {
    fallback: 30,
    zh: '住院超过多少天暂停待遇（天）',
    en: 'Days in hospital after which benefits are suspended',
  },
  // Enough that bookings of a large county rarely meet at one row.
  budgetSlices: {
    fallback: 32,
    zh: '新开预算分成的份数（份）：份数越多，同时预约越不需要排队',
    en: 'Slices a new budget is divided into: the more, the less bookings wait for each other',
  },
  // DESIGN: long enough for a draft to be discussed and approved.
  whatIfKeepDays: {
    fallback: 90,
    zh: '草案试算的结果保留多少天（天）',
    en: 'Days for which the result of a what-if is kept',
  },
  // DESIGN: a family that was not met has this long to come forward before its claim is suspended.
  campaignNoticeDays: {
    fallback: 10,
    zh: '资格复核中未见到老人，暂停待遇前的告知期（天）',
    en: 'Days of notice before a claim is suspended because nobody was met in a re-verification',
  },
});
