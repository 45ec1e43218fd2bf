export const TABLE_FORMATS = ['XLSX', 'CSV'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** How the text of a CSV is encoded; a workbook is always UTF-8. */
export const TABLE_ENCODINGS = ['UTF-8', 'UTF-16', 'GB18030'] as const;
export type TableEncoding = (typeof TABLE_ENCODINGS)[number];

export interface TableRow {
  /** As the spreadsheet program numbers it; the header is row 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface TableForm {
  readonly format: TableFormat;
  readonly encoding: TableEncoding;
}

/** A sheet as texts, each as the officer sees it. */
export interface Table extends TableForm {
  readonly header: readonly string[];
  /** Without empty rows. */
  readonly rows: readonly TableRow[];
}
