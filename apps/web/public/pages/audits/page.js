import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { disclosures } from '../disclosure/public-list.js';
import { caseFile } from './case-file.js';
import { caseList } from './case-list.js';
import { listedPersons } from './listed-persons.js';
import { frameFile } from './frame-file.js';
import { frameList, freezeButton } from './frame-list.js';
import { taskFile } from './task-file.js';
import { taskList } from './task-list.js';
import { voucherMonths } from './voucher-months.js';

const COUNTY = ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER'];
const CITY = ['CITY_ADMIN', 'CITY_AUDITOR'];
const PROVIDER = ['PROVIDER_OWNER', 'QA'];

/** As the permissions of oversight have it; the server decides again. */
const CAN = {
  cases: [...PROVIDER, 'TOWN_VERIFIER', ...COUNTY, ...CITY],
  frames: [...PROVIDER, ...COUNTY, ...CITY],
  freeze: ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'CITY_AUDITOR'],
  fixValue: [...COUNTY, 'CITY_AUDITOR'],
  estimate: ['COUNTY_REVIEWER', 'CITY_AUDITOR'],
  persons: ['COUNTY_HANDLER', ...COUNTY],
  proposeListing: ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER'],
  decideListing: ['COUNTY_APPROVER'],
  fileRemoval: ['COUNTY_HANDLER'],
  claim: ['COUNTY_APPROVER'],
  appealClaim: PROVIDER,
  decideClaimAppeal: ['COUNTY_APPROVER', 'CITY_AUDITOR'],
  work: ['COUNTY_INSPECTOR', 'CALL_CENTER'],
  declare: ['COUNTY_APPROVER'],
  officers: [...COUNTY, ...CITY],
};

/** What is looked into: cases by their clock, calls and visits on site, audits by sample, and what is made public. */
export const auditsPage = {
  roles: [...new Set(Object.values(CAN).flat())],
  areas(roles) {
    const can = allowed(CAN, roles);
    const cases = {
      key: 'audit-cases',
      title: say('监督案件', 'Cases'),
      sections: () => [
        section(say('办理中', 'Open'), () => caseList()),
        section(say('已结案', 'Closed'), () => caseList('CLOSED')),
      ],
      open: { case: (id) => section(say('案卷', 'The file'), () => caseFile(id)) },
    };
    const tasks = {
      key: 'audit-tasks',
      title: say('回访和核查', 'Calls and visits'),
      sections: () => [
        section(say('等我核查', 'Waiting for me'), () => taskList('OPEN')),
        section(say('我办过的', 'Done'), () => taskList('DONE')),
      ],
      open: { task: (id) => section(say('核查任务', 'A task'), () => taskFile(id)) },
    };
    const frames = {
      key: 'audits',
      title: say('抽样审计', 'Audits by sample'),
      sections: () =>
        [
          can.freeze && section(say('新的审计', 'A new audit'), async () => [freezeButton()]),
          section(say('审计', 'Audits'), frameList),
          can.officers && section(say('消费补贴月度核查', 'The voucher’s month'), () => voucherMonths(can)),
        ].filter(Boolean),
      open: { frame: (id) => section(say('一次审计', 'An audit'), () => frameFile(id, can)) },
    };
    const open = {
      key: 'disclosures',
      title: say('阳光公示', 'Made public'),
      sections: () => [section(say('已公示', 'Public'), async () => [disclosures()])],
    };
    const persons = {
      key: 'listed-persons',
      title: say('失信护理员', 'Listed persons'),
      sections: () => [section(say('护理员失信名单', 'The list of persons'), () => listedPersons(can))],
    };
    return [
      can.cases && cases,
      can.persons && persons,
      can.work && tasks,
      can.frames && frames,
      can.officers && open,
    ].filter(Boolean);
  },
};
