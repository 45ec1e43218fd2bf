import { createHash } from 'node:crypto';
import { writeTable } from '@anzhi/platform';
import { plainYuan } from './amounts';
import type { StatementContent } from './statement-content';
import { deductionsTable, linesTable, nettingTable, type DataCell, type DataTable } from './statement-table';
import { monthZh } from './statement-words';

/** What the data file is made of: everything but the places that name the file itself. */
export type StatementData = Omit<StatementContent, 'proof'> & {
  readonly proof: Pick<StatementContent['proof'], 'root'>;
};

/**
 * The data of a statement for finance: UTF-8 with its mark, CRLF, quoted where needed. Text that a spreadsheet
 * program would run as a formula stays text; amounts are plain yuan, so that they can be added.
 */
export function statementCsv(content: StatementData): Promise<Buffer> {
  const { head, totals, proof } = content;
  const whole = { ...content, proof: { ...proof, dataSha256: '', verificationUrl: '' } };
  const rows = [
    ['结算单号', head.number],
    ['结算月份', monthZh(head.month)],
    ['县区', head.county.name, head.county.code],
    ['机构', head.provider.name, head.provider.creditCode],
    ['明细根哈希', proof.root],
    ['服务笔数', String(totals.lines)],
    ['实际分钟', String(totals.actualMinutes)],
    ['应计合计', plainYuan(totals.dueFen)],
    ['扣减合计', plainYuan(totals.deductedFen)],
    ['冲抵合计', plainYuan(totals.nettedFen)],
    ['结转以后', plainYuan(totals.carriedFen)],
    ['本期应付', plainYuan(totals.payableFen)],
    ...section('明细', linesTable(whole)),
    ...section('扣减', deductionsTable(whole)),
    ...section('冲抵', nettingTable(whole)),
  ];
  return writeTable({ format: 'CSV', encoding: 'UTF-8' }, rows);
}

/** By it the file is known: printed on the statement, logged, and asked for at its link. */
export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const section = (title: string, { header, rows }: DataTable): string[][] =>
  rows.length ? [[''], [title], [...header], ...rows.map((row) => row.map(cellText))] : [];

function cellText(cell: DataCell): string {
  if (typeof cell === 'string') return cell;
  return 'fen' in cell ? plainYuan(cell.fen) : String(cell.count);
}
