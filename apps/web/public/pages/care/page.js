import { note } from '../../base/dom.js';
import { keysInWords } from '../../base/keys.js';
import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { correctionList } from './corrections.js';
import { exceptionList } from './exceptions.js';
import { monthOfHours } from './pay.js';
import { unlockList } from './unlocks.js';

const PROVIDER = ['QA', 'PROVIDER_OWNER'];
const WATCH = ['COUNTY_INSPECTOR', 'CITY_ADMIN', 'CITY_AUDITOR'];
const JUDGES = ['TOWN_VERIFIER', 'COUNTY_REVIEWER'];
/** As the permissions of visits have it; the server decides again. */
const CAN = {
  view: [...PROVIDER, ...JUDGES, ...WATCH, 'DISPATCHER'],
  settle: [...PROVIDER, ...JUDGES],
  decide: JUDGES,
  unlock: ['COUNTY_REVIEWER', 'COUNTY_APPROVER'],
  provider: [...PROVIDER, 'DISPATCHER'],
};

/** Provider's quality and officers: what must be fixed first, then what somebody says should be otherwise. */
export const exceptionsPage = {
  roles: [...new Set([...CAN.view, ...CAN.unlock])],
  areas(roles) {
    const can = {
      ...allowed(CAN, roles),
      as: roles.some((role) => CAN.provider.includes(role)) ? 'PROVIDER' : 'OFFICER',
    };
    const shown = { ...can, file: can.as === 'OFFICER', request: can.as };
    const sections = () =>
      [
        can.view &&
          section(say('必须处理，处理前不结算', 'Must be fixed before anything is captured'), () =>
            exceptionList('must-fix', shown, { handling: 'MUST_FIX' }),
          ),
        can.view &&
          section(say('更正申请，待裁定', 'Corrections to be decided'), () =>
            correctionList('corrections-open', shown),
          ),
        section(say('解锁申请', 'Locked records'), () => unlockList(can)),
        can.view &&
          section(say('知悉即可', 'May be acknowledged'), () =>
            exceptionList('may-acknowledge', shown, { handling: 'MAY_ACKNOWLEDGE' }),
          ),
        section(say('快捷键', 'Keys'), async () => [note(keysInWords())]),
      ].filter(Boolean);
    return [{ key: 'care', title: say('异常和更正', 'Exceptions'), sections }];
  },
};

/** A caregiver's month, and what is said about his minutes. */
export const hoursPage = {
  roles: ['CAREGIVER'],
  areas: () => [
    {
      key: 'hours',
      title: say('我的工时', 'My hours'),
      sections: () => [
        section(say('本月工时', 'This month'), monthOfHours),
        section(say('请您表态，或您的申请', 'Corrections'), () =>
          correctionList('corrections-mine', { side: 'CAREGIVER', request: 'CAREGIVER' }),
        ),
      ],
    },
  ],
};

/** What a family is asked about its visits. */
export const familyCorrections = () =>
  section(say('服务记录更正', 'Corrections of visits'), () =>
    correctionList('corrections-family', { side: 'FAMILY', request: 'FAMILY' }),
  );
