import { get } from '../base/api.js';
import { now } from '../base/clock.js';
import { big, more } from '../base/dom.js';
import { section } from '../base/section.js';
import { say } from '../words/language.js';
import { bookingButton } from './booking.js';
import { familyCorrections } from './care/page.js';
import { risksOfSeniors } from './care/risks.js';
import { liveOrder, pastOrder } from './family-order.js';
import { unservedCard } from './replaced.js';

const LIVE = ['HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'];
const GONE = ['CANCELLED', 'REPLACED'];
/** Served and agreed to: only an officer's word is missing. */
const AGREED = ['CONFIRMED', 'VERIFIED'];
const UNSERVED = ['NO_SHOW_PROVIDER', 'EXPIRED_UNSERVED'];
/** So long afterwards it is the next step to book it again. */
const AGAIN_MS = 3 * 86_400_000;

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
    // of two who come together the lead's visit speaks for both
    visits.items.filter(({ state, seat }) => seat === 1 && !GONE.includes(state)).map((v) => [v.orderId, v]),
  );
  const isAgreed = ({ id }) => AGREED.includes(visitOf.get(id)?.state);
  const live = orders.items
    .filter(({ state }) => LIVE.includes(state))
    .reverse()
    .sort((a, b) => Number(isAgreed(a)) - Number(isAgreed(b)));
  const past = orders.items.filter(({ state }) => !LIVE.includes(state));
  const unserved = past.filter(
    ({ state, startsAt }) => UNSERVED.includes(state) && Date.parse(startsAt) > now() - AGAIN_MS,
  );
  const again = await Promise.all(unserved.map((order) => unservedCard(order, seniors.get(order.seniorId))));
  const cards = await Promise.all(
    live.map((order) => liveOrder(order, visitOf.get(order.id), seniors.get(order.seniorId))),
  );
  return [
    ...again.filter(Boolean),
    !cards.length &&
      big(say('现在没有进行中的服务。需要时，请在下面预约。', 'Nothing is under way. Book a service below.')),
    ...cards,
    past.length > 0 &&
      more(
        'past',
        say(`以前的订单（${past.length}）`, `Earlier orders (${past.length})`),
        past.map((order) => pastOrder(order, seniors.get(order.seniorId), visitOf.get(order.id))),
      ),
  ];
}

export const familyPage = {
  roles: ['ELDER', 'FAMILY'],
  areas: () => [
    {
      key: 'services',
      title: say('服务', 'Services'),
      sections: () => [
        section(say('正在进行', 'Under way'), loadOrders),
        section(say('预约服务', 'Book a service'), async () => [bookingButton()]),
        familyCorrections(),
        section(say('上门前要知道的', 'What whoever comes should know'), risksOfSeniors),
      ],
    },
  ],
};
