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
  // a dispatcher for his provider, the county for a division (policy.md 2.4)
  publishPlans: { roles: ['DISPATCHER', 'COUNTY_HANDLER', 'CITY_ADMIN'], zh: '发布排班方案' },
});
