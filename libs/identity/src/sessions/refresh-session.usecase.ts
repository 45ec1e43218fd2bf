import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { TokensDto } from './sessions.dto';
import { Sessions } from './sessions';

/** A client that lost the answer repeats the request with the same Idempotency-Key and gets the same tokens. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** @throws identity.session-ended */
  execute(ctx: Ctx, refreshToken: string): Promise<TokensDto> {
    return this.uow.run(ctx, (tx) => this.sessions.continue(tx, refreshToken));
  }
}
