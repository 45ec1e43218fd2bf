import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import type { BlacklistGround } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';
import { ProvidersSettings } from '../providers.settings';
import { changeState, type StateChanged } from './change-state';
import { lockProvider, type LockedProvider } from './provider-gate';
import { mayLeaveListAt } from './provider.policy';

export interface ListingProposal {
  readonly providerId: string;
  readonly ground: BlacklistGround;
  readonly reason: string;
}

export interface ListingDecision {
  readonly providerId: string;
  readonly agreed: boolean;
  readonly reason: string;
}

interface Request {
  readonly id: string;
  readonly ground: BlacklistGround | null;
  readonly by: string;
}

/**
 * The joint-punishment list (policy.md 9.3): proposed on one of its nine grounds by one officer, decided by another; no
 * orders from then on. Off it only when the provider applies, after years at the earliest, and an officer agrees.
 */
@Injectable()
export class BlacklistProvider {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
  ) {}

  /** @throws providers.listing-open when a proposal waits already, providers.wrong-state when it is on the list */
  propose(ctx: Ctx, { providerId, ground, reason }: ListingProposal): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      if (provider.blacklistedAt) throw ProvidersErrors.wrongState();
      await this.ask(tx, provider, { kind: 'PROPOSE', ground, reason });
      return { providerId, state: provider.state };
    });
  }

  /** @throws providers.listing-missing, providers.same-person */
  decide(ctx: Ctx, { providerId, agreed, reason }: ListingDecision): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      const request = await this.answer(tx, provider, 'PROPOSE', {
        kind: agreed ? 'LIST' : 'REFUSE',
        reason,
      });
      if (!agreed) return { providerId, state: provider.state };
      return changeState(tx, provider, 'blacklist', { reason, ground: request.ground! });
    });
  }

  /** The provider's own application. @throws providers.blacklisted-too-short (`years`) */
  applyForRemoval(
    ctx: Ctx,
    { providerId, reason }: { providerId: string; reason: string },
  ): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      await this.requireOldEnough(tx, provider);
      await this.ask(tx, provider, { kind: 'APPLY', ground: null, reason });
      return { providerId, state: provider.state };
    });
  }

  /** Afterwards the provider stands where an applicant stands. @throws providers.listing-missing */
  remove(ctx: Ctx, { providerId, agreed, reason }: ListingDecision): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      await this.requireOldEnough(tx, provider);
      await this.answer(tx, provider, 'APPLY', { kind: agreed ? 'REMOVE' : 'KEEP', reason });
      if (!agreed) return { providerId, state: provider.state };
      return changeState(tx, provider, 'removeFromList', { reason });
    });
  }

  private async requireOldEnough(tx: Tx, { blacklistedAt }: LockedProvider): Promise<void> {
    if (!blacklistedAt) throw ProvidersErrors.wrongState();
    const years = await this.settings.get(tx, ProvidersSettings.blacklistYears);
    if (tx.now < mayLeaveListAt(blacklistedAt, years)) throw ProvidersErrors.blacklistedTooShort({ years });
  }

  private async ask(
    tx: Tx,
    provider: LockedProvider,
    step: { kind: 'PROPOSE' | 'APPLY'; ground: BlacklistGround | null; reason: string },
  ): Promise<void> {
    if (await this.open(tx, provider.id, step.kind)) throw ProvidersErrors.listingOpen();
    await this.record(tx, provider, step);
  }

  private async answer(
    tx: Tx,
    provider: LockedProvider,
    what: 'PROPOSE' | 'APPLY',
    step: { kind: 'LIST' | 'REFUSE' | 'REMOVE' | 'KEEP'; reason: string },
  ): Promise<Request> {
    const request = await this.open(tx, provider.id, what);
    if (!request) throw ProvidersErrors.listingMissing();
    if (request.by === accountOf(tx.ctx)) throw ProvidersErrors.samePerson();
    await this.record(tx, provider, { ...step, ground: null }, request);
    return request;
  }

  private open(tx: Tx, providerId: string, kind: 'PROPOSE' | 'APPLY'): Promise<Request | undefined> {
    return tx.one<Request>(
      `SELECT s.id, s.ground, s.account_id AS by FROM providers.listing_step s
        WHERE s.provider_id = $1 AND s.kind = $2
          AND NOT EXISTS (SELECT FROM providers.listing_step a WHERE a.answers = s.id)
        ORDER BY s.at DESC LIMIT 1`,
      [providerId, kind],
    );
  }

  private async record(
    tx: Tx,
    { id: providerId, regionId }: LockedProvider,
    step: { kind: string; ground: BlacklistGround | null; reason: string },
    request?: Request,
  ): Promise<void> {
    const { kind, ground, reason } = step;
    await tx.query(
      `INSERT INTO providers.listing_step (id, provider_id, kind, ground, reason, account_id, answers, asked_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[newId(tx.now), providerId, kind, ground, reason, accountOf(tx.ctx)],
        ...[request?.id ?? null, request?.by ?? null, tx.now],
      ],
    );
    tx.audit({
      action: `providers.listing-${kind.toLowerCase()}`,
      ...{ subject: 'provider', subjectId: providerId, regionId, organisationId: providerId },
      details: { reason, ...(ground && { ground }) },
    });
  }
}
