import type { StatementContent } from './statement-content';
import { columnName } from './statement-words';

/** A cell of a statement's data: a text, a count, or an amount of money. */
export type DataCell = string | { readonly count: number } | { readonly fen: number };
export type DataRow = readonly DataCell[];

export interface DataTable {
  readonly header: readonly string[];
  readonly rows: readonly DataRow[];
}

const money = (fen: number): DataCell => ({ fen });
const byColumn = ({ columns }: StatementContent, amounts: Readonly<Record<string, number>>): DataCell[] =>
  columns.map(({ key }) => money(amounts[key] ?? 0));

/** The lines with every column, as sheet and data file both show them. */
export function linesTable(content: StatementContent): DataTable {
  return {
    header: [
      ...[
        '序号',
        '类别',
        '工单号',
        '服务日期',
        '老人',
        '服务人员',
        '服务项目',
        '计划分钟',
        '实际分钟',
        '应计金额',
      ],
      ...content.columns.map(columnName),
      ...['扣减', '应付金额'],
    ],
    rows: content.lines.map((line) => [
      { count: line.no },
      line.kind,
      line.orderNo,
      line.serviceDate,
      line.senior,
      line.caregiver,
      line.item,
      { count: line.plannedMinutes },
      { count: line.actualMinutes },
      money(line.dueFen),
      ...byColumn(content, line.byColumn),
      money(line.deductedFen),
      money(line.payableFen),
    ]),
  };
}

/** What was taken off, each with its rule and reason. */
export const deductionsTable = (content: StatementContent): DataTable => ({
  header: ['序号', '规则', '原因', '金额', ...content.columns.map(columnName)],
  rows: content.deductions.map((deduction) => [
    deduction.lineNo === null ? '全月' : { count: deduction.lineNo },
    deduction.rule,
    deduction.reason,
    money(deduction.fen),
    ...byColumn(content, deduction.byColumn),
  ]),
});

/** What earlier statements paid and is taken back in this one. */
export const nettingTable = (content: StatementContent): DataTable => ({
  header: ['原结算单', '工单号', '服务日期', '原因', '金额', ...content.columns.map(columnName)],
  rows: content.netting.map((netting) => [
    netting.statementNumber,
    netting.orderNo,
    netting.serviceDate,
    netting.reason,
    money(netting.fen),
    ...byColumn(content, netting.byColumn),
  ]),
});
