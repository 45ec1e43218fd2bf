import { definePermissions } from '@anzhi/platform';

export const OrderingPermissions = definePermissions('ordering', {
  bookOrder: {
    roles: ['ELDER', 'FAMILY', 'VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
    zh: '预约上门服务',
  },
  setTerms: { roles: ['CITY_POLICY'], zh: '制定服务条款' },
  changeOrder: {
    roles: ['ELDER', 'FAMILY', 'VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
    zh: '取消或改期订单',
  },
  viewOrders: {
    roles: [
      'ELDER',
      'FAMILY',
      'PROVIDER_OWNER',
      'DISPATCHER',
      'QA',
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
    zh: '查看订单',
  },
});
