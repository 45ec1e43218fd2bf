import { get, post, put } from '../base/api.js';
import { barRows, el, note } from '../base/dom.js';
import { form, formButton } from '../base/forms.js';
import { itemName, itemOf, visitItems } from '../base/names.js';
import { notice } from '../base/notice.js';
import { minutePart, minutes, moment } from '../words/format.js';
import { row, say, sayOf } from '../words/language.js';
import { timesToChoose } from './booking-times.js';
import { termsBefore } from './care/terms.js';
import { priceSplit } from './order-details.js';

const DURATIONS = [45, 60, 90, 120, 150, 180, 240];
const STORY_MINUTES = '120';
const LIVE = ['HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'];

/** Three steps in one place: what is wanted, when somebody can come, and what it costs and who pays. */
export const bookingButton = () => {
  const host = formButton('book', say('预约上门服务', 'Book a visit'), (close) => wish(host, close), 'main');
  return host;
};

function wish(host, close) {
  const place = el('div', null, say('正在读取…', 'Loading…'));
  Promise.all([places(), followed()]).then(
    ([known, orders]) => place.replaceChildren(wishForm(known, orders, host, close)),
    (problem) => place.replaceChildren(el('p', { class: 'problem' }, problem.message)),
  );
  return place;
}

/** Seniors for whom the caller may book, each with its addresses. */
async function places() {
  const { items } = await get('/my/seniors');
  const files = await Promise.all(
    items.filter(({ rights }) => rights.includes('BOOK')).map(({ id }) => get(`/seniors/${id}`)),
  );
  return files.flatMap(({ id, name, addresses }) =>
    [...addresses]
      .sort((a, b) => Number(b.isDefault) - Number(a.isDefault))
      .map((address) => ({
        key: `${id}/${address.id}`,
        words: `${name} · ${address.label}（${address.text}）`,
        isWayUpKnown: address.floor !== null,
      })),
  );
}

/** Orders under way that something else may have to come after. */
async function followed() {
  const { items } = await get('/orders', { limit: 50 });
  const codes = new Set(visitItems().flatMap(({ after }) => after.map(({ itemCode }) => itemCode)));
  return items.filter(({ itemCode, state }) => LIVE.includes(state) && codes.has(itemCode));
}

const itemOption = (item) => [
  item.code,
  item.caregivers > 1 ? row(sayOf(item), say('两名护理员', 'two caregivers')) : sayOf(item),
];

/** Which of the orders the service is to come after; asked only where the catalogue orders the two. */
const followsField = (orders) => ({
  name: 'follows',
  label: say('接在哪一项服务之后', 'After which service'),
  kind: 'select',
  optional: true,
  pointer: '/follows/orderId',
  options: [
    ['', say('不衔接', 'On its own')],
    ...orders.map(({ id, itemCode, startsAt }) => [id, row(itemName(itemCode), moment(startsAt))]),
  ],
  when: ({ itemCode }) => orders.some((order) => gapAfter(itemCode, order)),
});

const gapAfter = (itemCode, order) => itemOf(itemCode)?.after.find((gap) => gap.itemCode === order.itemCode);

/** Asked once of each home: whoever comes plans by it. */
function wayUpFields(known) {
  const when = ({ place }) => known.some(({ key, isWayUpKnown }) => key === place && !isWayUpKnown);
  return [
    {
      name: 'floor',
      label: say('住几楼', 'On which floor'),
      kind: 'number',
      optional: true,
      pointer: '/floor',
      attributes: { min: -5, max: 150 },
      when,
    },
    {
      name: 'lift',
      label: say('有没有电梯', 'Is there a lift'),
      kind: 'select',
      options: [
        ['YES', say('有电梯', 'Yes')],
        ['NO', say('没有电梯', 'No')],
      ],
      pointer: '/hasLift',
      when,
    },
  ];
}

async function tellWayUp(known, place, wayUp) {
  const [seniorId, addressId] = place.split('/');
  await put(`/seniors/${seniorId}/addresses/${addressId}/way-up`, wayUp);
  known.find(({ key }) => key === place).isWayUpKnown = true;
}

function wishForm(known, orders, host, close) {
  const fields = [
    {
      name: 'place',
      label: say('给谁，在哪里', 'For whom and where'),
      kind: 'select',
      options: known.map(({ key, words }) => [key, words]),
      pointer: '/addressId',
    },
    ...wayUpFields(known),
    {
      name: 'itemCode',
      label: say('什么服务', 'Which service'),
      kind: 'select',
      options: visitItems().map(itemOption),
    },
    followsField(orders),
    {
      name: 'minutes',
      label: say('多久', 'How long'),
      kind: 'select',
      value: STORY_MINUTES,
      options: DURATIONS.map((count) => [String(count), minutes(count)]),
    },
  ];
  const ask = async ({ place, itemCode, minutes: length, follows, floor, lift }) => {
    const [seniorId, addressId] = place.split('/');
    if (floor) await tellWayUp(known, place, { floor: Number(floor), hasLift: lift === 'YES' });
    const wanted = { seniorId, addressId, itemCode, minutes: Number(length) };
    const { slots } = await get('/bookable-slots', { ...wanted, followsOrderId: follows });
    const times = timesToChoose(slots, {
      choose: async (startsAt) =>
        host.replaceChildren(await priceOf({ ...wanted, startsAt }, follows, back, close)),
      again: () => host.replaceChildren(asked),
    });
    const back = () => host.replaceChildren(times);
    back();
  };
  const asked = form(fields, ask, {
    submitLabel: say('看看什么时间能来', 'See when somebody can come'),
    close,
  });
  return asked;
}

/** The price at one time, to be agreed to. */
async function priceOf({ minutes: plannedMinutes, ...wanted }, follows, back, close) {
  const quote = await post('/quotes', { ...wanted, minutes: plannedMinutes });
  const order = {
    ...wanted,
    plannedMinutes,
    expectedFamilyFen: quote.familyFen,
    ...(follows && { follows: { orderId: follows } }),
  };
  return confirmation(quote, order, back, close);
}

/** What it costs and who pays, and the last press. */
export function confirmation(quote, order, back, close) {
  const agree = form(
    [],
    async () => {
      await post('/orders', order);
      notice(say('已预约，正在找服务机构。', 'Booked; a provider is being found.'));
      close();
    },
    { submitLabel: say('确认预约', 'Book it'), close: back, closeLabel: say('改一改', 'Change it') },
  );
  const { availableMinutes: before, programmeMinutes: used } = quote;
  const shown = el(
    'div',
    null,
    el('h3', null, itemName(order.itemCode)),
    el('p', null, row(moment(order.startsAt), minutes(order.plannedMinutes))),
    ...priceSplit(quote),
    before > 0 &&
      barRows([
        minutePart(say('现在可用', 'Left now'), before, 'free'),
        minutePart(say('这次占用', 'For this'), used, 'held'),
        minutePart(say('以后还剩', 'Left after'), before - used, 'free'),
      ]),
    termsBefore(order),
    note(tooShort(order)),
    note(manyHands(order)),
  );
  agree.prepend(shown);
  return agree;
}

const manyHands = ({ itemCode }) =>
  itemOf(itemCode)?.caregivers > 1
    ? say('这项服务须两名护理员同时上门。', 'Two caregivers come to this service at once.')
    : '';

const tooShort = ({ itemCode, plannedMinutes }) => {
  const least = itemOf(itemCode)?.minMinutes ?? 0;
  return plannedMinutes < least
    ? say(`这项服务至少 ${least} 分钟。`, `This service takes at least ${least} minutes.`)
    : '';
};
