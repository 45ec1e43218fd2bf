import type { Tx } from '@anzhi/platform';
import type { PlanState } from './plan.state';
import type { PlanRow } from './plan.store';

/**
 * For the provider whose day it is, or the officers of the division; whoever asked hears of it in any case. What nobody
 * asked for is told to the dispatchers once it is ready for them.
 */
export function tellPlan(
  tx: Tx,
  { id: planId, day, providerId, regionId, requestedBy }: PlanRow,
  state: PlanState,
  visits = 0,
): void {
  tx.publish({
    type: 'dispatch.plan-moved.v1',
    payload: { planId, day, state },
    audience: {
      ...(requestedBy && { accountId: requestedBy }),
      ...(providerId ? { providerId } : { regionId }),
    },
  });
  if (requestedBy === null && providerId && state === 'READY')
    tellPart(tx, { id: planId, day }, providerId, visits);
}

/** A plan, or a part of one, waits for the provider's dispatchers. */
export const tellPart = (
  tx: Tx,
  { id: planId, day }: Pick<PlanRow, 'id' | 'day'>,
  providerId: string,
  visits: number,
): void =>
  tx.publish({
    type: 'dispatch.plan-released.v1',
    payload: { planId, day, providerId, visits },
    audience: { providerId },
  });
