import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { ImportErrors } from '../imports.errors';
import { cleanText } from './cell-text';
import type { TableEncoding } from './table';
import { decodeText } from './text-encoding';

const SLICE = 65_536;

/**
 * All records of a CSV, empty ones included, so that the place in the list is the row number of the spreadsheet.
 * Read slice by slice: other requests go on meanwhile.
 * @throws imports.unreadable, imports.broken-quotes
 */
export async function readCsv(content: Buffer): Promise<{ records: string[][]; encoding: TableEncoding }> {
  const { text, encoding } = decodeText(content);
  const parser = Readable.from(slices(text)).pipe(
    parse({ delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true }),
  );
  const records: string[][] = [];
  try {
    for await (const record of parser) records.push((record as string[]).map(cleanText));
  } catch (error) {
    if (error instanceof CsvError) throw ImportErrors.brokenQuotes({}, '/file');
    throw error;
  }
  return { records, encoding };
}

function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += SLICE) yield text.slice(at, at + SLICE);
}

/** Comma, or what "Unicode text" and some systems use instead; the header decides. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)![0];
  const count = (mark: string): number => header.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
