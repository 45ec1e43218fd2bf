import { APPLICATIONS } from './applications';
import { ASSESSMENT } from './assessment';
import { AUDITS } from './audits';
import { CAMPAIGNS } from './campaigns';
import { CARE } from './care';
import { FAMILY_MONEY } from './family-money';
import { CHAIN } from './chain';
import { FILES } from './files';
import { IDENTITY, OPERATION } from './identity';
import { ISSUANCE } from './issuance';
import { MATCHING } from './matching';
import { NOTIFICATIONS } from './notifications';
import { PEOPLE } from './people';
import { PEOPLE_RECORDS } from './people-records';
import { PLANS } from './plans';
import { PROGRAMMES } from './programmes';
import { PROOFS } from './proofs';
import { PROVIDERS } from './providers';
import { DISPATCH, ENTITLEMENT, GIVING_BACK, ORDERING, OVERSIGHT, PUBLIC_DATA, VISITS } from './services';
import { RULES } from './rules';
import { SETTLEMENT } from './settlement';
import { STATEMENTS } from './statements';
import { WHAT_IF } from './what-if';
import type { Requests } from './request';

/**
 * A request for every endpoint, in an order in which none takes away what a later one needs: reads before writes in
 * each part, and what ends something after what uses it.
 */
export const REQUESTS: Requests = {
  ...PUBLIC_DATA,
  ...OPERATION,
  ...ASSESSMENT,
  ...ENTITLEMENT,
  ...APPLICATIONS,
  ...ISSUANCE,
  ...PROGRAMMES,
  ...STATEMENTS,
  ...WHAT_IF,
  ...CAMPAIGNS,
  ...ORDERING,
  ...DISPATCH,
  ...MATCHING,
  ...PLANS,
  ...OVERSIGHT,
  ...RULES,
  ...AUDITS,
  ...CHAIN,
  ...SETTLEMENT,
  ...FAMILY_MONEY,
  ...CARE,
  ...PROOFS,
  ...VISITS,
  ...GIVING_BACK,
  ...NOTIFICATIONS,
  ...FILES,
  ...PROVIDERS,
  ...PEOPLE_RECORDS,
  ...PEOPLE,
  ...IDENTITY,
};
