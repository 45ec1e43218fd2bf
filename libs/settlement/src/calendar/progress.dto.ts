import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { BatchState } from '../batches/batch.state';
import type { Term } from './calendar.policy';

export class SettlementProgressQuery {
  /** 202611 */
  @Type(() => Number)
  @IsInt()
  @Min(200_001)
  @Max(999_912)
  month: number;
}

export class SettlementTermsView {
  /** Last day of each, `YYYY-MM-DD`. */
  FREEZE: string;
  CONFIRM: string;
  VERIFY: string;
  APPROVE: string;
  PAY: string;
}

export class SettlementProgressRowView {
  batchId: string;
  number: string;
  countyId: number;
  countyName: string;
  providerId: string;
  providerName: string;
  state: BatchState;
  lines: number;
  /** For its lines, after their deductions, fen. */
  earnedFen: number;
  /** null: nothing any more. */
  waitsFor: Term | null;
  dueOn: string | null;
  /** 0: in time. */
  daysLate: number;
  openDisputes: number;
  /** Townships that have not verified yet. */
  openTowns: string[];
  /** ISO 8601 */
  movedAt: string;
}

export class SettlementProgressView {
  month: number;
  /** `YYYY-MM-DD` */
  today: string;
  terms: SettlementTermsView;
  /** The latest first. */
  items: SettlementProgressRowView[];
}
