import { definePermissions } from '@anzhi/platform';

/** Who may stand in which kind of room. A socket joins the rooms of every permission its caller holds. */
export const RealtimePermissions = definePermissions('realtime', {
  followSeniors: { roles: ['ELDER', 'FAMILY'], zh: '接收本人或亲属的服务动态' },
  followProvider: {
    roles: ['PROVIDER_OWNER', 'DISPATCHER', 'QA', 'PROVIDER_FINANCE'],
    zh: '接收本机构的派单、服务与结算动态',
  },
  followVisits: { roles: ['CAREGIVER'], zh: '接收本人的排班与服务动态' },
  followDivision: {
    roles: [
      'VILLAGE_HELPER',
      'TOWN_HANDLER',
      'TOWN_VERIFIER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_FINANCE',
      'COUNTY_INSPECTOR',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '接收辖区内的服务动态',
  },
});
