import { ImportErrors } from '../imports.errors';
import { readCsv } from './read-csv';
import { readWorkbook } from './read-workbook';
import type { Table, TableForm } from './table';

/** A row whose first cell begins with this is a remark: the hints and the example of a template. */
export const REMARK = '#';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** The compound file of Excel 97-2003. */
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Reads a sheet by its content, whatever its name says: a workbook is a zip, everything else is text.
 * @throws imports.old-workbook, imports.unreadable, imports.too-much, imports.broken-quotes, imports.no-rows
 */
export async function readTable(content: Buffer): Promise<Table> {
  const magic = content.subarray(0, 4);
  if (magic.equals(OLD_WORKBOOK)) throw ImportErrors.oldWorkbook({}, '/file');
  if (magic.equals(ZIP)) return tableOf(await readWorkbook(content), { format: 'XLSX', encoding: 'UTF-8' });
  const { records, encoding } = await readCsv(content);
  return tableOf(records, { format: 'CSV', encoding });
}

function tableOf(records: readonly string[][], form: TableForm): Table {
  const [header = []] = records;
  const width = header.findLastIndex((name) => name !== '') + 1;
  const rows = records
    .map((cells, at) => ({ number: at + 1, cells }))
    .slice(1)
    .filter(({ cells }) => cells.some((text) => text !== '') && !cells[0]?.startsWith(REMARK));
  if (!width || !rows.length) throw ImportErrors.noRows({}, '/file');
  return { ...form, header: header.slice(0, width), rows };
}
