import { download, get, post } from '../../base/api.js';
import {
  badge,
  big,
  card,
  choices,
  el,
  facts,
  lines,
  more,
  note,
  opens,
  stackedBar,
} from '../../base/dom.js';
import { action, form, formButton, look } from '../../base/forms.js';
import { reasonButton } from '../../base/reason-button.js';
import {
  BILL_STATES,
  PAYERS,
  PAYMENT_CHANNELS,
  PAYMENT_STATES,
  REFUND_STATES,
} from '../../words/family-money.js';
import { word } from '../../words/codes.js';
import { date, dateTime, minutes, month, shiftPeriod, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const TONES = { TO_PAY: 'warn', CASH_UNCONFIRMED: 'warn', PAID: 'good', PREPAID: 'good' };

/** A month of one senior: what it comes to, what is to be paid, and every service to open. */
export async function monthOf({ id, name }, period) {
  const host = el('div', { class: 'step' });
  const show = async (of) => {
    const label = `${String(of).slice(0, 4)}-${String(of).slice(4)}`;
    const { sums, bills } = await get('/family-bills', { seniorId: id, month: label });
    const open = bills.filter(({ openFen }) => openFen > 0);
    host.replaceChildren(
      card(
        el('h3', null, name, el('small', null, month(of))),
        sums.openFen > 0
          ? big(say(`还要支付 ${yuan(sums.openFen)}`, `${yuan(sums.openFen)} to pay`))
          : big(say('没有要支付的费用', 'Nothing to pay')),
        sums.openFen > 0 && payButton(`pay-${id}`, open),
        note(
          say(
            `本月服务 ${sums.services} 次，实际 ${sums.actualMinutes} 分钟，共 ${yuan(sums.dueFen)}：政府和补贴支付 ${yuan(sums.publicFen)}，家庭自付 ${yuan(sums.familyFen)}，已付 ${yuan(sums.paidFen)}，已退 ${yuan(sums.refundedFen)}。`,
            `${sums.services} services, ${sums.actualMinutes} minutes, ${yuan(sums.dueFen)} in all: public money pays ${yuan(sums.publicFen)}, the family ${yuan(sums.familyFen)}, of which ${yuan(sums.paidFen)} is paid and ${yuan(sums.refundedFen)} came back.`,
          ),
        ),
        bills.length > 0 && el('ul', { class: 'rows' }, bills.map(line)),
        choices(
          look(`before-${id}`, `← ${month(shiftPeriod(of, -1))}`, () => show(shiftPeriod(of, -1))),
          of < period &&
            look(`after-${id}`, `${month(shiftPeriod(of, 1))} →`, () => show(shiftPeriod(of, 1))),
        ),
      ),
    );
  };
  await show(period);
  return [host];
}

const line = (bill) =>
  el(
    'li',
    null,
    opens(
      `#bills/bill=${bill.orderId}`,
      `bill-${bill.orderId}`,
      row(date(bill.serviceDate), say(bill.itemZh, bill.itemEn), yuan(bill.openFen || bill.dueFen)),
    ),
    badge(word(BILL_STATES, bill.state), TONES[bill.state]),
  );

/** One press: what is open is asked for; the payment service shows its page, or the demo pays by itself. */
const payButton = (key, bills) =>
  action(key, say('支付', 'Pay'), async () => {
    const { payUrl } = await post('/family-payments', { orderIds: bills.map(({ orderId }) => orderId) });
    if (payUrl) location.assign(payUrl);
  });

/** One service: minutes, price, who paid what and why, receipts and refunds. */
export async function billOf(orderId) {
  const bill = await get(`/family-bills/${orderId}`);
  return [
    card(
      el('h3', null, say(bill.itemZh, bill.itemEn), badge(word(BILL_STATES, bill.state), TONES[bill.state])),
      bill.openFen > 0 && big(say(`还要支付 ${yuan(bill.openFen)}`, `${yuan(bill.openFen)} to pay`)),
      bill.openFen > 0 && payButton('pay', [bill]),
      facts(
        [say('服务日期', 'Day'), date(bill.serviceDate)],
        [say('服务机构', 'Provider'), bill.providerName ?? say('待安排', 'not yet')],
        [say('计划', 'Planned'), minutes(bill.plannedMinutes)],
        [say('实际', 'Delivered'), bill.actualMinutes === null ? '—' : minutes(bill.actualMinutes)],
        [say('费用', 'Price'), yuan(bill.actualMinutes === null ? bill.agreedFen : bill.dueFen)],
      ),
      whoPays(bill),
      bill.backMinutes > 0 &&
        note(
          say(
            `有 ${bill.backMinutes} 分钟经核查收回，费用已重新计算。`,
            `${bill.backMinutes} minutes were taken back after a check; the price follows.`,
          ),
        ),
      more(
        'why',
        say('为什么这样分担', 'Why it is divided so'),
        lines(bill.reasons.map(({ zh, en }) => say(zh, en))),
      ),
      choices(
        bill.openFen > 0 && bill.actualMinutes !== null && cashButton(bill),
        action(
          'pdf',
          say('下载账单', 'Download'),
          () => download(`/family-bills/${orderId}/document`),
          'plain',
        ),
      ),
    ),
    ...bill.payments.map(payment),
    ...bill.refunds.map(refund),
  ];
}

function whoPays({ parts, actualMinutes }) {
  const of = (part) => (actualMinutes === null ? part.agreedFen : part.dueFen);
  return stackedBar(
    parts
      .filter((part) => of(part) > 0)
      .map((part) => ({
        label: part.programme ? say(part.programme.zh, part.programme.en) : word(PAYERS, part.payer),
        value: of(part),
        text: yuan(of(part)),
        tone: part.payer === 'SELF' ? 'warn' : 'plan',
      })),
  );
}

const cashButton = ({ orderId, openFen }) =>
  formButton('cash', say('已付现金，登记', 'Paid in cash'), () =>
    form(
      [{ name: 'yuan', label: say('金额（元）', 'Yuan'), kind: 'number', value: String(openFen / 100) }],
      ({ yuan: amount }) => post('/cash-payments', { orderId, amountFen: Math.round(Number(amount) * 100) }),
      { submitLabel: say('登记，请护理员确认', 'Record; the caregiver confirms') },
    ),
  );

/** Cash the caregiver has recorded waits for the family's word. */
const payment = (each) =>
  card(
    el(
      'p',
      null,
      row(
        word(PAYMENT_CHANNELS, each.channel),
        yuan(each.amountFen),
        each.receiptNumber && say(`收据 ${each.receiptNumber}`, `receipt ${each.receiptNumber}`),
        dateTime(each.endedAt ?? each.askedAt),
      ),
      badge(word(PAYMENT_STATES, each.state), each.state === 'CONFIRMED' ? 'good' : 'warn'),
    ),
    each.reason && note(each.reason),
    each.channel === 'CASH' &&
      each.state === 'ASKED' &&
      each.askedAs === 'CAREGIVER' &&
      choices(
        action(`yes-${each.id}`, say('是的，我付了', 'Yes, I paid it'), () =>
          post(`/cash-payments/${each.id}/confirmation`),
        ),
        reasonButton(`no-${each.id}`, say('没有付', 'I did not'), {
          question: say('情况是怎样的？', 'What happened?'),
          send: (reason) => post(`/cash-payments/${each.id}/refusal`, { reason }),
          done: say('已告诉护理员', 'The caregiver is told'),
        }),
      ),
  );

const refund = (each) =>
  card(
    el(
      'p',
      null,
      row(say('退款', 'Refund'), yuan(each.fen), each.reason),
      badge(word(REFUND_STATES, each.state), each.state === 'PAID' ? 'good' : 'warn'),
    ),
    each.channel === 'CASH' &&
      each.state === 'OWED' &&
      action(`got-${each.id}`, say('现金已收到', 'I have the cash'), () =>
        post(`/family-refunds/${each.id}/receipt`),
      ),
  );
