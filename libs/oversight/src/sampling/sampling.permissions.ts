import { definePermissions } from '@anzhi/platform';

export const SamplingPermissions = definePermissions('oversight.sampling', {
  freeze: { roles: ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'CITY_AUDITOR'], zh: '封存抽样框并公告' },
  fixValue: {
    roles: ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
    zh: '录入公开随机数，抽取样本',
  },
  // a provider sees its own when they are over, and nothing before (policy.md 0.3 no. 37): the row gate says so
  view: {
    roles: [
      'PROVIDER_OWNER',
      'QA',
      'COUNTY_INSPECTOR',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看抽样审计（机构只看已完成的）',
  },
  viewMonth: {
    roles: ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_ADMIN', 'CITY_AUDITOR'],
    zh: '查看消费补贴月度核查进度',
  },
  estimate: { roles: ['COUNTY_REVIEWER', 'CITY_AUDITOR'], zh: '推算抽样审计结果' },
  claim: { roles: ['COUNTY_APPROVER'], zh: '按推算下限向机构追回' },
  appealClaim: { roles: ['PROVIDER_OWNER', 'QA'], zh: '对推算追回提出申诉' },
  decideClaimAppeal: { roles: ['COUNTY_APPROVER', 'CITY_AUDITOR'], zh: '处理推算追回的申诉' },
  work: { roles: ['COUNTY_INSPECTOR', 'CALL_CENTER'], zh: '电话回访和上门核查' },
  declare: { roles: ['COUNTY_APPROVER'], zh: '办结消费补贴月度核查' },
});
