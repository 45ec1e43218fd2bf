import type { BlindIndex, FieldCipher } from '@anzhi/platform';

export interface SealedPhone {
  readonly phoneSealed: string;
  readonly phoneIndex: Buffer;
}

const contextOf = (accountId: string): string => `identity.account.phone:${accountId}`;

/** The index by which a phone number is found without decrypting any. @param phone eleven digits */
export const phoneIndexOf = (index: BlindIndex, phone: string): Buffer => index.of(phone, 'phone');

/** Both columns of an account's phone number, for bulk loading as well. @param phone eleven digits */
export const sealPhone = (
  cipher: FieldCipher,
  index: BlindIndex,
  accountId: string,
  phone: string,
): SealedPhone => ({
  phoneSealed: cipher.encrypt(phone, contextOf(accountId)),
  phoneIndex: phoneIndexOf(index, phone),
});

/** What `sealPhone` sealed for this account. */
export const openPhone = (cipher: FieldCipher, accountId: string, sealed: string): string =>
  cipher.decrypt(sealed, contextOf(accountId));
