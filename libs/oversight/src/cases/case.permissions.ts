import { definePermissions } from '@anzhi/platform';

export const CasePermissions = definePermissions('oversight.cases', {
  view: {
    roles: [
      'PROVIDER_OWNER',
      'QA',
      'TOWN_VERIFIER',
      'COUNTY_INSPECTOR',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看监督案件',
  },
  open: {
    roles: ['TOWN_VERIFIER', 'COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'CALL_CENTER', 'CITY_AUDITOR'],
    zh: '登记投诉，立案核查',
  },
  handle: { roles: ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER'], zh: '受理案件、要求举证、作出认定' },
  answer: { roles: ['PROVIDER_OWNER', 'QA'], zh: '代表机构举证、申辩和申诉' },
  approve: { roles: ['COUNTY_REVIEWER', 'COUNTY_APPROVER'], zh: '审批案件认定' },
  decideAppeal: { roles: ['COUNTY_APPROVER', 'CITY_AUDITOR'], zh: '处理案件申诉' },
});
