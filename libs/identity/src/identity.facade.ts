import { Injectable } from '@nestjs/common';
import type { Role } from '@anzhi/contracts';
import type { Queryable, Tx } from '@anzhi/platform';
import { AccountBook, type Addressee, type Contact } from './accounts/account-book';
import { Accounts, type NewAccount } from './accounts/accounts';
import { RoleGrants, type RoleHolder, type RoleWish } from './roles/role-grants';

/** What other contexts may do with accounts. An account knows no senior, caregiver or provider. */
@Injectable()
export class IdentityFacade {
  constructor(
    private readonly accounts: Accounts,
    private readonly roles: RoleGrants,
    private readonly book: AccountBook,
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

  /** Masked names and phones of many accounts, by id. */
  contacts(db: Queryable, accountIds: readonly string[]): Promise<Map<string, Contact>> {
    return this.book.contacts(db, accountIds);
  }

  /** Those of the accounts that may log in. */
  active(db: Queryable, accountIds: readonly string[]): Promise<Set<string>> {
    return this.book.active(db, accountIds);
  }

  /** Where and in which language somebody is written to, the phone in the clear: for sending only. */
  addressee(db: Queryable, accountId: string): Promise<Addressee | undefined> {
    return this.book.addressee(db, accountId);
  }

  /** Active accounts that hold one of the roles at this moment in one of the divisions, or for the organisation. */
  holders(
    db: Queryable,
    roles: readonly Role[],
    place: { readonly regionIds: readonly number[] } | { readonly organisationId: string },
    at: Date,
  ): Promise<RoleHolder[]> {
    return this.roles.holders(db, roles, place, at);
  }
}
