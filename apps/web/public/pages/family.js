import { get } from '../base/api.js';
import { big, card, el, more, note, stackedBar } from '../base/dom.js';
import { section } from '../base/section.js';
import { minutePart, month } from '../words/format.js';
import { say, sayOf } from '../words/language.js';
import { bookingButton } from './booking.js';
import { liveOrder, pastOrder } from './family-order.js';

const LIVE = ['HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'];
const GONE = ['CANCELLED', 'REPLACED'];
async function seniorsById() {
  const { items } = await get('/my/seniors');
  return new Map(items.map((senior) => [senior.id, senior]));
}

async function loadOrders() {
  const [seniors, orders, visits] = await Promise.all([
    seniorsById(),
    get('/orders', { limit: 50 }),
    get('/visits', { limit: 50 }),
  ]);
  const visitOf = new Map(
    visits.items.filter(({ state }) => !GONE.includes(state)).map((v) => [v.orderId, v]),
  );
  const live = orders.items.filter(({ state }) => LIVE.includes(state)).reverse();
  const past = orders.items.filter(({ state }) => !LIVE.includes(state));
  const cards = await Promise.all(
    live.map((order) => liveOrder(order, visitOf.get(order.id), seniors.get(order.seniorId))),
  );
  return [
    !cards.length &&
      big(say('现在没有进行中的服务。需要时，请在下面预约。', 'Nothing is under way. Book a service below.')),
    ...cards,
    past.length > 0 &&
      more(
        'past',
        say(`以前的订单（${past.length}）`, `Earlier orders (${past.length})`),
        past.map((order) => pastOrder(order, seniors.get(order.seniorId))),
      ),
  ];
}

async function loadMinutes() {
  const seniors = [...(await seniorsById()).values()];
  const months = await Promise.all(seniors.map(({ id }) => get(`/seniors/${id}/entitlements`)));
  if (!seniors.length) return [note(say('没有老人授权给您。', 'No senior has granted you any right.'))];
  return seniors.map((senior, at) => monthOf(senior, months[at]));
}

const monthOf = (senior, { period, leftMinutes, items }) =>
  card(
    el('h3', null, senior.name, el('small', null, say(`${senior.age} 岁`, `aged ${senior.age}`))),
    big(say(`${month(period)}还可用 ${leftMinutes} 分钟`, `${leftMinutes} minutes left in ${month(period)}`)),
    items.map((grant) => [
      stackedBar([
        minutePart(say('已用', 'used'), grant.usedMinutes, 'spent'),
        minutePart(say('已预约', 'booked'), grant.heldMinutes, 'held'),
        minutePart(say('可用', 'left'), grant.leftMinutes, 'free'),
      ]),
      note(sayOf({ zh: grant.reasonZh, en: grant.reasonEn })),
    ]),
    !items.length &&
      note(
        say(
          '本月没有政府发放的时长，可以自费预约。',
          'No minutes were granted this month; the family may pay itself.',
        ),
      ),
  );

export const familyPage = {
  roles: ['ELDER', 'FAMILY'],
  sections() {
    return [
      section(say('正在进行', 'Under way'), loadOrders),
      section(say('预约服务', 'Book a service'), async () => [bookingButton()]),
      section(say('本月政府时长', 'Minutes of this month'), loadMinutes),
    ];
  },
};
