import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { guardText } from './cell-text';
import type { TableForm } from './table';
import { encodeText } from './text-encoding';

const COLUMN_WIDTH = 22;

/**
 * A file of texts that can be read back. Every cell is text, also in a workbook, so that an identity number keeps
 * its digits; none is taken for a formula.
 * @param blankRows rows below that are text already when somebody types into them (workbook only)
 */
export function writeTable(
  { format, encoding }: TableForm,
  rows: readonly (readonly string[])[],
  blankRows = 0,
): Promise<Buffer> {
  const guarded = rows.map((row) => row.map(guardText));
  if (format === 'CSV') return Promise.resolve(encodeText(csvOf(guarded), encoding));
  const width = rows[0]?.length ?? 0;
  const blank = Array.from({ length: blankRows }, () => Array<string>(width).fill(''));
  const data: SheetData = [...guarded, ...blank].map((row, at) =>
    row.map((value) => ({ type: String, value, format: '@', ...(at === 0 ? { fontWeight: 'bold' } : {}) })),
  );
  const columns = Array.from({ length: width }, () => ({ width: COLUMN_WIDTH }));
  return writeWorkbook(data, { columns, stickyRowsCount: 1 }).toBuffer();
}

const csvOf = (rows: readonly string[][]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
