import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { changeState, type StateChanged } from './change-state';
import { lockProvider } from './provider-gate';
import { mustBeRegistered, mustHaveDecidedLicences } from './registration';

export interface CheckInput {
  readonly providerId: string;
  readonly result: 'PASS' | 'FAIL';
  readonly reason: string;
}

/** The county handler's check of an application: the first of two persons. */
@Injectable()
export class CheckApplication {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, { providerId, result, reason }: CheckInput): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      if (result === 'PASS') {
        await mustHaveDecidedLicences(tx, providerId);
        await mustBeRegistered(tx, providerId);
      }
      return changeState(tx, provider, result === 'PASS' ? 'pass' : 'fail', { reason });
    });
  }
}
