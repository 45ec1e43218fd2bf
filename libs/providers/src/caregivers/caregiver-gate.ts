import type { Tx } from '@anzhi/platform';
import { inScope, scopeParameters } from '../organisations/provider-gate';
import { ProvidersErrors } from '../providers.errors';

export interface LockedCaregiver {
  readonly id: string;
  readonly providerId: string;
  /** Township of the provider. */
  readonly regionId: number;
  readonly accountId: string;
  readonly active: boolean;
}

/** The caregiver's row, held until the end of the transaction, when his provider is in the caller's scope. */
export async function lockCaregiver(tx: Tx, id: string): Promise<LockedCaregiver> {
  const caregiver = await tx.one<LockedCaregiver>(
    `SELECT c.id, c.provider_id AS "providerId", p.region_id AS "regionId", c.account_id AS "accountId", c.active
       FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id
      WHERE c.id = $1 AND ${inScope(2)} FOR UPDATE OF c`,
    [id, ...scopeParameters(tx.ctx.scope)],
  );
  if (!caregiver) throw ProvidersErrors.caregiverNotFound();
  return caregiver;
}

/** Whoever plans with him looks again. */
export const tellAvailability = (tx: Tx, { id: caregiverId, providerId, regionId }: LockedCaregiver): void =>
  tx.publish({
    type: 'providers.caregiver-availability-changed.v1',
    payload: { providerId, caregiverId },
    audience: { providerId, caregiverId, regionId },
  });
