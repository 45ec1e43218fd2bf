import type { Role } from '@anzhi/contracts';
import { definePermissions } from '@anzhi/platform';

const PROVIDER: Role[] = ['PROVIDER_FINANCE', 'PROVIDER_OWNER'];
const COUNTY: Role[] = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_FINANCE'];
const CITY: Role[] = ['CITY_ADMIN', 'CITY_AUDITOR'];

export const SettlementPermissions = definePermissions('settlement', {
  viewBatches: { roles: [...PROVIDER, 'TOWN_VERIFIER', ...COUNTY, ...CITY], zh: '查看结算单' },
  downloadStatement: { roles: [...PROVIDER, ...COUNTY, ...CITY], zh: '下载结算单' },
  freeze: { roles: ['COUNTY_HANDLER', 'COUNTY_FINANCE'], zh: '冻结结算单' },
  confirm: { roles: PROVIDER, zh: '确认结算单或对其中的行提出异议' },
  decideDispute: { roles: ['TOWN_VERIFIER', 'COUNTY_HANDLER', 'COUNTY_REVIEWER'], zh: '处理结算异议' },
  verify: { roles: ['TOWN_VERIFIER', 'COUNTY_REVIEWER'], zh: '核验辖区内的结算' },
  penalise: { roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'], zh: '按满意度、投诉和合同扣款' },
  approve: { roles: ['COUNTY_APPROVER'], zh: '审批结算单' },
  pay: { roles: ['COUNTY_FINANCE'], zh: '导出、付款和登记退票' },
  giveBankAccount: { roles: ['PROVIDER_OWNER', 'PROVIDER_FINANCE'], zh: '登记本机构的收款账户' },
  decideBankAccount: { roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'], zh: '核对机构的收款账户' },
  viewBankAccounts: { roles: [...PROVIDER, ...COUNTY], zh: '查看收款账户' },
  makeBankFile: { roles: ['COUNTY_FINANCE'], zh: '生成和下载付款文件' },
  viewProgress: { roles: ['TOWN_VERIFIER', ...COUNTY, ...CITY], zh: '查看结算进度' },
  viewRules: { roles: [...PROVIDER, 'TOWN_VERIFIER', ...COUNTY, ...CITY, 'CITY_POLICY'], zh: '查看扣款规则' },
  proposeRule: { roles: ['COUNTY_HANDLER', 'CITY_POLICY'], zh: '提出扣款规则' },
  decideRule: { roles: ['COUNTY_APPROVER', 'CITY_ADMIN'], zh: '批准扣款规则' },
});
