import { EntitlementQueries } from './entitlement.queries';
import { EntitlementsController } from './entitlements.controller';
import { DecisionLog } from '../decisions/decision-log';
import { GrantChecks } from './grant-checks';
import { GrantReasons } from './grant-reasons';
import { GrantStore } from './grant.store';
import { Grants } from './grants';
import { LotEnds } from './lot-ends';
import { LotQueries } from './lot.queries';
import { RestoredLots } from './restored-lots';

export const grantsProviders = [
  EntitlementQueries,
  DecisionLog,
  GrantChecks,
  GrantReasons,
  GrantStore,
  Grants,
  LotEnds,
  LotQueries,
  RestoredLots,
];
export const grantsControllers = [EntitlementsController];
