import { Injectable } from '@nestjs/common';
import { maskPhone, newId, normaliseMobile, type Locale } from '@anzhi/kernel';
import { BlindIndex, FieldCipher, Settings, type Queryable, type Tx } from '@anzhi/platform';
import { IdentityErrors } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { passwordFault } from './password.policy';
import { Passwords } from './passwords';
import { openPhone, phoneIndexOf, sealPhone } from './phone-seal';

/** A disabled account lets nobody in. */
export type AccountStatus = 'ACTIVE' | 'DISABLED';

export interface NewAccount {
  /** Mainland mobile number, in any common notation. */
  readonly phone: string;
  readonly name: string;
  /** Without one the person logs in by one-time code. */
  readonly password?: string;
  readonly locale?: Locale;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly passwordHash: string | null;
  readonly locale: Locale;
  readonly status: AccountStatus;
}

type AccountRow = Omit<Account, 'phone'> & { readonly phoneSealed: string };

const SELECT = `
  SELECT id, name, phone_sealed AS "phoneSealed", password_hash AS "passwordHash", locale, status
    FROM identity.account`;

/** Accounts by id and by phone number. A phone number is one account and an account is one person. */
@Injectable()
export class Accounts {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly settings: Settings,
    private readonly passwords: Passwords,
  ) {}

  /** @returns the id of the new account, or of the one that has the number already */
  async create(tx: Tx, { phone: written, name, password, locale = 'zh-CN' }: NewAccount): Promise<string> {
    const phone = normaliseMobile(written);
    if (!phone) throw IdentityErrors.phoneInvalid({}, '/phone');
    const existing = await this.byPhone(tx, phone);
    if (existing) return existing;
    if (password !== undefined) await this.checkPassword(tx, password, phone, '/password');
    const id = newId();
    const { phoneSealed, phoneIndex } = sealPhone(this.cipher, this.index, id, phone);
    const inserted = await tx.query(
      `INSERT INTO identity.account (id, phone_sealed, phone_index, name, password_hash, locale, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7) ON CONFLICT (phone_index) DO NOTHING RETURNING id`,
      [
        id,
        phoneSealed,
        phoneIndex,
        name,
        password === undefined ? null : await this.passwords.hash(password),
        locale,
        tx.now,
      ],
    );
    if (!inserted.length) return (await this.byPhone(tx, phone))!;
    tx.audit({ action: 'identity.account-created', subject: 'account', subjectId: id });
    return id;
  }

  async byPhone(db: Queryable, phone: string): Promise<string | undefined> {
    return (await this.findByPhone(db, phone))?.id;
  }

  async findByPhone(db: Queryable, written: string): Promise<Account | undefined> {
    const phone = normaliseMobile(written);
    if (!phone) return undefined;
    const [row] = await db.query<AccountRow>(`${SELECT} WHERE phone_index = $1`, [
      phoneIndexOf(this.index, phone),
    ]);
    return row && this.toAccount(row);
  }

  /** @throws identity.account-not-found */
  async get(db: Queryable, id: string): Promise<Account> {
    const [row] = await db.query<AccountRow>(`${SELECT} WHERE id = $1`, [id]);
    if (!row) throw IdentityErrors.accountNotFound();
    return this.toAccount(row);
  }

  async contact(db: Queryable, id: string): Promise<{ name: string; phoneMasked: string }> {
    const { name, phone } = await this.get(db, id);
    return { name, phoneMasked: maskPhone(phone) };
  }

  /** @throws identity.password-too-short, identity.password-too-simple at `pointer` */
  async checkPassword(db: Queryable, password: string, phone: string, pointer: string): Promise<void> {
    const length = await this.settings.get(db, IdentitySettings.passwordLength);
    const fault = passwordFault(password, phone, length);
    if (fault) throw IdentityErrors[fault]({ length }, pointer);
  }

  private toAccount({ phoneSealed, ...row }: AccountRow): Account {
    return { ...row, phone: openPhone(this.cipher, row.id, phoneSealed) };
  }
}
