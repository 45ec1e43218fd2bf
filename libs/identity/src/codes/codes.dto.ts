import { IsMobile } from '@anzhi/platform';

export class RequestCodeDto {
  /** Mobile number the account is under. */
  @IsMobile()
  phone: string;
}

/** The same answer whether or not the number has an account; only one that has gets a message. */
export class CodeSentDto {
  /** ISO 8601. */
  expiresAt: string;
  /** When the next code may be asked for, ISO 8601. */
  nextAt: string;
}
