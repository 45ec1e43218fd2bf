import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { Accounts } from '../accounts/accounts';
import { OneTimeCodes } from '../codes/one-time-codes';
import { Guesses } from '../guessing/guesses';
import { IdentityErrors } from '../identity.errors';
import type { Device } from './log-in.usecase';
import { LoginTrail } from './login-trail';
import type { TokensDto } from './sessions.dto';
import { Sessions } from './sessions';

/** Login by phone and one-time code: open even while the number is locked for passwords, as nobody guesses codes. */
@Injectable()
export class LogInByCode {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly codes: OneTimeCodes,
    private readonly guesses: Guesses,
    private readonly sessions: Sessions,
    private readonly trail: LoginTrail,
  ) {}

  /** @throws identity.code-wrong, identity.locked */
  execute(ctx: Ctx, input: { phone: string; code: string; device: Device }): Promise<TokensDto> {
    return this.uow.run(ctx, (tx) => this.decide(tx, input));
  }

  private async decide(
    tx: Tx,
    { phone, code, device }: { phone: string; code: string; device: Device },
  ): Promise<TokensDto> {
    const account = await this.accounts.findByPhone(tx, phone);
    const round = await this.guesses.atCode(tx, device.address);
    const minutes = round.lockedMinutes;
    if (minutes > 0) {
      this.trail.refused(tx, phone, account?.id, 'LOCKED');
      return tx.refuse(IdentityErrors.locked({ minutes }));
    }
    const isRight = await this.codes.redeem(tx, phone, code);
    if (!isRight || account?.status !== 'ACTIVE') {
      await round.failed();
      this.trail.refused(tx, phone, account?.id, 'CODE');
      return tx.refuse(IdentityErrors.codeWrong());
    }
    return await this.sessions.open(tx, account.id, 'CODE', device.userAgent);
  }
}
