import { yuan } from '../documents/amounts';
import { capitalAmount } from '../documents/capital-amount.policy';
import { PdfPaper } from '../documents/pdf-paper';
import type { FamilyBillView, FamilyPaymentView, FamilyRefundView } from './bills.dto';

const PAYER_ZH: Readonly<Record<string, string>> = {
  INSURANCE: '长期护理保险',
  VOUCHER: '消费补贴',
  PROGRAMME: '政府项目',
  SELF: '家庭自付',
};
const CHANNEL_ZH = { GATEWAY: '线上支付', CASH: '现金' } as const;
const STATE_ZH = { ASKED: '待确认', CONFIRMED: '已收', REFUSED: '未认可' } as const;

/** The bill of one service with its receipts, to be printed and kept. @param senior the name as the file has it */
export function billPdf(bill: FamilyBillView, senior: string, at: Date): Promise<Buffer> {
  const paper = new PdfPaper({
    title: `居家养老服务账单 ${bill.orderId}`,
    at,
    foot: '居家养老服务账单  以平台记录为准，有疑问请拨打 12345 或到乡镇街道民政办查询',
  });
  paper
    .text('居家养老服务账单', { size: 18, align: 'center' })
    .gap(6)
    .facts([
      ['老人', senior],
      ['服务日期', bill.serviceDate],
      ['服务项目', bill.itemZh],
      ['服务机构', bill.providerName ?? '待安排'],
      ['计划时长', `${bill.plannedMinutes} 分钟`],
      ['实际时长', bill.actualMinutes === null ? '尚未服务' : `${bill.actualMinutes} 分钟`],
      ['应计金额', `${yuan(bill.dueFen)} 元`],
      ['工单', bill.orderId],
    ])
    .gap(6);
  paper.table(
    [
      { title: '由谁支付', width: 363 },
      { title: '约定（元）', width: 80, align: 'right' },
      { title: '实际（元）', width: 80, align: 'right' },
    ],
    bill.parts.map((part) => [
      part.programme ? `${PAYER_ZH[part.payer]}：${part.programme.zh}` : PAYER_ZH[part.payer],
      yuan(part.agreedFen),
      yuan(part.dueFen),
    ]),
    ['合计', yuan(bill.agreedFen), yuan(bill.dueFen)],
  );
  const own = bill.parts.reduce((sum, { payer, dueFen }) => sum + (payer === 'SELF' ? dueFen : 0), 0);
  paper.gap(6).text(`家庭自付（大写）：人民币${capitalAmount(own)}（¥${yuan(own)}）`, { size: 11 });
  paper.text(`已付 ${yuan(bill.paidFen)} 元，待付 ${yuan(bill.openFen)} 元。`).gap(6);
  for (const { zh } of bill.reasons) paper.text(`· ${zh}`, { size: 8, colour: '#555555' });
  if (bill.backMinutes > 0)
    paper.text(`· 有 ${bill.backMinutes} 分钟经核查收回，各方按实际时长重新计算`, {
      size: 8,
      colour: '#555555',
    });
  if (bill.payments.length) payments(paper, bill.payments);
  if (bill.refunds.length) refunds(paper, bill.refunds);
  return paper.finish();
}

function payments(paper: PdfPaper, all: readonly FamilyPaymentView[]): void {
  paper.gap(8).text('付款与收据', { size: 10 });
  paper.table(
    [
      { title: '收据编号', width: 143 },
      { title: '方式', width: 80 },
      { title: '日期', width: 100 },
      { title: '状态', width: 80 },
      { title: '金额（元）', width: 120, align: 'right' },
    ],
    all.map((payment) => [
      payment.receiptNumber ?? '',
      CHANNEL_ZH[payment.channel] + (payment.timing === 'BEFORE' ? '（预付）' : ''),
      (payment.endedAt ?? payment.askedAt).slice(0, 10),
      STATE_ZH[payment.state],
      yuan(payment.amountFen),
    ]),
  );
}

function refunds(paper: PdfPaper, all: readonly FamilyRefundView[]): void {
  paper.gap(8).text('退款', { size: 10 });
  paper.table(
    [
      { title: '凭证编号', width: 143 },
      { title: '原因', width: 240 },
      { title: '状态', width: 60 },
      { title: '金额（元）', width: 80, align: 'right' },
    ],
    all.map((refund) => [
      refund.receiptNumber ?? '',
      refund.reason,
      refund.state === 'PAID' ? '已退' : '退款中',
      yuan(refund.fen),
    ]),
  );
}
