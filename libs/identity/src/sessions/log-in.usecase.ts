import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Tx } from '@anzhi/platform';
import { Accounts, type Account } from '../accounts/accounts';
import { Passwords } from '../accounts/passwords';
import { Guesses } from '../guessing/guesses';
import { IdentityErrors } from '../identity.errors';
import { LoginTrail } from './login-trail';
import type { TokensDto } from './sessions.dto';
import { Sessions } from './sessions';

/** Where a login comes from; it is counted and shown to the account's owner, and decides nothing. */
export interface Device {
  /** Network address. */
  readonly address: string;
  readonly userAgent: string;
}

/**
 * Login by phone and password. Unknown numbers get the same answer, after the same work, as wrong passwords.
 * The slow comparison is done before the transaction, which then only counts and decides.
 */
@Injectable()
export class LogIn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly sessions: Sessions,
    private readonly trail: LoginTrail,
  ) {}

  /** @throws identity.credentials-wrong, identity.locked */
  async execute(ctx: Ctx, input: { phone: string; password: string; device: Device }): Promise<TokensDto> {
    const account = await this.accounts.findByPhone(this.db, input.phone);
    const matches = await this.passwords.verify(account?.passwordHash, input.password);
    const proven = matches ? account : undefined;
    return this.uow.run(ctx, (tx) => this.decide(tx, input, account, proven));
  }

  private async decide(
    tx: Tx,
    { phone, device }: { phone: string; device: Device },
    account: Account | undefined,
    proven: Account | undefined,
  ): Promise<TokensDto> {
    const round = await this.guesses.atPassword(tx, phone, device.address);
    const minutes = round.lockedMinutes;
    if (minutes > 0) {
      this.trail.refused(tx, phone, account?.id, 'LOCKED');
      return tx.refuse(IdentityErrors.locked({ minutes }));
    }
    if (!proven || !(await this.isStillTrue(tx, proven))) {
      await round.failed();
      this.trail.refused(tx, phone, account?.id, 'PASSWORD');
      return tx.refuse(IdentityErrors.credentialsWrong());
    }
    await round.succeeded();
    return await this.sessions.open(tx, proven.id, 'PASSWORD', device.userAgent);
  }

  /** The password may have been changed, or the account disabled, while the comparison ran. */
  private async isStillTrue(tx: Tx, proven: Account): Promise<boolean> {
    const { status, passwordHash } = await this.accounts.get(tx, proven.id);
    return status === 'ACTIVE' && passwordHash === proven.passwordHash;
  }
}
