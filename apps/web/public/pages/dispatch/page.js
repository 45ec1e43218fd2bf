import { note } from '../../base/dom.js';
import { keysInWords } from '../../base/keys.js';
import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { fairnessSection } from './fairness.js';
import { offerRulesSection } from './offer-rules.js';
import { weightsSection } from './weights.js';

const COUNTY = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR'];
const CITY = ['CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR'];

/** As the permissions of dispatch have it; the server decides again. */
const CAN = {
  see: [...COUNTY, ...CITY],
  seeRules: ['COUNTY_HANDLER', 'COUNTY_APPROVER', ...CITY],
  setRules: ['COUNTY_APPROVER', 'CITY_POLICY'],
  draftWeights: ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'CITY_POLICY'],
  decideWeights: ['COUNTY_APPROVER', 'CITY_POLICY', 'CITY_ADMIN'],
};

/** By what orders find their people: the prices, the way of asking, and whether it is fair. */
export const dispatchPage = {
  roles: CAN.see,
  areas(roles) {
    const can = allowed(CAN, roles);
    const sections = () =>
      [
        section(say('派单权重', 'What each rule is worth'), async () => [
          note(keysInWords()),
          ...(await weightsSection(can)),
        ]),
        can.seeRules && section(say('派单方式', 'How orders are offered'), () => offerRulesSection(can)),
        section(say('机构之间是否公平', 'Fairness among providers'), fairnessSection),
      ].filter(Boolean);
    return [{ key: 'dispatch', title: say('派单规则', 'Dispatch'), sections }];
  },
};
