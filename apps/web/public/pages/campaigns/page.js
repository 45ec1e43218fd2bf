import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { campaignFile } from './campaign-file.js';
import { campaignList, planCampaignButton } from './campaign-list.js';
import { taskFile } from './task-file.js';
import { taskCards } from './tasks.js';

const COUNTY = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR'];

/** Who may see or do what, as the permissions of the contexts have it; the server decides again. */
const CAN = {
  see: ['TOWN_HANDLER', 'TOWN_VERIFIER', ...COUNTY, 'CITY_ADMIN', 'CITY_AUDITOR'],
  run: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'],
  record: ['VILLAGE_HELPER', 'TOWN_HANDLER'],
  decide: ['COUNTY_REVIEWER', 'COUNTY_APPROVER'],
};

const campaigns = (can) => ({
  key: 'campaigns',
  title: say('资格复核', 'Re-verification'),
  sections: () =>
    [
      can.run && section(say('计划资格复核', 'Plan one'), async () => [planCampaignButton()]),
      section(say('资格复核', 'Re-verification'), campaignList),
    ].filter(Boolean),
  open: {
    campaign: (id) => section(say('资格复核', 'One campaign'), (again) => campaignFile(id, can, again)),
    task: (id) => section(say('核查一户', 'A household'), () => taskFile(id, can)),
  },
});

/** For the phone: what is still to be visited by the caller. */
const households = (can) => ({
  key: 'households',
  title: say('上门核实', 'Households'),
  sections: () => [
    section(say('还要上门的', 'To be visited'), () => taskCards({ state: 'OPEN', free: true }, 'households')),
    section(say('通知后再去的', 'Again after a notice'), () => taskCards({ state: 'NOTICED' }, 'households')),
  ],
  open: { task: (id) => section(say('核查一户', 'A household'), () => taskFile(id, can)) },
});

/** Whether those who have a claim still have it: planned by the county, done at the door. */
export const campaignsPage = {
  roles: [...new Set(Object.values(CAN).flat())],
  areas(roles) {
    const can = allowed(CAN, roles);
    return [can.record && households(can), can.see && campaigns(can)].filter(Boolean);
  },
};
