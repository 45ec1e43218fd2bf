import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { changeState, type StateChanged } from './change-state';
import { lockProvider } from './provider-gate';

export interface SuspensionInput {
  readonly providerId: string;
  readonly reason: string;
}

/** Takes an admitted provider out of matching at once, and puts it back. */
@Injectable()
export class SuspendProvider {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, input: SuspensionInput): Promise<StateChanged> {
    return this.change(ctx, 'suspend', input);
  }

  reinstate(ctx: Ctx, input: SuspensionInput): Promise<StateChanged> {
    return this.change(ctx, 'reinstate', input);
  }

  private change(
    ctx: Ctx,
    event: 'suspend' | 'reinstate',
    { providerId, reason }: SuspensionInput,
  ): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) =>
      changeState(tx, await lockProvider(tx, providerId), event, { reason }),
    );
  }
}
