import { ApiProperty } from '@nestjs/swagger';
import { SentenceView } from './sentence.dto';

/** What one payer takes over. */
export class ChainPayerView {
  /** 1 pays first; the family is the last. */
  rank: number;
  /** INSURANCE, VOUCHER, PROGRAMME or SELF. */
  payer: string;
  programmeCode: string | null;
  programmeName: string | null;
  fen: number;
  /** What its lots give: minutes, visits or fen. */
  units: number;
  unit: string | null;
  @ApiProperty({ type: [String] })
  lotIds: readonly string[];
}

/** Who pays, as it was shown and held. */
export class ChainSplitView {
  totalFen: number;
  programmeCode: string | null;
  programmeName: string | null;
  programmeMinutes: number;
  programmeFen: number;
  familyFen: number;
  /** Free minutes before this service. */
  availableMinutes: number;
  @ApiProperty({ type: [ChainPayerView] })
  payers: readonly ChainPayerView[];
  @ApiProperty({ type: [SentenceView] })
  reasons: readonly SentenceView[];
}

export class ChainOutcomeView {
  kind: 'CAPTURED' | 'RELEASED';
  capturedMinutes: number;
  releasedMinutes: number;
  programmeFen: number;
  familyFen: number;
  evidenceId: string | null;
  reason: string | null;
}

export class ChainGrantView {
  /** The grant's account in the ledger. */
  lotId: string;
  programmeCode: string;
  programmeName: string;
  /** Month of the grant, 202611; 0: once for all. */
  period: number;
  /** MINUTE, FEN, VOUCHER or VISIT. */
  unit: string;
  amount: number;
  grantedAt: Date;
  /** Why the senior had it. */
  reason: SentenceView;
}

export class ChainStepView {
  /** HELD, CAPTURED, RELEASED, EXPIRED, CARRIED, REVERSED, WITHHELD or WITHHOLDING_ENDED. */
  step: string;
  /** The account it moved on: the lot of a grant, or where the money comes from. */
  accountId: string;
  /** MINUTE, FEN, VOUCHER or VISIT. */
  unit: string;
  amount: number;
  at: Date;
  evidenceId: string | null;
  reason: string | null;
}

export class ChainHoldView {
  /** 1, and one more for every new time of the order. */
  number: number;
  /** `YYYY-MM-DD` */
  serviceDate: string;
  heldAt: Date;
  split: ChainSplitView;
  outcome: ChainOutcomeView | null;
  /** When the outcome was known; null before. */
  resolvedAt: Date | null;
  @ApiProperty({ type: [ChainGrantView] })
  grants: readonly ChainGrantView[];
  @ApiProperty({ type: [ChainStepView] })
  steps: readonly ChainStepView[];
}
