import { get, post } from '../base/api.js';
import { now } from '../base/clock.js';
import { until } from '../base/countdown.js';
import { badge, big, card, choices, el, facts, more, note } from '../base/dom.js';
import { action, form, formButton, optionsOf } from '../base/forms.js';
import { itemName } from '../base/names.js';
import { notice } from '../base/notice.js';
import { section } from '../base/section.js';
import { DISTANCES, reasonWord, REFUSAL_REASONS, SEXES, VISIT_STATES, word } from '../words/codes.js';
import { OFFER_MODES } from '../words/dispatch.js';
import { minutes, moment, shortId, yuan } from '../words/format.js';
import { row, say, sayOf, series } from '../words/language.js';
import { exclusions } from './dispatch/exclusions.js';
import { whyUs } from './dispatch/own-decisions.js';
import { straightChoice } from './dispatch/straight.js';
import { reviewCards } from './reviews.js';

const DAY_MS = 86_400_000;
const GONE = ['CANCELLED', 'REPLACED'];
const OVER = ['VERIFIED', 'REJECTED', 'NO_SHOW_SENIOR', 'NO_SHOW_PROVIDER', 'ABORTED', ...GONE];

const recent = () => new Date(now() - DAY_MS).toISOString();

async function loadOffers() {
  const { items } = await get('/offers', { state: 'OPEN' });
  if (!items.length)
    return [
      big(say('现在没有新的派单。有了马上出现在这里。', 'No open offers. A new one shows up here at once.')),
    ];
  if (document.visibilityState === 'visible') items.forEach(seen);
  return items.map(offerCard);
}

/** Offers this tab has said to have before somebody's eyes; once is enough. */
const receipts = new Set();

export function seen({ id }) {
  if (receipts.has(id)) return;
  receipts.add(id);
  post(`/offers/${id}/read-receipt`).catch(() => receipts.delete(id));
}

const offerCard = (offer) =>
  card(
    offerTitle(offer),
    el('p', null, badge(word(OFFER_MODES, offer.mode))),
    big(
      offer.caregiverId
        ? say('直接问了护理员，还剩 ', 'A caregiver was asked himself; time left ')
        : say('请答复，还剩 ', 'Please answer within '),
      until(offer.expiresAt),
    ),
    offerFacts(offer),
    note(
      offer.caregiverId
        ? say(
            '由他本人答复；他不接再问下一位，都不接就问您。',
            'He answers himself; then the next one is asked, and you last.',
          )
        : say(
            '接单以后才看得到老人的姓名、电话和地址。',
            'Name, phone and address are shown after acceptance.',
          ),
    ),
    whyUs(offer.orderId),
    !offer.caregiverId &&
      choices(
        action(`accept-${offer.id}`, say('接单', 'Accept'), async () => {
          await post(`/offers/${offer.id}/acceptance`);
          notice(say('已接单，请安排护理员。', 'Accepted; now choose a caregiver.'));
        }),
        refusal(`refuse-${offer.id}`, say('不接', 'Decline'), `/offers/${offer.id}/refusal`),
      ),
  );

export const offerTitle = (offer) =>
  el('h3', null, sayOf({ zh: offer.itemZh, en: offer.itemEn }), el('small', null, shortId(offer.orderId)));

/** All that is known before an acceptance. */
export const offerFacts = (offer) =>
  facts(
    [say('时间', 'When'), row(moment(offer.startsAt), minutes(offer.plannedMinutes))],
    [say('地点', 'Where'), row(offer.regionName, word(DISTANCES, offer.distanceBand))],
    [say('价格', 'Price'), yuan(offer.totalFen)],
    [
      say('护理员', 'Caregiver'),
      row(
        offer.caregivers > 1 && say('两名同时上门', 'two at once'),
        offer.requiredSex && word(SEXES, offer.requiredSex),
      ),
    ],
    [say('家属希望', 'Wishes'), wishes(offer.wishes)],
  );

const wishes = ({ caregiverSex, dialect, note: words }) =>
  row(caregiverSex && word(SEXES, caregiverSex), dialect, words);

/** @param {string} done what is told afterwards */
export const refusal = (key, label, path, done) =>
  formButton(key, label, (close) =>
    form(
      [
        { name: 'reason', label: say('原因', 'Why'), kind: 'select', options: optionsOf(REFUSAL_REASONS) },
        { name: 'note', label: say('补充说明（可不填）', 'More (optional)'), optional: true },
      ],
      async ({ reason, note: words }) => {
        await post(path, { reason, ...(words ? { note: words } : {}) });
        notice(
          done ?? say('已告知，订单转给下一家机构。', 'Noted; the order moves on to the next provider.'),
        );
        close();
      },
      { submitLabel: say('确定', 'Send'), close },
    ),
  );

/** Accepted orders that lack a visit in the calendar for some of those who come. */
async function loadUnassigned(mayAssign) {
  const [orders, visits] = await Promise.all([
    get('/orders', { state: 'ACCEPTED', limit: 200 }),
    get('/visits', { from: recent(), limit: 200 }),
  ]);
  const served = visits.items.filter(({ state }) => !GONE.includes(state));
  const comeTo = (order) => served.filter(({ orderId }) => orderId === order.id).length;
  const open = orders.items.filter((order) => comeTo(order) < order.caregivers && order.startsAt > recent());
  if (!open.length)
    return [note(say('接下的订单都已安排护理员。', 'Every accepted order has its caregiver.'))];
  return Promise.all(open.map((order) => unassignedCard(order, mayAssign)));
}

async function unassignedCard({ id }, mayAssign) {
  const [order, candidates] = await Promise.all([
    get(`/orders/${id}`),
    get(`/orders/${id}/caregiver-candidates`),
  ]);
  const sent = candidates.filter(({ seat }) => seat !== null);
  const free = candidates.filter(({ seat }) => seat === null);
  const takesTwo = order.caregivers - sent.length > 1;
  return card(
    el('h3', null, sayOf({ zh: order.itemZh, en: order.itemEn }), el('small', null, shortId(id))),
    big(
      takesTwo
        ? say('请选两名护理员，同时上门', 'Choose two caregivers who come at once')
        : say('请选护理员', 'Choose a caregiver'),
    ),
    facts(
      [say('时间', 'When'), row(moment(order.startsAt), minutes(order.plannedMinutes))],
      [say('已安排', 'Sent already'), series(sent.map(({ name }) => name))],
      [say('老人', 'Senior'), order.contact.name],
      [say('电话', 'Phone'), order.contact.phone],
      [say('地址', 'Address'), order.contact.address],
    ),
    el(
      'ul',
      { class: 'people' },
      free.map((candidate) => candidateRow(id, candidate, mayAssign && !takesTwo)),
    ),
    takesTwo && mayAssign && pairForm(id, free),
    !candidates.length && note(say('这段时间没有人上班。', 'Nobody works at that time.')),
    refusal(`return-${id}`, say('退回这张订单', 'Give the order back'), `/orders/${id}/return`),
    whyUs(id),
    exclusions(id, { side: 'PROVIDER' }),
  );
}

/** Both at once, or nobody. */
const pairForm = (orderId, candidates) => {
  const options = candidates
    .filter(({ available }) => available)
    .map(({ caregiverId, name }) => [caregiverId, name]);
  return formButton(`assign-${orderId}`, say('安排两名', 'Send two'), (close) =>
    form(
      [
        { name: 'caregiverId', label: say('主责', 'Who leads'), kind: 'select', options },
        {
          name: 'secondCaregiverId',
          label: say('另一名', 'Who comes with him'),
          kind: 'select',
          options,
          value: options[1]?.[0],
        },
      ],
      async (pair) => {
        await post(`/orders/${orderId}/assignment`, pair);
        notice(say('已安排两名护理员。', 'Both have been sent.'));
        close();
      },
      { submitLabel: say('派去', 'Send'), close },
    ),
  );
};

const candidateRow = (orderId, candidate, mayAssign) =>
  el(
    'li',
    null,
    el(
      'span',
      { class: 'person' },
      el('b', null, candidate.name),
      ` ${word(SEXES, candidate.sex)} `,
      candidate.available
        ? badge(candidate.meetsWishes ? say('合适', 'suits') : say('有空', 'free'), 'good')
        : badge(series(candidate.refusals.map(reasonWord)), 'bad'),
      candidate.busyUntil &&
        say(` 到 ${moment(candidate.busyUntil)} 有空`, ` free at ${moment(candidate.busyUntil)}`),
    ),
    candidate.available &&
      mayAssign &&
      action(`assign-${orderId}-${candidate.caregiverId}`, say('派去', 'Send'), async () => {
        await post(`/orders/${orderId}/assignment`, { caregiverId: candidate.caregiverId });
        notice(
          say('已安排，护理员和家属都看到了。', 'Assigned; the caregiver and the family have been told.'),
        );
      }),
  );

async function loadVisits() {
  const { items } = await get('/visits', { from: recent(), limit: 100 });
  const live = items.filter(({ state }) => !OVER.includes(state)).reverse();
  const over = items.filter(({ state }) => OVER.includes(state));
  return [
    !live.length && note(say('现在没有进行中的上门服务。', 'No visits under way.')),
    visitList(live),
    over.length > 0 &&
      more('over', say(`已结束（${over.length}）`, `Ended (${over.length})`), visitList(over)),
  ];
}

const visitList = (visits) =>
  el(
    'ul',
    { class: 'rows' },
    visits.map((visit) =>
      el(
        'li',
        null,
        el('b', null, moment(visit.startsAt)),
        ` ${itemName(visit.itemCode)} ${shortId(visit.orderId)} `,
        badge(word(VISIT_STATES, visit.state)),
      ),
    ),
  );

export const dispatcherPage = {
  roles: ['DISPATCHER', 'PROVIDER_OWNER', 'QA'],
  areas(roles) {
    const is = (...wanted) => roles.some((role) => wanted.includes(role));
    const takesOrders = is('DISPATCHER', 'PROVIDER_OWNER');
    const sections = () =>
      [
        takesOrders && section(say('新的派单', 'New offers'), loadOffers),
        takesOrders &&
          section(say('等您安排护理员', 'Waiting for a caregiver'), () => loadUnassigned(is('DISPATCHER'))),
        is('PROVIDER_OWNER', 'QA') &&
          section(say('被退回的服务', 'Returned visits'), () => reviewCards({ answer: true })),
        takesOrders &&
          section(say('派单直达护理员', 'Offers straight to caregivers'), () =>
            straightChoice(is('PROVIDER_OWNER')),
          ),
        section(say('上门服务', 'Visits'), loadVisits),
      ].filter(Boolean);
    return [{ key: 'orders', title: say('接单派人', 'Orders'), sections }];
  },
};
