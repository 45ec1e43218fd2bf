import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { BATCH_STATES, type BatchEvent, type BatchState } from './batch.state';
import { PENALTY_KINDS, type PenaltyKind } from './penalty.policy';

export class BatchesQuery extends PageQuery {
  /** Only those in this state. */
  @IsOptional()
  @IsIn(BATCH_STATES)
  state?: BatchState;

  /** Only those of this month, 202611. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(200_001)
  @Max(999_912)
  month?: number;

  /** Only those of this provider. */
  @IsOptional()
  @IsUUID()
  providerId?: string;
}

export class BatchView {
  id: string;
  /** JS-321302-202611-00042 */
  number: string;
  /** By the days of service, 202611. */
  month: number;
  countyId: number;
  countyName: string;
  providerId: string;
  providerName: string;
  state: BatchState;
  stateZh: string;
  lines: number;
  /** What the public owes for the lines that stand, fen. */
  grossFen: number;
  /** Taken off by rules, fen. */
  deductedFen: number;
  /** Taken back of what earlier months paid, fen. */
  clawbackFen: number;
  /** Of the month as a whole, fen. */
  penaltyFen: number;
  /** Merkle root of the lines that stand, hex; null in a draft. */
  root: string | null;
  /** Disputed lines that nobody has decided. */
  openDisputes: number;
  /** Something of the caller's divisions waits for its verification. */
  toVerify: boolean;
  /** ISO 8601 */
  openedAt: string;
  /** Of its last step, ISO 8601. */
  movedAt: string;
}

export class BatchPageView {
  /** The latest month first. */
  items: BatchView[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export class SettlementStepView {
  no: number;
  event: BatchEvent;
  toState: BatchState;
  /** Township of a verification. */
  regionId: number | null;
  regionName: string | null;
  /** null: the calendar. */
  accountId: string | null;
  reason: string | null;
  root: string;
  lines: number;
  /** ISO 8601 */
  at: string;
}

export class SettlementTownView {
  regionId: number;
  regionName: string;
  lines: number;
  payableFen: number;
  verified: boolean;
}

export class SettlementFundingView {
  programmeCode: string;
  programmeName: string;
  /** What the programme owes, before anything is taken off; the rest is what its purses pay. */
  grossFen: number;
  centralFen: number;
  provinceFen: number;
  cityFen: number;
  countyFen: number;
  lotteryFen: number;
}

export class PayoutView {
  /** It stands; before the export it is what the batch would come to now. */
  isFinal: boolean;
  earnedFen: number;
  clawbackFen: number;
  penaltyFen: number;
  /** Claimed besides single visits, such as what an audit's lower bound adds. */
  recoveredFen: number;
  /** Given back of such claims. */
  returnedFen: number;
  /** Owed back from the months before. */
  carriedInFen: number;
  /** How much of the earned money may be kept, basis points. */
  limitBp: number;
  nettedFen: number;
  /** Owed back in the months to come. */
  carriedOutFen: number;
  payableFen: number;
}

export class PenaltyView {
  kind: PenaltyKind;
  fen: number;
  reason: string;
}

export class ExitView {
  /** WITHHELD, TAKEN_BACK or DISPUTED. */
  cause: string;
  lines: number;
  fen: number;
}

export class SettlementPaymentView {
  attempt: number;
  fen: number;
  reference: string;
  /** ISO 8601 */
  at: string;
  /** Why the bank returned it; null: it did not. */
  returned: string | null;
}

export class BatchDetailView extends BatchView {
  steps: SettlementStepView[];
  towns: SettlementTownView[];
  funding: SettlementFundingView[];
  payout: PayoutView;
  penalties: PenaltyView[];
  /** What left it before the export. */
  exits: ExitView[];
  payments: SettlementPaymentView[];
}

export class SettlementLinesQuery extends PageQuery {
  /** EXCEPTIONS: with a deduction, a dispute or of what was taken back. LEFT: those that left. */
  @IsOptional()
  @IsIn(['EXCEPTIONS', 'LEFT'])
  only?: 'EXCEPTIONS' | 'LEFT';
}

export class LineDeductionView {
  code: string;
  fen: number;
  zh: string;
  en: string;
}

export class SettlementLineView {
  lineNo: number;
  orderId: string;
  /** 0: captured; n: the n-th time something was taken back of it. */
  seq: number;
  /** Of the evidence, `VISIT`. */
  kind: string;
  regionName: string;
  serviceDate: string;
  itemCode: string;
  itemName: string;
  /** Masked; null: its kind does not say. */
  senior: string | null;
  performer: string | null;
  bookedMinutes: number;
  deliveredMinutes: number;
  dueFen: number;
  selfFen: number;
  publicFen: number;
  deductedFen: number;
  payableFen: number;
  deductions: LineDeductionView[];
  /** Why it was taken back. */
  reason: string | null;
  dispute: 'OPEN' | 'DECIDED' | null;
  disputeReason: string | null;
  decision: 'KEPT' | 'LEFT' | 'WAIVED' | null;
  decisionReason: string | null;
  /** Why it left; null: it stands. */
  left: string | null;
}

export class SettlementLinePageView {
  /** In their order. */
  items: SettlementLineView[];
  nextCursor: string | null;
}

export class SettlementReasonDto {
  /** In plain words; the other side reads it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class SettlementRemarkDto {
  /** For the file; needed above the county's limit. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason?: string;
}

export class LineDisputeDecisionDto extends SettlementReasonDto {
  /** KEPT: it stays deducted. LEFT: it goes to the next month. WAIVED: the next month pays it as claimed. */
  @IsIn(['KEPT', 'LEFT', 'WAIVED'])
  decision: 'KEPT' | 'LEFT' | 'WAIVED';
}

export class PenaltyDto extends SettlementReasonDto {
  /** SATISFACTION: figure is the share of satisfied seniors, percent; COMPLAINT: their number; CONTRACT: fen. */
  @IsIn(PENALTY_KINDS)
  kind: PenaltyKind;

  /** By kind: percent, number or fen. */
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  figure: number;
}

export class PenaltyFenView {
  /** What it costs, fen. */
  fen: number;
}

export class SettlementLineRef {
  orderId: string;
  number: number;
  seq: number;
  take: number;
  lineNo: number;
}
