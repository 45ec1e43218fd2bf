import { definePermissions } from '@anzhi/platform';

/** What the service at home asks and leaves behind: health, doubts, corrections, what is laid down. */
export const VisitsCarePermissions = definePermissions('visits', {
  viewHealth: { roles: ['ELDER', 'FAMILY', 'CAREGIVER', 'QA', 'COUNTY_INSPECTOR'], zh: '查看生命体征' },
  careRisks: {
    roles: ['ELDER', 'FAMILY', 'CAREGIVER', 'QA', 'DISPATCHER', 'TOWN_HANDLER', 'COUNTY_HANDLER'],
    zh: '查看和登记老人及家中的风险',
  },
  viewExceptions: {
    roles: [
      ...(['QA', 'PROVIDER_OWNER', 'DISPATCHER', 'TOWN_VERIFIER', 'COUNTY_REVIEWER'] as const),
      ...(['COUNTY_INSPECTOR', 'CITY_ADMIN', 'CITY_AUDITOR'] as const),
    ],
    zh: '查看服务异常',
  },
  settleExceptions: {
    roles: ['QA', 'PROVIDER_OWNER', 'TOWN_VERIFIER', 'COUNTY_REVIEWER'],
    zh: '处理服务异常',
  },
  viewCorrections: {
    roles: [
      ...(['ELDER', 'FAMILY', 'CAREGIVER', 'QA', 'PROVIDER_OWNER', 'DISPATCHER', 'TOWN_VERIFIER'] as const),
      ...(['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR', 'CITY_ADMIN', 'CITY_AUDITOR'] as const),
    ],
    zh: '查看服务记录更正',
  },
  requestCorrection: {
    roles: ['ELDER', 'FAMILY', 'CAREGIVER', 'QA', 'PROVIDER_OWNER'],
    zh: '申请更正服务记录、申请解锁',
  },
  answerCorrection: { roles: ['ELDER', 'FAMILY', 'CAREGIVER'], zh: '对更正申请表明意见' },
  decideCorrection: { roles: ['TOWN_VERIFIER', 'COUNTY_REVIEWER'], zh: '裁定更正申请' },
  unlock: { roles: ['COUNTY_REVIEWER', 'COUNTY_APPROVER'], zh: '裁定解锁申请' },
  viewHours: { roles: ['CAREGIVER'], zh: '查看本人工时' },
  rulebooks: { roles: ['CITY_POLICY'], zh: '制定护理指引和异常处理表' },
});
