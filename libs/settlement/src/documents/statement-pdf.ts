import { yuan } from './amounts';
import { capitalAmount } from './capital-amount.policy';
import { PdfPaper, type PaperColumn } from './pdf-paper';
import type { StatementContent, StatementStep } from './statement-content';
import { columnName, monthZh, STATEMENT_TITLE, STEP_ZH, stepText } from './statement-words';

const LINE_COLUMNS: readonly PaperColumn[] = [
  { title: '序号', width: 24, align: 'center' },
  { title: '工单号', width: 70 },
  { title: '日期', width: 48, align: 'center' },
  { title: '老人', width: 42 },
  { title: '服务人员', width: 42 },
  { title: '服务项目', width: 76 },
  { title: '计划', width: 27, align: 'right' },
  { title: '实际', width: 27, align: 'right' },
  { title: '应计', width: 43, align: 'right' },
  { title: '家庭自付', width: 41, align: 'right' },
  { title: '扣减', width: 40, align: 'right' },
  { title: '应付', width: 43, align: 'right' },
];
const REASON = 190;
const MONEY_COLUMN = { title: '金额（元）', width: 80, align: 'right' } as const;

/** The statement as it is signed and kept: sums and signatures first, the lines after them, over as many pages as needed. */
export function statementPdf(content: StatementContent): Promise<Buffer> {
  const { head, proof } = content;
  const paper = new PdfPaper({
    title: `${STATEMENT_TITLE} ${head.number}`,
    at: new Date(head.steps.at(-1)?.at ?? `${head.month}-01T00:00:00Z`),
    foot: `${STATEMENT_TITLE}  ${head.number}  数据文件 SHA-256 ${proof.dataSha256.slice(0, 16)}`,
  });
  paper.text(STATEMENT_TITLE, { size: 18, align: 'center' }).gap(4);
  facts(paper, content);
  sums(paper, content);
  signatures(paper, content);
  paper
    .gap(10)
    .code(proof.verificationUrl, [
      '扫描右侧二维码，或在核验网址输入结算单号和文件的 SHA-256，可核对本结算单及数据文件是否由平台签发、是否被改动。',
      `核验网址：${proof.verificationUrl}`,
      `数据文件 SHA-256：${proof.dataSha256}`,
      `明细根哈希：${proof.root}`,
    ]);
  lines(paper, content);
  deductions(paper, content);
  netting(paper, content);
  return paper.finish();
}

function facts(paper: PdfPaper, { head, totals }: StatementContent): void {
  const { provider, county } = head;
  paper
    .facts([
      ['结算单号', head.number],
      ['结算月份', monthZh(head.month)],
      ['服务机构', provider.name],
      ['信用代码', provider.creditCode],
      ['县区', `${county.name}（${county.code}）`],
      ['服务笔数', `${totals.lines} 笔，实际 ${totals.actualMinutes} 分钟`],
      ['开户行', provider.bank?.name ?? '未登记'],
      ['收款账户', provider.bank ? `${provider.bank.accountName} ${provider.bank.accountNo}` : '未登记'],
    ])
    .gap(6);
}

function sums(paper: PdfPaper, { columns, totals }: StatementContent): void {
  paper.table(
    [{ title: '项目与资金来源', width: PdfPaper.width - MONEY_COLUMN.width }, MONEY_COLUMN],
    columns.map((column) => [columnName(column), yuan(totals.byColumn[column.key] ?? 0)]),
  );
  paper.gap(6);
  paper.table(
    ['应计合计', '扣减合计', '冲抵合计', '结转以后', '本期应付'].map((title) => ({
      title,
      width: PdfPaper.width / 5,
      align: 'right' as const,
    })),
    [[totals.dueFen, totals.deductedFen, totals.nettedFen, totals.carriedFen, totals.payableFen].map(yuan)],
  );
  paper
    .gap(4)
    .text(`合计（大写）：人民币${capitalAmount(totals.payableFen)}（¥${yuan(totals.payableFen)}）`, {
      size: 11,
    })
    .gap(6);
}

function signatures(paper: PdfPaper, { head }: StatementContent): void {
  const done = (kind: StatementStep['kind']): string[] => {
    const step = head.steps.find((each) => each.kind === kind);
    return step ? [`${STEP_ZH[kind]}：`, stepText(step)] : [`${STEP_ZH[kind]}：`];
  };
  paper.boxes(
    [
      { title: '服务机构（盖章）', lines: [...done('PROVIDER_CONFIRMED'), '签字：'] },
      { title: '乡镇街道（盖章）', lines: [...done('TOWNSHIP_VERIFIED'), '签字：'] },
      { title: '县区民政部门（盖章）', lines: [...done('COUNTY_APPROVED'), '签字：'] },
    ],
    96,
  );
}

function lines(paper: PdfPaper, { lines: all, columns, totals }: StatementContent): void {
  const own = columns.filter(({ source }) => source === 'SELF').map(({ key }) => key);
  const familyFen = (amounts: Readonly<Record<string, number>>): number =>
    own.reduce((sum, key) => sum + (amounts[key] ?? 0), 0);
  paper.gap(8).text('一、服务明细（金额单位：元，时长单位：分钟）', { size: 10 });
  paper.table(
    LINE_COLUMNS,
    all.map((line) => [
      ...[String(line.no), line.orderNo, line.serviceDate, line.senior, line.caregiver, line.item],
      ...[String(line.plannedMinutes), String(line.actualMinutes)],
      ...[line.dueFen, familyFen(line.byColumn), line.deductedFen, line.payableFen].map(yuan),
    ]),
    [
      ...['合计', '', '', '', '', '', '', String(totals.actualMinutes)],
      ...[
        totals.dueFen,
        all.reduce((sum, line) => sum + familyFen(line.byColumn), 0),
        all.reduce((sum, line) => sum + line.deductedFen, 0),
        all.reduce((sum, line) => sum + line.payableFen, 0),
      ].map(yuan),
    ],
  );
}

function deductions(paper: PdfPaper, { deductions: all, totals }: StatementContent): void {
  if (!all.length) return;
  paper.gap(8).text('二、扣减', { size: 10 });
  paper.table(
    [
      { title: '序号', width: 50, align: 'center' },
      { title: '规则', width: PdfPaper.width - 50 - REASON - MONEY_COLUMN.width },
      { title: '原因', width: REASON },
      MONEY_COLUMN,
    ],
    all.map(({ lineNo, rule, reason, fen }) => [
      lineNo === null ? '全月' : String(lineNo),
      rule,
      reason,
      yuan(fen),
    ]),
    ['合计', '', '', yuan(totals.deductedFen)],
  );
}

function netting(paper: PdfPaper, { netting: all, totals }: StatementContent): void {
  if (!all.length) return;
  paper.gap(8).text('三、冲抵以前月份', { size: 10 });
  paper.table(
    [
      { title: '原结算单', width: 120 },
      { title: '工单号', width: 80 },
      { title: '日期', width: 53, align: 'center' },
      { title: '原因', width: REASON },
      MONEY_COLUMN,
    ],
    all.map((each) => [each.statementNumber, each.orderNo, each.serviceDate, each.reason, yuan(each.fen)]),
    ['合计', '', '', '', yuan(totals.nettedFen)],
  );
}
