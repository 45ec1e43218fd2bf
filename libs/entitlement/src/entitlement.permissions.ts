import { definePermissions } from '@anzhi/platform';

export const EntitlementPermissions = definePermissions('entitlement', {
  viewEntitlements: {
    roles: [
      'ELDER',
      'FAMILY',
      'VILLAGE_HELPER',
      'TOWN_HANDLER',
      'TOWN_VERIFIER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看老人的服务时长及发放理由',
  },
  requestQuote: {
    roles: ['ELDER', 'FAMILY', 'VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
    zh: '预约前查询费用分担',
  },
  issueMonth: { roles: ['COUNTY_APPROVER', 'CITY_POLICY'], zh: '启动当月服务时长发放' },
  viewIssuance: {
    roles: [
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CITY_ADMIN',
      'CITY_POLICY',
      'CITY_AUDITOR',
    ],
    zh: '查看服务时长发放批次',
  },
});
