import { get } from '../base/api.js';
import { el, facts, lazy, lines, stackedBar } from '../base/dom.js';
import { PAYERS } from '../words/benefits.js';
import { ORDER_STATES, reasonWord, word } from '../words/codes.js';
import { amountIn, minutes, moment, shortId, yuan } from '../words/format.js';
import { row, say, sayOf } from '../words/language.js';

const TONES = { INSURANCE: 'plan', VOUCHER: 'held', PROGRAMME: 'spent', SELF: 'family' };

/** Who pays which part of a price, in the order in which they pay, and why. */
export const priceSplit = (price) => [
  stackedBar(partsOf(price), price.totalFen),
  facts(
    [say('总价', 'Price'), yuan(price.totalFen)],
    [say('用政府时长', 'Minutes used'), price.programmeMinutes ? minutes(price.programmeMinutes) : undefined],
  ),
  lines(price.reasons.map(sayOf)),
];

/** Every payer by name; a price that is older than its list of payers has two. */
const partsOf = ({ payers, programmeFen, familyFen }) =>
  payers
    ? payers.map(({ payer, programmeName, fen, units, unit }) => ({
        label: programmeName ?? word(PAYERS, payer),
        value: fen,
        tone: TONES[payer],
        text: row(yuan(fen), ['MINUTE', 'VISIT'].includes(unit) && amountIn({ unit, amount: units })),
      }))
    : [
        { label: say('政府支付', 'programme'), value: programmeFen, tone: 'spent', text: yuan(programmeFen) },
        { label: say('家庭支付', 'family'), value: familyFen, tone: 'family', text: yuan(familyFen) },
      ];

/** The price and every step of an order. */
export const orderDetails = ({ id }) =>
  lazy(`order-${id}`, say('费用和经过', 'Price and history'), () => load(id));

const gapWords = ({ orderId, leastMinutes: least, mostMinutes: most }) =>
  say(
    `订单 ${shortId(orderId)} 结束后 ${least} 到 ${most} 分钟`,
    `${least} to ${most} minutes after order ${shortId(orderId)} ends`,
  );

async function load(id) {
  const [order, history] = await Promise.all([get(`/orders/${id}`), get(`/orders/${id}/history`)]);
  return [
    ...priceSplit(order.price),
    facts(
      [say('地址', 'Address'), order.contact.address],
      [say('衔接', 'Comes after'), order.follows && gapWords(order.follows)],
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
