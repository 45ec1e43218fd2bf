import type { BatchState } from './batch.state';

/** One month of one provider in one county. Amounts are fen of the lines that stand. */
export interface Batch {
  readonly id: string;
  readonly countyId: number;
  readonly providerId: string;
  /** 202611, by the days of service. */
  readonly month: number;
  readonly number: string;
  readonly state: BatchState;
  readonly lines: number;
  readonly grossFen: number;
  readonly deductedFen: number;
  readonly clawbackFen: number;
  readonly penaltyFen: number;
  /** Hex; null in a draft. */
  readonly root: string | null;
  readonly openedAt: Date;
  readonly movedAt: Date;
}

export const BATCH_COLUMNS = `b.id, b.county_id AS "countyId", b.provider_id AS "providerId", b.month, b.number, b.state,
  b.lines, b.gross_fen AS "grossFen", b.deducted_fen AS "deductedFen", b.clawback_fen AS "clawbackFen",
  b.penalty_fen AS "penaltyFen", encode(b.root, 'hex') AS root, b.opened_at AS "openedAt", b.moved_at AS "movedAt"`;
