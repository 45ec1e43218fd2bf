import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInstance, IsOptional, Matches } from 'class-validator';
import { IncomingFile } from '../files/incoming-file';
import { PageQuery } from '../http/page-query.dto';
import { TABLE_FORMATS, type TableEncoding, type TableFormat } from './table/table';
import { ROW_OUTCOMES, type RowOutcome } from './import-definition';
import type { ImportState } from './import.state';

const KIND = /^[a-z]+\.[a-z-]+$/;
const FORMATS = TABLE_FORMATS.map((format) => format.toLowerCase());
const OUTCOMES = [...ROW_OUTCOMES, 'FAILED'];

/** A form with one roster. */
export class UploadImportDto {
  /** XLSX, or CSV in UTF-8 or GB18030; up to 10 MB and 50,000 rows. */
  @ApiProperty({ type: 'string', format: 'binary' })
  @IsInstance(IncomingFile)
  file: IncomingFile;

  /** What it is a roster of, as listed by `GET /imports/kinds`. */
  @Matches(KIND)
  kind: string;
}

export class TemplateQuery {
  /** `xlsx` or `csv`. */
  @IsOptional()
  @IsIn(FORMATS)
  format: 'xlsx' | 'csv' = 'xlsx';
}

export class ImportListQuery extends PageQuery {
  /** Only rosters of this kind. */
  @IsOptional()
  @Matches(KIND)
  kind?: string;
}

export class ImportRowQuery extends PageQuery {
  /** Only rows of this outcome. */
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: RowOutcome | 'FAILED';
}

export class ImportColumnDto {
  heading: string;
  required: boolean;
  hint: string;
}

export class ImportKindDto {
  kind: string;
  title: string;
  columns: ImportColumnDto[];
}

export class ImportStartedDto {
  id: string;
  state: ImportState;
  /** Rows in the file, without the heading and remarks. */
  rows: number;
}

/** The record of one import. */
export class ImportDto {
  id: string;
  kind: string;
  title: string;
  /** UPLOADED (dry run under way), CHECKED, APPLYING, APPLIED, DISCARDED. */
  state: ImportState;
  fileName: string;
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
  bytes: number;
  format: TableFormat;
  encoding: TableEncoding;
  rowCount: number;
  /** How many rows the dry run, and then the application, is done with. */
  doneCount: number;
  /** Rows that add somebody; by the dry run, and once applied as it came out. */
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  failedCount: number;
  /** Account id. */
  uploadedBy: string;
  uploadedAt: Date;
  /** When the dry run was complete. */
  checkedAt: Date | null;
  /** Account id of whoever had it applied. */
  applicationBy: string | null;
  applicationAt: Date | null;
  /** When the last row was applied. */
  appliedAt: Date | null;
  discardedAt: Date | null;
  /** When the rows were removed; the record stays. */
  rowsRemovedAt: Date | null;
}

export class ImportPageDto {
  items: ImportDto[];
  nextCursor: string | null;
}

export class ImportCellDto {
  heading: string;
  /** Personal data masked. */
  text: string;
}

export class RowProblemDto {
  /** Heading of the column; null when it is about the row as a whole. */
  heading: string | null;
  /** Stable. */
  code: string;
  detail: string;
}

export class ImportRowDto {
  /** As the spreadsheet program numbers it. */
  number: number;
  /** null until the dry run has looked at it. */
  outcome: RowOutcome | 'FAILED' | null;
  cells: ImportCellDto[];
  problems: RowProblemDto[];
}

export class ImportRowPageDto {
  items: ImportRowDto[];
  nextCursor: string | null;
}
