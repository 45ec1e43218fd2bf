import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { IdentityErrors } from '../identity.errors';
import { Sessions } from './sessions';

/** Logging out, here or on a device that is not at hand. */
@Injectable()
export class RevokeSession {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** @throws identity.session-not-found when it is another account's or has ended */
  execute(ctx: Ctx, sessionId: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const ended = await this.sessions.revoke(tx, accountOf(ctx), 'LOGGED_OUT', { only: sessionId });
      if (!ended) throw IdentityErrors.sessionNotFound();
    });
  }
}
