import { definePermissions } from '@anzhi/platform';

export const DispatchPermissions = definePermissions('dispatch', {
  viewOffers: { roles: ['DISPATCHER', 'PROVIDER_OWNER', 'CAREGIVER'], zh: '查看派单' },
  viewOwnDecisions: { roles: ['DISPATCHER', 'PROVIDER_OWNER'], zh: '查看本机构为何被选中' },
  answerOffers: { roles: ['DISPATCHER', 'PROVIDER_OWNER', 'CAREGIVER'], zh: '接受或谢绝派单' },
  viewOfferRules: {
    roles: ['COUNTY_HANDLER', 'COUNTY_APPROVER', 'CITY_POLICY', 'CITY_ADMIN', 'CITY_AUDITOR'],
    zh: '查看派单方式',
  },
  setOfferRules: { roles: ['COUNTY_APPROVER', 'CITY_POLICY'], zh: '设置派单方式' },
  viewStraightOffers: { roles: ['PROVIDER_OWNER', 'DISPATCHER'], zh: '查看派单是否直达护理员' },
  setStraightOffers: { roles: ['PROVIDER_OWNER'], zh: '设置派单是否直达护理员' },
  viewCaregiverCandidates: { roles: ['DISPATCHER', 'PROVIDER_OWNER'], zh: '查看可派护理员' },
  // only a dispatcher assigns (policy.md 2.4)
  assignCaregiver: { roles: ['DISPATCHER'], zh: '安排护理员' },
  returnOrder: { roles: ['DISPATCHER', 'PROVIDER_OWNER'], zh: '退回订单' },
  viewFairness: {
    roles: [
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CITY_ADMIN',
      'CITY_POLICY',
      'CITY_AUDITOR',
    ],
    zh: '查看派单公平情况',
  },
  viewReplacements: {
    roles: [
      'ELDER',
      'FAMILY',
      'PROVIDER_OWNER',
      'DISPATCHER',
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_INSPECTOR',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看换人经过',
  },
  viewUnmetDemand: {
    roles: [
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_POLICY',
      'CITY_AUDITOR',
    ],
    zh: '查看未满足需求',
  },
  resolveUnmetDemand: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'], zh: '处理未满足需求' },
  viewDispatchLog: {
    roles: [
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CALL_CENTER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看派单过程和理由',
  },
  viewWeights: {
    roles: [
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CITY_ADMIN',
      'CITY_POLICY',
      'CITY_AUDITOR',
    ],
    zh: '查看派单权重',
  },
  draftWeights: { roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'CITY_POLICY'], zh: '起草派单权重' },
  decideWeights: {
    roles: ['COUNTY_APPROVER', 'CITY_POLICY', 'CITY_ADMIN'],
    zh: '审批他人起草的派单权重',
  },
  excludeCaregiver: {
    roles: [
      'ELDER',
      'FAMILY',
      'DISPATCHER',
      'PROVIDER_OWNER',
      'VILLAGE_HELPER',
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'CALL_CENTER',
    ],
    zh: '登记或取消老人与护理员不匹配',
  },
  // whoever may book
  viewBookableSlots: {
    roles: ['ELDER', 'FAMILY', 'VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
    zh: '查询可预约的上门时间',
  },
});
