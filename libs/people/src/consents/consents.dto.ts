import { IsBoolean, IsIn, IsString, MaxLength, MinLength } from 'class-validator';

/** Each is decided on its own (PIPL art. 29: separate consent, policy.md 11.1). */
export const CONSENT_PURPOSES = ['SERVICE', 'HEALTH', 'LOCATION', 'FACE', 'BANK_CARD', 'SHARING'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export class ConsentInput {
  /** SERVICE, HEALTH (assessment), LOCATION, FACE, BANK_CARD or SHARING with another handler. */
  @IsIn(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  /** Version of the text that was shown or read out. */
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  version: string;

  /** true: agreed; false: refused or withdrawn. */
  @IsBoolean()
  given: boolean;
}

export class ConsentDto {
  /** SERVICE, HEALTH, LOCATION, FACE, BANK_CARD or SHARING. */
  purpose: ConsentPurpose;
  /** Version of the text. */
  version: string;
  /** true: agreed; false: refused or withdrawn. */
  given: boolean;
  /** APP, WEB, HOTLINE, COUNTER or VILLAGE. */
  channel: string;
  /** SENIOR, REPRESENTATIVE, or OFFICER for a decision on paper. */
  decidedAs: string;
  /** ISO 8601. */
  at: Date;
}

export class ConsentsDto {
  /** The decision in force for each purpose that was ever decided. */
  items: ConsentDto[];
}
