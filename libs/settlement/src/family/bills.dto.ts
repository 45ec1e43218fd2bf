import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';

export class MonthBillQuery {
  /** Whose services; the caller must be allowed to see that senior's bills. */
  @IsUUID()
  seniorId: string;

  /** `YYYY-MM`, by the dates of service. */
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;
}

export class PaymentRequestDto {
  /** Orders whose bills are to be paid together: of one senior, in one county. */
  @IsUUID(undefined, { each: true })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  orderIds: string[];
}

export class CashDto {
  /** The order that was paid for. */
  @IsUUID()
  orderId: string;

  /** Fen that changed hands. */
  @IsInt()
  @Min(1)
  amountFen: number;
}

export class CashQuery {
  /** The order that was paid in cash. */
  @IsUUID()
  orderId: string;
}

export class CashRefusalDto {
  /** What is wrong, in plain words. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason: string;
}

export class GatewayNewsDto {
  /** The payment service's number of what it did. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  reference: string;

  /** PAID and FAILED speak of a payment, REFUNDED of a refund. */
  @Matches(/^(PAID|FAILED|REFUNDED)$/)
  status: 'PAID' | 'FAILED' | 'REFUNDED';

  /** Our id of the payment or the refund. */
  @IsUUID()
  subjectId: string;

  /** Fen that moved at the payment service; it must be what was asked for. */
  @IsInt()
  @Min(0)
  amountFen: number;

  /** Over the fields before, as the service and its adapter agree. */
  @IsString()
  @MaxLength(500)
  signature: string;
}

export class CallbackAnswerView {
  /** ACCEPTED: entered, now or before. NOTED: a failure, nothing changes. */
  verdict: string;
}

export class BillProgrammeView {
  code: string;
  /** Name in Chinese. */
  zh: string;
  en: string;
}

export class BillPartView {
  payer: 'INSURANCE' | 'VOUCHER' | 'PROGRAMME' | 'SELF';
  /** Null for the family. */
  programme: BillProgrammeView | null;
  /** As it was agreed at the booking. */
  agreedFen: number;
  /** Of the delivered part, less what was taken back. */
  dueFen: number;
}

export class BillReasonView {
  code: string;
  zh: string;
  en: string;
}

export class FamilyPaymentView {
  id: string;
  seniorId: string;
  channel: 'GATEWAY' | 'CASH';
  /** BEFORE: held until the service. */
  timing: 'BEFORE' | 'AFTER';
  amountFen: number;
  /** On which side it was begun; cash is confirmed on the other. */
  askedAs: 'FAMILY' | 'CAREGIVER';
  /** ISO 8601. */
  askedAt: string;
  /** ASKED, CONFIRMED or REFUSED. */
  state: 'ASKED' | 'CONFIRMED' | 'REFUSED';
  /** ISO 8601; null while it is asked for. */
  endedAt: string | null;
  receiptNumber: string | null;
  /** Why the other side refused it. */
  reason: string | null;
  orderIds: string[];
}

export class AskedPaymentView extends FamilyPaymentView {
  /** Where to pay; null where the payment service needs no page. */
  payUrl: string | null;
}

export class FamilyRefundView {
  id: string;
  orderId: string;
  channel: 'GATEWAY' | 'CASH';
  fen: number;
  reason: string;
  /** OWED: on its way; cash is confirmed by the family. */
  state: 'OWED' | 'PAID';
  /** ISO 8601. */
  askedAt: string;
  endedAt: string | null;
  receiptNumber: string | null;
}

export class FamilyBillView {
  orderId: string;
  seniorId: string;
  itemCode: string;
  itemZh: string;
  itemEn: string;
  /** `YYYY-MM-DD` */
  serviceDate: string;
  plannedMinutes: number;
  /** Billed; null until the service is over. */
  actualMinutes: number | null;
  /** Minutes that were billed and taken back. */
  backMinutes: number;
  providerName: string | null;
  agreedFen: number;
  dueFen: number;
  /** In the order in which they pay, the family last. */
  parts: BillPartView[];
  /** Why it is divided so. */
  reasons: BillReasonView[];
  /** BOOKED, PREPAID, TO_PAY, CASH_UNCONFIRMED, PAID or NOTHING_DUE. */
  state: string;
  /** What is to be paid now, in fen. */
  openFen: number;
  /** Paid ahead and held. */
  heldFen: number;
  /** Confirmed, what was paid ahead and used included. */
  paidFen: number;
  payments: FamilyPaymentView[];
  refunds: FamilyRefundView[];
}

export class MonthSumsView {
  services: number;
  plannedMinutes: number;
  actualMinutes: number;
  dueFen: number;
  /** By public money. */
  publicFen: number;
  /** The family's own part. */
  familyFen: number;
  paidFen: number;
  openFen: number;
  refundedFen: number;
}

export class MonthBillView {
  seniorId: string;
  month: string;
  sums: MonthSumsView;
  /** The newest service first. */
  bills: FamilyBillView[];
}

export class CashAtOrderView {
  orderId: string;
  /** What may still be paid in cash, in fen. */
  openFen: number;
  /** On which side the caller stands. */
  side: 'FAMILY' | 'CAREGIVER';
  /** Cash payments of the order, the newest first. */
  payments: FamilyPaymentView[];
}
