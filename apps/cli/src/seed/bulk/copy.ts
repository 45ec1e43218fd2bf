import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** JSON travels as its text. */
export type Cell = string | number | boolean | null | Date | Buffer | readonly string[];

/**
 * Adds rows with COPY, the fastest way in that still passes every constraint, trigger and grant of the table.
 * @returns how many there were
 */
export async function copyRows<Column extends string>(
  client: Client,
  table: string,
  rows: readonly Readonly<Record<Column, Cell>>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.keys(rows[0]) as Column[];
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  stream.end(rows.map((row) => columns.map((column) => encode(row[column])).join('\t') + '\n').join(''));
  await finished(stream);
  return rows.length;
}

/** PostgreSQL's text format of COPY. */
export function encode(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escape(cell);
  if (cell instanceof Date) return cell.toISOString();
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`;
  if (Array.isArray(cell)) return escape(`{${cell.map(quote).join(',')}}`);
  return String(cell);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (text: string): string => text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]);
const quote = (element: string): string => `"${element.replace(/["\\]/g, '\\$&')}"`;
