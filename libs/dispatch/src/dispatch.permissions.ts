import { definePermissions } from '@anzhi/platform';

export const DispatchPermissions = definePermissions('dispatch', {
  viewOffers: { roles: ['DISPATCHER', 'PROVIDER_OWNER'], zh: '查看派单' },
  answerOffers: { roles: ['DISPATCHER', 'PROVIDER_OWNER'], zh: '接受或谢绝派单' },
  viewCaregiverCandidates: { roles: ['DISPATCHER', 'PROVIDER_OWNER'], zh: '查看可派护理员' },
  // only a dispatcher assigns (policy.md 2.4)
  assignCaregiver: { roles: ['DISPATCHER'], zh: '安排护理员' },
  returnOrder: { roles: ['DISPATCHER', 'PROVIDER_OWNER'], zh: '退回订单' },
  viewUnmetDemand: {
    roles: [
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_POLICY',
      'CITY_AUDITOR',
    ],
    zh: '查看未满足需求',
  },
  resolveUnmetDemand: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'], zh: '处理未满足需求' },
  viewDispatchLog: {
    roles: [
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看派单过程和理由',
  },
});
