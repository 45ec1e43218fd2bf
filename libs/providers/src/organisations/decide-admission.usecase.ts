import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';
import { changeState, type StateChanged } from './change-state';
import { lockProvider } from './provider-gate';
import { mayDecide } from './provider.policy';
import { mustBeRegistered } from './registration';

export interface AdmissionInput {
  readonly providerId: string;
  readonly decision: 'ADMIT' | 'REFUSE';
  readonly reason: string;
}

/** Admission or refusal by a second person; from that moment the provider may be offered orders, or never. */
@Injectable()
export class DecideAdmission {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, { providerId, decision, reason }: AdmissionInput): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      if (!mayDecide(accountOf(ctx), provider)) throw ProvidersErrors.samePerson();
      if (decision === 'ADMIT') await mustBeRegistered(tx, providerId);
      return changeState(tx, provider, decision === 'ADMIT' ? 'admit' : 'refuse', { reason });
    });
  }
}
