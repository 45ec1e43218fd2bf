import { definePermissions } from '@anzhi/platform';

export const OversightPermissions = definePermissions('oversight', {
  viewVisits: {
    roles: [
      'TOWN_VERIFIER',
      'COUNTY_INSPECTOR',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看服务卷宗和工作台',
  },
  approveVisit: {
    roles: ['TOWN_VERIFIER', 'COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER'],
    zh: '审核通过服务',
  },
  returnVisit: {
    roles: ['TOWN_VERIFIER', 'COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
    zh: '退回服务并暂缓付款',
  },
  decideReturn: { roles: ['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'], zh: '裁定退回是否成立' },
  viewReviews: {
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
    zh: '查看审核和退回记录',
  },
  answerReturn: { roles: ['PROVIDER_OWNER', 'QA'], zh: '对退回作出说明' },
  viewAuditTrail: { roles: ['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'], zh: '查看操作留痕' },
  viewLedgerHealth: { roles: ['CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR'], zh: '查看账本核对结果' },
});
