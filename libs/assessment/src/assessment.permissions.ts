import { definePermissions } from '@anzhi/platform';

export const AssessmentPermissions = definePermissions('assessment', {
  recordResult: {
    roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER'],
    zh: '登记能力评估结果',
  },
  viewResults: {
    roles: [
      'ELDER',
      'FAMILY',
      'TOWN_HANDLER',
      'TOWN_VERIFIER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CITY_AUDITOR',
    ],
    zh: '查看能力评估结果',
  },
});
