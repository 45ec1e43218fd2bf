import { Injectable } from '@nestjs/common';
import { maskPhone } from '@anzhi/kernel';
import { BlindIndex, FieldCipher } from '@anzhi/platform';

/** How this context keeps phones and identity numbers: encrypted for one row, with an index to find a person by. */
@Injectable()
export class ProvidersPersonalData {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  sealContactPhone = (providerId: string, phone: string): string =>
    this.cipher.encrypt(phone, contactPhone(providerId));

  openContactPhone = (providerId: string, sealed: string): string =>
    this.cipher.decrypt(sealed, contactPhone(providerId));

  maskedContactPhone = (providerId: string, sealed: string): string =>
    maskPhone(this.openContactPhone(providerId, sealed));

  sealCaregiverPhone = (caregiverId: string, phone: string): string =>
    this.cipher.encrypt(phone, caregiverPhone(caregiverId));

  openCaregiverPhone = (caregiverId: string, sealed: string): string =>
    this.cipher.decrypt(sealed, caregiverPhone(caregiverId));

  maskedCaregiverPhone = (caregiverId: string, sealed: string): string =>
    maskPhone(this.openCaregiverPhone(caregiverId, sealed));

  sealIdentityNumber = (caregiverId: string, number: string): string =>
    this.cipher.encrypt(number, `providers.caregiver.identity_number:${caregiverId}`);

  /** @param number in its stored form, X in upper case */
  identityIndex = (number: string): Buffer => this.index.of(number, 'identity-number');
}

const contactPhone = (providerId: string): string => `providers.provider.contact_phone:${providerId}`;
const caregiverPhone = (caregiverId: string): string => `providers.caregiver.phone:${caregiverId}`;
