import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { feedList } from './feed-list.js';
import { hitList, judgedList } from './hit-list.js';
import { ruleList } from './rule-list.js';

/** As the permissions of oversight have it; the server decides again. */
const CAN = {
  hits: ['TOWN_VERIFIER', 'COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
  judge: ['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
  rules: [
    'COUNTY_INSPECTOR',
    'COUNTY_REVIEWER',
    'COUNTY_APPROVER',
    'CITY_ADMIN',
    'CITY_POLICY',
    'CITY_AUDITOR',
  ],
  propose: ['CITY_POLICY'],
  decide: ['CITY_ADMIN', 'CITY_AUDITOR'],
  feeds: [
    'COUNTY_HANDLER',
    'COUNTY_INSPECTOR',
    'COUNTY_REVIEWER',
    'COUNTY_APPROVER',
    'CITY_ADMIN',
    'CITY_POLICY',
    'CITY_AUDITOR',
  ],
  reportNothing: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'],
};

/** What the rules have found, by division, and the rules themselves. */
export const rulesPage = {
  roles: [...new Set([...CAN.hits, ...CAN.rules, ...CAN.feeds])],
  areas(roles) {
    const can = allowed(CAN, roles);
    const hits = {
      key: 'rule-hits',
      title: say('规则命中', 'Rule hits'),
      sections: () => [
        section(say('等待认定', 'Waits for a judgement'), () => hitList(can)),
        section(say('已认定', 'Judged'), () => judgedList(can)),
      ],
    };
    const rules = {
      key: 'risk-rules',
      title: say('风险规则', 'Risk rules'),
      sections: () => [
        section(say('规则、阈值和查准率', 'Rules, numbers and precision'), () => ruleList(can)),
      ],
    };
    const feeds = {
      key: 'feeds',
      title: say('外部数据', 'Data of others'),
      sections: () => [section(say('数据到哪一天', 'Data until which day'), () => feedList(can))],
    };
    return [can.hits && hits, can.rules && rules, can.feeds && feeds].filter(Boolean);
  },
};
