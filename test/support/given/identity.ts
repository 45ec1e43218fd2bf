import { randomBytes, randomInt } from 'node:crypto';
import { IdentityFacade, type RoleWish } from '@anzhi/identity';
import type { TestApp } from '../app';

export interface GivenAccount {
  readonly id: string;
  readonly phone: string;
  readonly password: string;
}

export const somePhone = (): string => `137${String(randomInt(100_000_000)).padStart(8, '0')}`;

/** An account with a password and roles; not logged in (`TestApp.person` does that as well). */
export async function givenAccount(t: TestApp, name: string, ...roles: RoleWish[]): Promise<GivenAccount> {
  const phone = somePhone();
  const password = `Test-${randomBytes(6).toString('hex')}`;
  const identity = t.get(IdentityFacade);
  const id = await t.write(async (tx) => {
    const accountId = await identity.createAccount(tx, { phone, name, password });
    for (const role of roles) await identity.grantRole(tx, accountId, role);
    return accountId;
  });
  return { id, phone, password };
}

/** Somebody is given one more role. */
export const givenRole = (t: TestApp, accountId: string, role: RoleWish): Promise<void> =>
  t.write(async (tx) => {
    await t.get(IdentityFacade).grantRole(tx, accountId, role);
  });
