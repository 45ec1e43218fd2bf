import type { Scope } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import type { Tx } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';
import type { Persons } from './provider.policy';
import type { ProviderState } from './provider.state';

/** Row gate: SQL condition on `p`, that the provider lies in the caller's divisions or is his own. */
export const inScope = (first: number): string =>
  `($${first}::boolean OR ${withinRegions('p.region_id', `$${first + 1}`)} OR p.id = ANY($${first + 2}::uuid[]))`;

/** The three parameters of `inScope`. */
export const scopeParameters = (scope: Scope): unknown[] => [
  scope.everywhere,
  scope.regionIds,
  scope.organisationIds,
];

export interface LockedProvider extends Persons {
  readonly id: string;
  readonly name: string;
  readonly regionId: number;
  readonly state: ProviderState;
  readonly blacklistedAt: Date | null;
}

/** The provider's row, held until the end of the transaction. @throws providers.provider-not-found */
export async function lockProvider(tx: Tx, id: string): Promise<LockedProvider> {
  const provider = await tx.one<LockedProvider>(
    `SELECT p.id, p.name, p.region_id AS "regionId", p.state, p.checked_by AS "checkedBy",
            p.decided_by AS "decidedBy", p.blacklisted_at AS "blacklistedAt"
       FROM providers.provider p WHERE p.id = $1 AND ${inScope(2)} FOR UPDATE OF p`,
    [id, ...scopeParameters(tx.ctx.scope)],
  );
  if (!provider) throw ProvidersErrors.providerNotFound();
  return provider;
}
