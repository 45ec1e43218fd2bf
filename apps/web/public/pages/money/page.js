import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { allotments, budgetCards } from './budgets.js';
import { issuanceFile } from './issuance-file.js';
import { issuanceList, planButton } from './issuance-list.js';
import { ledgerHealth } from './ledger-health.js';
import { countyStatements, providerStatement } from './statements.js';

const COUNTY = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR'];
const SEEING = [...COUNTY, 'CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR'];

/** Who may see or do what, as the permissions of the contexts have it; the server decides again. */
const CAN = {
  see: SEEING,
  plan: ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_POLICY'],
  approve: ['COUNTY_APPROVER', 'CITY_POLICY'],
  draftBudget: ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'CITY_POLICY'],
  decideBudget: ['COUNTY_APPROVER', 'CITY_ADMIN'],
  provider: ['PROVIDER_OWNER'],
  checkLedger: ['CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR'],
};

const issuance = (can) => ({
  key: 'issuance',
  title: say('每月发放', 'Issuance'),
  sections: () =>
    [
      can.plan && section(say('计划发放', 'Plan a month'), async () => [planButton()]),
      section(say('每月发放', 'Issuance by month'), issuanceList),
    ].filter(Boolean),
  open: {
    run: (id) => section(say('发放', 'One month'), (again) => issuanceFile(id, can, again)),
  },
});

const budgets = (can) => ({
  key: 'budgets',
  title: say('预算', 'Budgets'),
  sections: () => [
    section(say('预算执行', 'Budgets'), budgetCards),
    section(say('安排记录', 'Allotments'), () =>
      allotments({ draft: can.draftBudget, decide: can.decideBudget }),
    ),
  ],
});

const statements = () => ({
  key: 'statements',
  title: say('收支明细', 'Statements'),
  sections: () => [
    section(say('县区和项目的收支明细', 'Statements of a county or programme'), countyStatements),
  ],
});

const ledger = () => ({
  key: 'ledger',
  title: say('账本核对', 'Ledger'),
  sections: () => [section(say('账本是否平', 'Does the ledger add up'), ledgerHealth)],
});

const ofProvider = () => ({
  key: 'provider-statement',
  title: say('对账', 'Statement'),
  sections: () => [section(say('应付本机构的款项', 'What is owed to the provider'), providerStatement)],
});

/** Months of benefits, budgets and what moved. */
export const moneyPage = {
  roles: [...new Set(Object.values(CAN).flat())],
  areas(roles) {
    const can = allowed(CAN, roles);
    return [
      can.see && issuance(can),
      can.see && budgets(can),
      can.see && statements(),
      can.checkLedger && ledger(),
      can.provider && ofProvider(),
    ].filter(Boolean);
  },
};
