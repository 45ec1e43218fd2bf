import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { batchFile } from './batch-file.js';
import { batchList } from './batch-list.js';
import { bankAccounts, bankFiles, giveAccountButton } from './transfers.js';
import { monthProgress } from './progress.js';
import { proposeRuleButton, ruleList } from './rules.js';
import { waitingFor } from './waiting.js';

const PROVIDER = ['PROVIDER_FINANCE', 'PROVIDER_OWNER'];
const COUNTY = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_FINANCE'];
const CITY = ['CITY_ADMIN', 'CITY_AUDITOR'];

/** As the permissions of settlement have it; the server decides again. */
const CAN = {
  view: [...PROVIDER, 'TOWN_VERIFIER', ...COUNTY, ...CITY],
  progress: ['TOWN_VERIFIER', ...COUNTY, ...CITY],
  download: [...PROVIDER, ...COUNTY, ...CITY],
  freeze: ['COUNTY_HANDLER', 'COUNTY_FINANCE'],
  confirm: PROVIDER,
  decide: ['TOWN_VERIFIER', 'COUNTY_HANDLER', 'COUNTY_REVIEWER'],
  verify: ['TOWN_VERIFIER', 'COUNTY_REVIEWER'],
  penalise: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'],
  approve: ['COUNTY_APPROVER'],
  pay: ['COUNTY_FINANCE'],
  giveAccount: PROVIDER,
  decideAccount: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'],
  accounts: [...PROVIDER, ...COUNTY],
  rules: ['COUNTY_HANDLER', 'COUNTY_APPROVER', 'COUNTY_FINANCE', 'CITY_POLICY', ...PROVIDER, 'CITY_ADMIN'],
  propose: ['COUNTY_HANDLER', 'CITY_POLICY'],
  approveRule: ['COUNTY_APPROVER', 'CITY_ADMIN'],
};

/** Statements: what waits for the caller first, then what holds the month up, then all. */
export const settlementPage = {
  roles: [...new Set(Object.values(CAN).flat())],
  areas(roles) {
    const can = allowed(CAN, roles);
    const statements = {
      key: 'settlement',
      title: say('结算', 'Statements'),
      sections: () =>
        [
          section(say('等您办理', 'Waiting for you'), () => waitingFor(can)),
          can.progress && section(say('本期进度', 'How far the month has come'), () => monthProgress()),
          section(say('全部结算单', 'All statements'), batchList),
        ].filter(Boolean),
      open: { batch: (id) => section(say('结算单', 'A statement'), () => batchFile(id, can)) },
    };
    const transfers = {
      key: 'transfers',
      title: say('收付款', 'Transfers'),
      sections: () =>
        [
          can.pay && section(say('付款文件', 'Files for the bank'), bankFiles),
          can.giveAccount &&
            section(say('登记收款账户', 'Give an account'), async () => [giveAccountButton()]),
          section(say('收款账户', 'Accounts'), () => bankAccounts(can)),
        ].filter(Boolean),
    };
    const rules = {
      key: 'deductions',
      title: say('扣款规则', 'Deductions'),
      sections: () =>
        [
          can.propose && section(say('提出规则', 'Propose one'), async () => [proposeRuleButton()]),
          section(say('扣款规则', 'Deductions'), () => ruleList(can)),
        ].filter(Boolean),
    };
    return [can.view && statements, can.accounts && transfers, can.rules && rules].filter(Boolean);
  },
};
