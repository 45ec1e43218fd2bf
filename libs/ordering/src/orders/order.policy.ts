import type { Role } from '@anzhi/contracts';
import type { RoleGrant, Scope } from '@anzhi/kernel';
import type { OrderState } from './order.state';

/** How much of the senior's person a caller sees on an order he may see at all. */
export type Sight = 'PLAIN' | 'MASKED';

/** While the provider needs them to come to the door; not before it accepted and not after. */
const NEEDED_BY_PROVIDER: readonly OrderState[] = ['ACCEPTED', 'IN_SERVICE'];

/** Who in the provider has to find the senior; a quality officer does not. */
const NEEDED_IN_ROLE: readonly Role[] = ['PROVIDER_OWNER', 'DISPATCHER'];

/**
 * Name, phone and address in the clear only for those of the provider that is to serve who need them; everybody
 * else sees them masked.
 */
export function sightOf(
  grants: readonly RoleGrant[],
  order: { readonly providerId: string | null; readonly state: OrderState },
): Sight {
  const sends = grants.some(
    ({ role, organisationId }) =>
      NEEDED_IN_ROLE.includes(role as Role) &&
      organisationId !== undefined &&
      organisationId === order.providerId,
  );
  return sends && NEEDED_BY_PROVIDER.includes(order.state) ? 'PLAIN' : 'MASKED';
}

/** A caller who sees orders only because he works for the provider; what families and offices wrote is not for him. */
export const isProviderOnly = (scope: Scope): boolean =>
  scope.organisationIds.length > 0 && scope.regionIds.length === 0 && !scope.own;
