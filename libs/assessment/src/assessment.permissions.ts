import { definePermissions } from '@anzhi/platform';

export const AssessmentPermissions = definePermissions('assessment', {
  // not those who review, nor the one who starts the month's grants that follow from it (policy.md 0.3, 35)
  recordResult: { roles: ['COUNTY_HANDLER'], zh: '登记能力评估结果' },
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
