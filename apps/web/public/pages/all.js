import { alertsPage } from './alerts/page.js';
import { assessorPage } from './assessment/assessor.js';
import { benefitsPage } from './benefits/family-benefits.js';
import { campaignsPage } from './campaigns/page.js';
import { exceptionsPage, hoursPage } from './care/page.js';
import { caregiverPage } from './caregiver.js';
import { casesPage } from './cases/page.js';
import { dispatchPage } from './dispatch/page.js';
import { dispatcherPage } from './dispatcher.js';
import { familyPage } from './family.js';
import { lawPage } from './law/page.js';
import { messagesPage } from './messages/page.js';
import { moneyPage } from './money/page.js';
import { officerPage } from './officer.js';
import { operatorPage } from './operator.js';
import { plansPage } from './plans/page.js';
import { settlementPage } from './settlement/page.js';

/** Each says for which roles it is and which areas it has; somebody with two roles gets both. */
const PAGES = [
  familyPage,
  benefitsPage,
  caregiverPage,
  hoursPage,
  assessorPage,
  dispatcherPage,
  plansPage,
  alertsPage,
  officerPage,
  exceptionsPage,
  dispatchPage,
  casesPage,
  campaignsPage,
  moneyPage,
  settlementPage,
  lawPage,
  messagesPage,
  operatorPage,
];

/** @returns {object[]} the areas of somebody with these roles, in the order of their work */
export const areasOf = (roles) =>
  PAGES.filter((page) => roles.some((role) => page.roles.includes(role))).flatMap((page) =>
    page.areas(roles),
  );
