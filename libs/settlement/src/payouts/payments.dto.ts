import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class SettlementPaymentDto {
  /** Number of the payment at the bank or the treasury. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  reference: string;
}
