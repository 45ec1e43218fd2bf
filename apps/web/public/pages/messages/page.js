import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { deliveryLog } from './delivery-log.js';
import { inbox } from './inbox.js';
import { preferences } from './preferences.js';

const SUPPORT = ['CALL_CENTER', 'COUNTY_HANDLER', 'CITY_ADMIN'];

/** Everybody is told something by some channel. */
export const messagesPage = {
  roles: [
    ...[
      'ELDER',
      'FAMILY',
      'CAREGIVER',
      'ASSESSOR',
      'DISPATCHER',
      'PROVIDER_OWNER',
      'QA',
      'PROVIDER_FINANCE',
      'VILLAGE_HELPER',
    ],
    ...[
      'TOWN_HANDLER',
      'TOWN_VERIFIER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'COUNTY_FINANCE',
    ],
    ...['CITY_POLICY', 'CITY_AUDITOR', 'OPERATOR', ...SUPPORT],
  ],
  areas: (roles) => [
    {
      key: 'messages',
      title: say('消息', 'Messages'),
      sections: () => [
        section(say('消息', 'Messages'), inbox),
        section(say('怎么通知我', 'How I am told'), preferences),
      ],
    },
    ...(roles.some((role) => SUPPORT.includes(role))
      ? [
          {
            key: 'deliveries',
            title: say('短信记录', 'Text messages'),
            sections: () => [
              section(say('短信发送记录', 'Text messages and what became of them'), deliveryLog),
            ],
          },
        ]
      : []),
  ],
};
