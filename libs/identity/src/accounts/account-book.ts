import { Injectable } from '@nestjs/common';
import { maskName, maskPhone, type Locale } from '@anzhi/kernel';
import { FieldCipher, type Queryable } from '@anzhi/platform';
import { openPhone } from './phone-seal';

/** Somebody as lists show him, masked. */
export interface Contact {
  readonly name: string;
  readonly phone: string;
}

export interface Addressee {
  /** In the clear. */
  readonly phone: string;
  readonly locale: Locale;
  /** A disabled account is written to no more. */
  readonly isActive: boolean;
}

/** Many accounts at once, for the contexts above. */
@Injectable()
export class AccountBook {
  constructor(private readonly cipher: FieldCipher) {}

  async contacts(db: Queryable, ids: readonly string[]): Promise<Map<string, Contact>> {
    const rows = await db.query<{ id: string; name: string; phoneSealed: string }>(
      'SELECT id, name, phone_sealed AS "phoneSealed" FROM identity.account WHERE id = ANY($1)',
      [ids],
    );
    return new Map(
      rows.map(({ id, name, phoneSealed }) => [
        id,
        { name: maskName(name), phone: maskPhone(openPhone(this.cipher, id, phoneSealed)) },
      ]),
    );
  }

  async active(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
    const rows = await db.query<{ id: string }>(
      `SELECT id FROM identity.account WHERE id = ANY($1) AND status = 'ACTIVE'`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async addressee(db: Queryable, id: string): Promise<Addressee | undefined> {
    const [row] = await db.query<{ phoneSealed: string; locale: Locale; isActive: boolean }>(
      `SELECT phone_sealed AS "phoneSealed", locale, status = 'ACTIVE' AS "isActive"
         FROM identity.account WHERE id = $1`,
      [id],
    );
    if (!row) return undefined;
    const { phoneSealed, ...addressee } = row;
    return { ...addressee, phone: openPhone(this.cipher, id, phoneSealed) };
  }
}
