import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { BlacklistGround } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';
import type { LockedProvider } from './provider-gate';
import { personsAfter } from './provider.policy';
import { providerMachine, type ProviderEvent, type ProviderState } from './provider.state';

export interface Why {
  readonly reason: string;
  readonly ground?: BlacklistGround;
}

/** What every transition answers. */
export interface StateChanged {
  readonly providerId: string;
  readonly state: ProviderState;
}

/**
 * Moves a locked provider to its next state, with the row of the history, the audit line and the event.
 * @throws providers.wrong-state
 */
export async function changeState(
  tx: Tx,
  provider: LockedProvider,
  event: ProviderEvent,
  why: Why,
): Promise<StateChanged> {
  const state = providerMachine.next(provider.state, event);
  if (!state) throw ProvidersErrors.wrongState();
  const { checkedBy, decidedBy } = personsAfter(event, provider, tx.ctx.actor.accountId);
  await tx.query(
    'UPDATE providers.provider SET state = $2, checked_by = $3, decided_by = $4, blacklisted_at = $5 WHERE id = $1',
    [provider.id, state, checkedBy, decidedBy, state === 'BLACKLISTED' ? tx.now : null],
  );
  await recordChange(tx, provider, provider.state, state, why);
  return { providerId: provider.id, state };
}

/** One line of the provider's history. @param from null when the provider is new */
export async function recordChange(
  tx: Tx,
  provider: { readonly id: string; readonly regionId: number },
  from: ProviderState | null,
  to: ProviderState,
  { reason, ground }: Why,
): Promise<void> {
  await tx.query(
    `INSERT INTO providers.provider_state_change
       (id, provider_id, from_state, to_state, account_id, reason, ground, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), provider.id, from, to, tx.ctx.actor.accountId, reason, ground ?? null, tx.now],
  );
  tx.audit({
    action: 'providers.provider-state-changed',
    subject: 'provider',
    subjectId: provider.id,
    regionId: provider.regionId,
    organisationId: provider.id,
    details: { from, to, reason, ...(ground && { ground }) },
  });
  tx.publish({
    type: 'providers.provider-state-changed.v1',
    payload: { providerId: provider.id, state: to },
    audience: { providerId: provider.id, regionId: provider.regionId },
  });
}
