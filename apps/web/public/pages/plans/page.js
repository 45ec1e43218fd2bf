import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { comparison } from './compare.js';
import { planFile } from './plan-file.js';
import { beginButton, planList } from './plan-list.js';

/** Who may see or do what, as the permissions of dispatch have it; the server decides again. */
const CAN = {
  see: [
    'DISPATCHER',
    'PROVIDER_OWNER',
    'COUNTY_HANDLER',
    'COUNTY_REVIEWER',
    'COUNTY_APPROVER',
    'COUNTY_INSPECTOR',
    'CITY_ADMIN',
    'CITY_AUDITOR',
  ],
  make: ['DISPATCHER', 'COUNTY_HANDLER', 'CITY_ADMIN'],
  release: ['COUNTY_HANDLER', 'CITY_ADMIN'],
  publish: ['DISPATCHER'],
};

/** The schedule of a day: computed, compared, handed over by an office, published by the dispatchers, mended. */
export const plansPage = {
  roles: CAN.see,
  areas(roles) {
    const can = allowed(CAN, roles);
    const sections = () =>
      [
        can.make && section(say('编制一天的排班', 'Plan a day'), async () => [beginButton(roles)]),
        section(say('排班方案', 'Plans'), planList),
      ].filter(Boolean);
    const open = {
      plan: (id) => section(say('排班方案', 'A plan'), (again) => planFile(id, can, again)),
      compare: (ids) => section(say('方案比较', 'Plans side by side'), () => comparison(ids)),
    };
    return [{ key: 'plans', title: say('日排班', 'Day plans'), sections, open }];
  },
};
