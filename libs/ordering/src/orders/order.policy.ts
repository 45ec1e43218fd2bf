import type { Scope } from '@anzhi/kernel';
import type { OrderState } from './order.state';

/** How much of the senior's person a caller sees on an order he may see at all. */
export type Sight = 'PLAIN' | 'MASKED';

/** While the provider needs them to come to the door; not before it accepted and not after. */
const NEEDED_BY_PROVIDER: readonly OrderState[] = ['ACCEPTED', 'IN_SERVICE'];

/** Name, phone and address in the clear only for the provider that is to serve; everybody else sees them masked. */
export const sightOf = (
  scope: Scope,
  order: { readonly providerId: string | null; readonly state: OrderState },
): Sight =>
  order.providerId !== null &&
  scope.organisationIds.includes(order.providerId) &&
  NEEDED_BY_PROVIDER.includes(order.state)
    ? 'PLAIN'
    : 'MASKED';

/** A caller who sees orders only because he works for the provider; what families and offices wrote is not for him. */
export const isProviderOnly = (scope: Scope): boolean =>
  scope.organisationIds.length > 0 && scope.regionIds.length === 0 && !scope.own;
