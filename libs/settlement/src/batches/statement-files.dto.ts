import { IsIn } from 'class-validator';
import type { BatchState } from './batch.state';

export const STATEMENT_FORMATS = ['PDF', 'XLSX', 'CSV'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

export class StatementFileQuery {
  /** PDF to sign, XLSX to read, CSV for finance's own system. */
  @IsIn(STATEMENT_FORMATS)
  format: StatementFormat;
}

/** What the holder of a printed statement compares it with. */
export class StatementCheckView {
  number: string;
  /** By the days of service, 202611. */
  month: number;
  countyName: string;
  providerName: string;
  lines: number;
  /** What finance pays, fen. */
  payableFen: number;
  state: BatchState;
  /** Of its lines, hex. */
  root: string;
  /** Of its data file, hex. */
  dataSha256: string;
}
