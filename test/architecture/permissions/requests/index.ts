import { FILES } from './files';
import { IDENTITY, OPERATION } from './identity';
import { PEOPLE } from './people';
import { PROVIDERS } from './providers';
import { DISPATCH, ENTITLEMENT, GIVING_BACK, ORDERING, OVERSIGHT, PUBLIC_DATA, VISITS } from './services';
import type { Requests } from './request';

/**
 * A request for every endpoint, in an order in which none takes away what a later one needs: reads before writes in
 * each part, and what ends something after what uses it.
 */
export const REQUESTS: Requests = {
  ...PUBLIC_DATA,
  ...OPERATION,
  ...ENTITLEMENT,
  ...ORDERING,
  ...DISPATCH,
  ...OVERSIGHT,
  ...VISITS,
  ...GIVING_BACK,
  ...FILES,
  ...PROVIDERS,
  ...PEOPLE,
  ...IDENTITY,
};
