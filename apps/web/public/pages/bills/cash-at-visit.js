import { get, post } from '../../base/api.js';
import { choices, el, lazy, note } from '../../base/dom.js';
import { action, form, formButton } from '../../base/forms.js';
import { reasonButton } from '../../base/reason-button.js';
import { word } from '../../words/codes.js';
import { PAYMENT_STATES } from '../../words/family-money.js';
import { yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';

/** Cash for a service that is over: what the caregiver has taken, and what the family says it gave. */
export const cashAtVisit = ({ id, orderId }) =>
  lazy(`cash-${id}`, say('现金', 'Cash'), async () => {
    const { openFen, payments } = await get('/cash-payments', { orderId });
    return [
      openFen > 0
        ? record(orderId, openFen)
        : note(say('没有要收的现金。请不要收取其他费用。', 'No cash is due. Please take nothing else.')),
      ...payments.map(recorded),
    ];
  });

const record = (orderId, openFen) =>
  formButton(
    `take-${orderId}`,
    say(`收了现金（应收 ${yuan(openFen)}）`, `Cash taken (${yuan(openFen)} due)`),
    () =>
      form(
        [{ name: 'amount', label: say('金额（元）', 'Yuan'), kind: 'number', value: String(openFen / 100) }],
        ({ amount }) => post('/cash-payments', { orderId, amountFen: Math.round(Number(amount) * 100) }),
        { submitLabel: say('登记，请家属确认', 'Record; the family confirms') },
      ),
  );

const recorded = (payment) =>
  el(
    'div',
    null,
    row(yuan(payment.amountFen), word(PAYMENT_STATES, payment.state), payment.receiptNumber),
    payment.state === 'ASKED' &&
      payment.askedAs === 'FAMILY' &&
      choices(
        action(`yes-${payment.id}`, say('收到了', 'I have it'), () =>
          post(`/cash-payments/${payment.id}/confirmation`),
        ),
        reasonButton(`no-${payment.id}`, say('没有收到', 'I do not'), {
          question: say('情况是怎样的？', 'What happened?'),
          send: (reason) => post(`/cash-payments/${payment.id}/refusal`, { reason }),
          done: say('已告诉家属', 'The family is told'),
        }),
      ),
  );
