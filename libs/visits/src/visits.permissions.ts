import { definePermissions } from '@anzhi/platform';

export const VisitsPermissions = definePermissions('visits', {
  view: {
    roles: [
      'ELDER',
      'FAMILY',
      'CAREGIVER',
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
    zh: '查看服务过程',
  },
  deliver: { roles: ['CAREGIVER'], zh: '上门服务：出发、签到、服务记录、签退' },
  viewPosition: {
    roles: ['DISPATCHER', 'PROVIDER_OWNER', 'COUNTY_HANDLER', 'CALL_CENTER'],
    zh: '查看护理员在路上的最后位置',
  },
  confirm: { roles: ['ELDER', 'FAMILY'], zh: '确认服务或提出异议' },
  decideDispute: { roles: ['TOWN_VERIFIER', 'COUNTY_REVIEWER'], zh: '裁定服务异议' },
  manageTags: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '发放、更换、停用门口标签和老人卡' },
  setProofLaw: { roles: ['CITY_ADMIN'], zh: '规定到离凭据的分值和要求' },
  answerCallBack: { roles: ['CALL_CENTER', 'COUNTY_HANDLER'], zh: '登记到门回电的结果' },
});
