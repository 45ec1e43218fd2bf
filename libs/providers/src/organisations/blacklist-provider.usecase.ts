import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork } from '@anzhi/platform';
import type { BlacklistGround } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';
import { ProvidersSettings } from '../providers.settings';
import { changeState, type StateChanged } from './change-state';
import { lockProvider } from './provider-gate';
import { mayLeaveListAt } from './provider.policy';

export interface BlacklistInput {
  readonly providerId: string;
  readonly ground: BlacklistGround;
  readonly reason: string;
}

/** The joint-punishment list (policy.md 9.3): no orders from now on, and off it no earlier than after years. */
@Injectable()
export class BlacklistProvider {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, { providerId, ground, reason }: BlacklistInput): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) =>
      changeState(tx, await lockProvider(tx, providerId), 'blacklist', { reason, ground }),
    );
  }

  /** Afterwards the provider stands where an applicant stands. @throws providers.blacklisted-too-short */
  remove(ctx: Ctx, { providerId, reason }: { providerId: string; reason: string }): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      if (!provider.blacklistedAt) throw ProvidersErrors.wrongState();
      const years = await this.settings.get(tx, ProvidersSettings.blacklistYears);
      if (tx.now < mayLeaveListAt(provider.blacklistedAt, years))
        throw ProvidersErrors.blacklistedTooShort({ years });
      return changeState(tx, provider, 'removeFromList', { reason });
    });
  }
}
