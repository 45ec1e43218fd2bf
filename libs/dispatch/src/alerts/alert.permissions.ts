import { definePermissions } from '@anzhi/platform';

export const AlertPermissions = definePermissions('dispatch', {
  viewAlerts: {
    roles: [
      'DISPATCHER',
      'PROVIDER_OWNER',
      'QA',
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'COUNTY_INSPECTOR',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看服务预警',
  },
  // the provider first, then whoever is on duty for the county
  handleAlerts: {
    roles: ['DISPATCHER', 'PROVIDER_OWNER', 'QA', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
    zh: '受理和处置服务预警',
  },
});
