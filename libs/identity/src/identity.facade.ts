import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { Accounts, type NewAccount } from './accounts/accounts';
import { RoleGrants, type RoleWish } from './roles/role-grants';

/** What other contexts may do with accounts. An account knows no senior, caregiver or provider. */
@Injectable()
export class IdentityFacade {
  constructor(
    private readonly accounts: Accounts,
    private readonly roles: RoleGrants,
  ) {}

  /** The account of this phone; an existing one is left as it is. @throws identity.phone-invalid */
  createAccount(tx: Tx, account: NewAccount): Promise<string> {
    return this.accounts.create(tx, account);
  }

  accountByPhone(db: Queryable, phone: string): Promise<string | undefined> {
    return this.accounts.byPhone(db, phone);
  }

  /** Nothing changes when he holds it already. Whether the caller may grant it is for the calling context to say. */
  async grantRole(tx: Tx, accountId: string, wish: RoleWish): Promise<void> {
    await this.roles.grant(tx, accountId, wish);
  }

  /** Ends the role now; nothing changes when he does not hold it. */
  async revokeRole(tx: Tx, accountId: string, wish: RoleWish): Promise<void> {
    await this.roles.revoke(tx, accountId, wish);
  }

  /** @throws identity.account-not-found */
  contact(db: Queryable, accountId: string): Promise<{ name: string; phoneMasked: string }> {
    return this.accounts.contact(db, accountId);
  }
}
