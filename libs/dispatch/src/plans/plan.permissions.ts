import { definePermissions } from '@anzhi/platform';

export const PlanPermissions = definePermissions('dispatch', {
  viewPlans: {
    roles: [
      'DISPATCHER',
      'PROVIDER_OWNER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看排班方案',
  },
  makePlans: { roles: ['DISPATCHER', 'COUNTY_HANDLER', 'CITY_ADMIN'], zh: '编制排班方案' },
  // only a dispatcher assigns (policy.md 2.4): an office hands its plan to the providers' dispatchers
  releasePlans: { roles: ['COUNTY_HANDLER', 'CITY_ADMIN'], zh: '下发辖区排班方案' },
  publishPlans: { roles: ['DISPATCHER'], zh: '按排班方案派人' },
});
