import { get } from '../base/api.js';
import { el, facts, stackedBar } from '../base/dom.js';
import { ORDER_STATES, reasonWord, word } from '../words/codes.js';
import { minutes, moment, yuan } from '../words/format.js';
import { say, sayOf } from '../words/language.js';

/** Who pays which part of a price, and why. */
export const priceSplit = ({ totalFen, programmeFen, familyFen, programmeMinutes, reasons }) => [
  stackedBar([
    { label: say('政府支付', 'programme'), value: programmeFen, tone: 'spent', text: yuan(programmeFen) },
    { label: say('家庭支付', 'family'), value: familyFen, tone: 'family', text: yuan(familyFen) },
  ]),
  facts(
    [say('总价', 'Price'), yuan(totalFen)],
    [say('用政府时长', 'Minutes used'), programmeMinutes ? minutes(programmeMinutes) : undefined],
  ),
  el(
    'ul',
    { class: 'reasons' },
    reasons.map((reason) => el('li', null, sayOf(reason))),
  ),
];

/** The price and every step of an order, read when somebody unfolds it. */
export function orderDetails({ id }) {
  const body = el('div', null);
  const details = el(
    'details',
    { 'data-key': `order-${id}` },
    el('summary', null, say('费用和经过', 'Price and history')),
    body,
  );
  details.addEventListener('toggle', () => {
    if (details.open)
      load(id).then(
        (content) => body.replaceChildren(...content),
        (problem) => body.replaceChildren(problem.message),
      );
  });
  return details;
}

async function load(id) {
  const [order, history] = await Promise.all([get(`/orders/${id}`), get(`/orders/${id}/history`)]);
  return [
    ...priceSplit(order.price),
    facts(
      [say('地址', 'Address'), order.contact.address],
      [say('实际分钟', 'Delivered'), order.actualMinutes && minutes(order.actualMinutes)],
      [
        say('政府时长花了', 'Minutes spent'),
        order.capturedMinutes !== null && minutes(order.capturedMinutes),
      ],
      [say('退还', 'Given back'), order.releasedMinutes !== null && minutes(order.releasedMinutes)],
    ),
    el(
      'ol',
      { class: 'history' },
      history.map(({ to, at, reason }) =>
        el(
          'li',
          null,
          el('time', { datetime: at }, moment(at)),
          ` ${word(ORDER_STATES, to)} `,
          reasonWord(reason),
        ),
      ),
    ),
  ];
}
