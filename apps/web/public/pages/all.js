import { sayOf } from '../words/language.js';
import { alertsPage } from './alerts/page.js';
import { assessorPage } from './assessment/assessor.js';
import { auditsPage } from './audits/page.js';
import { benefitsPage } from './benefits/family-benefits.js';
import { billsPage } from './bills/page.js';
import { campaignsPage } from './campaigns/page.js';
import { exceptionsPage, hoursPage } from './care/page.js';
import { caregiverPage } from './caregiver.js';
import { casesPage } from './cases/page.js';
import { dispatchPage } from './dispatch/page.js';
import { dispatcherPage } from './dispatcher.js';
import { proofLawPage } from './door/law.js';
import { tagsPage } from './door/tags.js';
import { familyPage } from './family.js';
import { lawPage } from './law/page.js';
import { messagesPage } from './messages/page.js';
import { moneyPage } from './money/page.js';
import { officerPage } from './officer.js';
import { operatorPage } from './operator.js';
import { plansPage } from './plans/page.js';
import { ratingsPage } from './ratings/page.js';
import { rulesPage } from './rules/page.js';
import { settlementPage } from './settlement/page.js';

/**
 * The pages by what they are about; whoever has many areas sees them so. Each page says for which roles it is and which
 * areas it has; somebody with two roles gets both.
 */
const GROUPS = [
  {
    zh: '服务',
    en: 'Services',
    pages: [
      ...[
        familyPage,
        billsPage,
        caregiverPage,
        hoursPage,
        dispatcherPage,
        plansPage,
        alertsPage,
        ratingsPage,
      ],
    ],
  },
  { zh: '待遇', en: 'Benefits', pages: [benefitsPage] },
  { zh: '评估', en: 'Assessment', pages: [assessorPage] },
  {
    zh: '监管',
    en: 'Oversight',
    pages: [officerPage, rulesPage, auditsPage, exceptionsPage, tagsPage, proofLawPage],
  },
  { zh: '派单', en: 'Dispatch', pages: [dispatchPage] },
  { zh: '待遇办理', en: 'Cases', pages: [casesPage, campaignsPage] },
  { zh: '资金', en: 'Money', pages: [moneyPage, settlementPage] },
  { zh: '政策', en: 'Policy', pages: [lawPage] },
  { zh: '运行', en: 'Operation', pages: [operatorPage] },
  { zh: '消息', en: 'Messages', pages: [messagesPage] },
];

/** @returns {object[]} the areas of somebody with these roles, in the order of their work, each with its group */
export const areasOf = (roles) =>
  GROUPS.flatMap((group) =>
    group.pages
      .filter((page) => roles.some((role) => page.roles.includes(role)))
      .flatMap((page) => page.areas(roles))
      .map((area) => ({ ...area, group: sayOf(group) })),
  );
