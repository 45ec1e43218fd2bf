import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Tx } from '@anzhi/platform';
import { Guesses } from '../guessing/guesses';
import { IdentityErrors } from '../identity.errors';
import { LoginTrail } from '../sessions/login-trail';
import { Sessions } from '../sessions/sessions';
import { Accounts, type Account } from './accounts';
import { Passwords } from './passwords';

interface Change {
  readonly account: Account;
  readonly isProven: boolean;
  readonly newHash: string;
  readonly address: string;
}

/** A new password ends every other session: whoever had the old one is out. Guessing at the old one counts as guessing. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly sessions: Sessions,
    private readonly trail: LoginTrail,
  ) {}

  /** @throws identity.current-password-wrong, identity.locked, identity.password-too-short, identity.password-too-simple */
  async execute(
    ctx: Ctx,
    input: { currentPassword?: string; newPassword: string; address: string },
  ): Promise<void> {
    const account = await this.accounts.get(this.db, accountOf(ctx));
    await this.accounts.checkPassword(this.db, input.newPassword, account.phone, '/newPassword');
    const isProven =
      account.passwordHash === null ||
      (await this.passwords.verify(account.passwordHash, input.currentPassword ?? ''));
    const newHash = await this.passwords.hash(input.newPassword);
    const change: Change = { account, isProven, newHash, address: input.address };
    await this.uow.run(ctx, (tx) => this.decide(tx, change));
  }

  private async decide(tx: Tx, { account, isProven, newHash, address }: Change): Promise<void> {
    const round = await this.guesses.atPassword(tx, account.phone, address);
    const minutes = round.lockedMinutes;
    if (minutes > 0) {
      this.trail.refused(tx, account.phone, account.id, 'LOCKED');
      return tx.refuse(IdentityErrors.locked({ minutes }));
    }
    const changed = isProven ? await this.change(tx, account, newHash) : false;
    if (!changed) {
      await round.failed();
      this.trail.refused(tx, account.phone, account.id, 'PASSWORD');
      return tx.refuse(IdentityErrors.currentPasswordWrong());
    }
    await round.succeeded();
    await this.sessions.revoke(tx, account.id, 'PASSWORD_CHANGED', { except: tx.ctx.actor.sessionId });
    tx.audit({ action: 'identity.password-changed', subject: 'account', subjectId: account.id });
  }

  /** @returns false when the password that was proven is no longer the account's */
  private async change(tx: Tx, account: Account, newHash: string): Promise<boolean> {
    const updated = await tx.query(
      `UPDATE identity.account SET password_hash = $2
        WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $3 RETURNING id`,
      [account.id, newHash, account.passwordHash],
    );
    return updated.length > 0;
  }
}
