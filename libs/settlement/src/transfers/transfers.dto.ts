import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';

export class NewBankAccountDto {
  /** County that pays into it. */
  @IsInt()
  countyId: number;

  /** Bank and branch, as on the bank's paper. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  bankName: string;

  /** As the bank has it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  accountName: string;

  /** Digits only. */
  @Matches(/^\d{8,30}$/)
  accountNo: string;
}

export class BankAccountsQuery extends PageQuery {
  /** Only those in this state. */
  @IsOptional()
  @IsIn(['GIVEN', 'APPROVED', 'REFUSED'])
  state?: 'GIVEN' | 'APPROVED' | 'REFUSED';
}

export class BankAccountDecisionDto {
  /** County that would pay into it. */
  @IsInt()
  countyId: number;

  /** Whose account it is. */
  @IsUUID()
  providerId: string;

  /** Which of the accounts that the provider gave this county, counted from 1. */
  @IsInt()
  seq: number;

  /** APPROVED: the provider is paid there from now on. */
  @IsIn(['APPROVED', 'REFUSED'])
  decision: 'APPROVED' | 'REFUSED';

  /** Why it is refused; the provider reads it. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  reason?: string;
}

export class BankAccountRef {
  countyId: number;
  providerId: string;
  seq: number;
}

export class BankAccountView extends BankAccountRef {
  countyName: string;
  providerName: string;
  bankName: string;
  accountName: string;
  /** Whole for who decides on it and for its owner. */
  accountNo: string;
  state: 'GIVEN' | 'APPROVED' | 'REFUSED';
  reason: string | null;
}

export class BankAccountPageView {
  /** Those to decide on first. */
  items: BankAccountView[];
  nextCursor: string | null;
}

export class NewBankFileDto {
  /** County whose exported statements are to be paid. */
  @IsInt()
  countyId: number;
}

export class BankFileView {
  id: string;
  /** FK-321302-20261228-00001 */
  number: string;
  countyId: number;
  transfers: number;
  fen: number;
  /** ISO 8601 */
  madeAt: string;
}

export class MadeBankFileView extends BankFileView {
  /** Exported statements that are not in it, because their provider has no approved account. */
  withoutAccount: string[];
}

export class BankFilesQuery extends PageQuery {}

export class BankFilePageView {
  /** The newest first. */
  items: BankFileView[];
  nextCursor: string | null;
}
