import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { alertFile } from './alert-file.js';
import { alertList } from './alert-list.js';

const PROVIDER = ['DISPATCHER', 'PROVIDER_OWNER', 'QA'];
const DUTY = ['COUNTY_HANDLER', 'CALL_CENTER'];
const TOWN = 'TOWN_HANDLER';
/** As the permissions of dispatch and visits have it; the server decides again. */
const CAN = {
  view: [...PROVIDER, ...DUTY, TOWN, 'COUNTY_INSPECTOR', 'CITY_ADMIN', 'CITY_AUDITOR'],
  handle: [...PROVIDER, ...DUTY, TOWN],
  where: ['DISPATCHER', 'PROVIDER_OWNER', ...DUTY],
  provider: PROVIDER,
};

/** What should have happened and has not: a provider sees its own at once, an officer first those that came to him. */
export const alertsPage = {
  roles: CAN.view,
  areas(roles) {
    const can = allowed(CAN, roles);
    const sections = () =>
      [
        !can.provider &&
          section(say('请您处理', 'Waiting for the county'), () =>
            alertList('alerts-mine', { level: 'OFFICER' }),
          ),
        section(
          can.provider ? say('请马上处理', 'Needs you now') : say('机构在处理', 'With the providers'),
          () => alertList('alerts-open', {}),
        ),
        section(say('最近了结的', 'Ended lately'), () => alertList('alerts-closed', { state: 'CLOSED' })),
      ].filter(Boolean);
    const open = { alert: (id) => section(say('预警', 'The alert'), () => alertFile(id, can)) };
    return [{ key: 'alerts', title: say('预警', 'Alerts'), sections, open }];
  },
};
