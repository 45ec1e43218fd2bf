import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher } from '@anzhi/platform';

/** An encrypted value with the index by which equal ones are found. */
export interface Sealed {
  readonly sealed: string;
  readonly index: Buffer;
}

/**
 * How a senior's personal data are encrypted. Each value is bound to its row, so that copied elsewhere it does not
 * decrypt. Whoever writes these tables in bulk seals with this class too.
 */
@Injectable()
export class PersonalData {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly blind: BlindIndex,
  ) {}

  /** @param number in its stored form, 18 characters */
  sealIdentityNumber(seniorId: string, number: string): Sealed {
    return {
      sealed: this.cipher.encrypt(number, identityContext(seniorId)),
      index: this.identityIndex(number),
    };
  }

  openIdentityNumber(seniorId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, identityContext(seniorId));
  }

  identityIndex(number: string): Buffer {
    return this.blind.of(number, 'identity-number');
  }

  /** @param phone in its stored form, digits only */
  sealPhone(seniorId: string, phone: string): Sealed {
    return { sealed: this.cipher.encrypt(phone, phoneContext(seniorId)), index: this.phoneIndex(phone) };
  }

  openPhone(seniorId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, phoneContext(seniorId));
  }

  phoneIndex(phone: string): Buffer {
    return this.blind.of(phone, 'phone');
  }

  sealAddress(addressId: string, text: string): string {
    return this.cipher.encrypt(text, addressContext(addressId));
  }

  openAddress(addressId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, addressContext(addressId));
  }
}

const identityContext = (seniorId: string): string => `people.senior.identity_number:${seniorId}`;
const phoneContext = (seniorId: string): string => `people.senior.phone:${seniorId}`;
const addressContext = (addressId: string): string => `people.address.text:${addressId}`;
