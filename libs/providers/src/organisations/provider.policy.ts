import type { ProviderEvent } from './provider.state';

/** Who checked and who decided, as the provider's row holds them. */
export interface Persons {
  readonly checkedBy: string | null;
  readonly decidedBy: string | null;
}

/** Check and decision belong to one application; a new application begins without either. */
export function personsAfter(event: ProviderEvent, before: Persons, accountId: string | null): Persons {
  switch (event) {
    case 'pass':
    case 'fail':
      return { checkedBy: accountId, decidedBy: null };
    case 'admit':
    case 'refuse':
      return { ...before, decidedBy: accountId };
    case 'applyAgain':
    case 'removeFromList':
      return { checkedBy: null, decidedBy: null };
    case 'suspend':
    case 'reinstate':
    case 'blacklist':
      return before;
  }
}

/** Each level of approval is another natural person (policy.md 0.3, 35). */
export const mayDecide = (accountId: string, { checkedBy }: Persons): boolean => accountId !== checkedBy;

/** The first instant at which a provider blacklisted then may be taken off the list. */
export function mayLeaveListAt(blacklistedAt: Date, years: number): Date {
  const at = new Date(blacklistedAt);
  at.setUTCFullYear(at.getUTCFullYear() + years);
  return at;
}
