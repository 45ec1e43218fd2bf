import { unzipSync, zipSync } from 'fflate';
import writeWorkbook, { type Row } from 'write-excel-file/node';
import { capitalAmount } from './capital-amount.policy';
import type { StatementContent } from './statement-content';
import { deductionsTable, linesTable, nettingTable, type DataCell, type DataTable } from './statement-table';
import { columnName, monthZh, STATEMENT_TITLE, STEP_ZH, stepText } from './statement-words';

const MONEY = '#,##0.00';
const RULE = { borderStyle: 'thin', borderColor: '#999999' } as const;
/** The same in every zone, so that the same content gives the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** The statement as a workbook: a cover with the sums, the lines, what was taken off, what earlier months owe. */
export async function statementXlsx(content: StatementContent): Promise<Buffer> {
  const sheets = [
    { ...cover(content), sheet: '结算单' },
    { ...sheetOf(linesTable(content)), sheet: '明细' },
    { ...sheetOf(deductionsTable(content)), sheet: '扣减' },
    { ...sheetOf(nettingTable(content)), sheet: '冲抵' },
  ];
  const named = sheets.map((sheet) => ({ ...sheet, orientation: 'landscape' as const }));
  return withoutTimes(await writeWorkbook(named, { fontFamily: 'SimSun', fontSize: 10 }).toBuffer());
}

function cover(content: StatementContent): { data: Row[]; columns: { width: number }[] } {
  const { head, totals, proof } = content;
  const data: Row[] = [
    [
      {
        value: STATEMENT_TITLE,
        type: String,
        fontWeight: 'bold',
        fontSize: 16,
        align: 'center',
        columnSpan: 4,
      },
    ],
    fact('结算单号', head.number, '结算月份', monthZh(head.month)),
    fact('机构', head.provider.name, '统一社会信用代码', head.provider.creditCode),
    fact('县区', head.county.name, '行政区划代码', head.county.code),
    fact('开户行', head.provider.bank?.name ?? '', '账号', head.provider.bank?.accountNo ?? ''),
    [],
    heading(['项目', '金额（元）', '项目', '金额（元）']),
    sums('应计合计', totals.dueFen, '扣减合计', totals.deductedFen),
    sums('冲抵合计', totals.nettedFen, '结转以后', totals.carriedFen),
    [
      text('本期应付', true),
      money(totals.payableFen, true),
      text('合计（大写）', true),
      text(capitalAmount(totals.payableFen)),
    ],
    [],
    heading(['项目与资金来源', '金额（元）', '', '']),
    ...content.columns.map((column): Row => [
      text(columnName(column)),
      money(totals.byColumn[column.key] ?? 0),
    ]),
    [],
    ...head.steps.map((step): Row => [text(STEP_ZH[step.kind]), wide(stepText(step))]),
    [],
    [text('明细根哈希'), wide(proof.root)],
    [text('数据文件 SHA-256'), wide(proof.dataSha256)],
    [text('核验网址'), wide(proof.verificationUrl)],
  ];
  return { data, columns: [{ width: 24 }, { width: 26 }, { width: 24 }, { width: 40 }] };
}

function sheetOf({ header, rows }: DataTable): {
  data: Row[];
  columns: { width: number }[];
  stickyRowsCount: number;
} {
  return {
    data: [heading(header), ...rows.map((row): Row => row.map(cellOf))],
    columns: header.map((title) => ({ width: Math.max(10, title.length * 2 + 2) })),
    stickyRowsCount: 1,
  };
}

const heading = (titles: readonly string[]): Row =>
  titles.map((value) => ({
    value,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#eeeeee',
    align: 'center',
    ...RULE,
  }));

/** Text is written as text, so that no cell runs as a formula and no long number loses digits. */
const text = (value: string, bold = false) => ({
  value,
  type: String,
  format: '@',
  wrap: true,
  ...RULE,
  ...(bold ? { fontWeight: 'bold' as const } : {}),
});
const wide = (value: string) => ({ ...text(value), columnSpan: 3 });
/** The only place where fen become a fraction: the cell of a workbook is one. */
const money = (fen: number, bold = false) => ({
  value: fen / 100,
  type: Number,
  format: MONEY,
  ...RULE,
  ...(bold ? { fontWeight: 'bold' as const } : {}),
});
const fact = (a: string, b: string, c: string, d: string): Row => [
  text(a, true),
  text(b),
  text(c, true),
  text(d),
];
const sums = (a: string, b: number, c: string, d: number): Row => [
  text(a, true),
  money(b),
  text(c, true),
  money(d),
];

function cellOf(cell: DataCell): Row[number] {
  if (typeof cell === 'string') return text(cell);
  return 'fen' in cell ? money(cell.fen) : { value: cell.count, type: Number, ...RULE };
}

/** The writer stamps each part of the file with the time; it is packed again without. */
function withoutTimes(file: Buffer): Buffer {
  const parts = Object.entries(unzipSync(file)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(zipSync(Object.fromEntries(parts), { mtime: NO_TIME, level: 6 }));
}
