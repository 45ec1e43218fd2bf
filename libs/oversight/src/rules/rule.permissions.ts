import { definePermissions } from '@anzhi/platform';

export const RulePermissions = definePermissions('oversight.rules', {
  viewRules: {
    roles: [
      'COUNTY_INSPECTOR',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'CITY_ADMIN',
      'CITY_POLICY',
      'CITY_AUDITOR',
    ],
    zh: '查看风险规则和命中情况',
  },
  proposeRule: { roles: ['CITY_POLICY'], zh: '拟订风险规则的阈值' },
  decideRule: { roles: ['CITY_ADMIN', 'CITY_AUDITOR'], zh: '审批风险规则的阈值' },
  viewHits: {
    roles: ['TOWN_VERIFIER', 'COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
    zh: '查看规则命中',
  },
  judgeHit: { roles: ['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'], zh: '认定规则命中是否属实' },
});
