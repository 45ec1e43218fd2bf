import { definePermissions } from '@anzhi/platform';

const COUNTY = ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'] as const;
const OFFICERS = ['TOWN_VERIFIER', ...COUNTY] as const;

export const ChainPermissions = definePermissions('oversight.chain', {
  // a log is a whole county's
  view: { roles: [...COUNTY, 'CITY_ADMIN'], zh: '查看留痕日志及证明' },
  trace: { roles: [...OFFICERS, 'CITY_ADMIN'], zh: '查看订单从核定到付款的全部经过' },
  export: { roles: ['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'], zh: '导出审计证据包' },
  receipt: { roles: ['ELDER', 'FAMILY', 'CAREGIVER', ...OFFICERS, 'CITY_ADMIN'], zh: '取得入链回执' },
});
