import type { Tx } from '@anzhi/platform';
import type { PlanState } from './plan.state';
import type { PlanRow } from './plan.store';

/** For the provider whose day it is, or the officers of the division; whoever asked hears of it in any case. */
export function tellPlan(
  tx: Tx,
  { id: planId, day, providerId, regionId, requestedBy }: PlanRow,
  state: PlanState,
): void {
  tx.publish({
    type: 'dispatch.plan-moved.v1',
    payload: { planId, day, state },
    audience: { accountId: requestedBy, ...(providerId ? { providerId } : { regionId }) },
  });
}
