import { get, post } from '../base/api.js';
import { now } from '../base/clock.js';
import { big, card, choices, el, note } from '../base/dom.js';
import { form, formButton } from '../base/forms.js';
import { itemName } from '../base/names.js';
import { notice } from '../base/notice.js';
import { word } from '../words/codes.js';
import { REPLACEMENT_OUTCOMES } from '../words/dispatch.js';
import { moment } from '../words/format.js';
import { say } from '../words/language.js';
import { confirmation } from './booking.js';

const CHANGEABLE = ['HELD', 'DISPATCHED', 'ACCEPTED'];

/**
 * What the family was told last when somebody who was to come could not, with the other times; as long as it is so.
 * @param {object} [visit] of whoever comes
 */
export async function replacedPart(order, visit) {
  const last = (await get(`/orders/${order.id}/replacements`)).at(-1);
  if (!last || !(last.outcome in REPLACEMENT_OUTCOMES) || last.startsAt !== order.startsAt) return undefined;
  if (visit && last.outcome !== 'FOUND') return undefined;
  return el(
    'div',
    { class: 'step' },
    big(word(REPLACEMENT_OUTCOMES, last.outcome)),
    CHANGEABLE.includes(order.state) &&
      last.outcome !== 'FOUND' &&
      choices(last.otherTimes.map((startsAt) => moveButton(order, startsAt))),
  );
}

/** The hold goes with the order to the other time. */
const moveButton = ({ id, familyFen }, startsAt) =>
  formButton(
    `move-${id}-${startsAt}`,
    say(`改到 ${moment(startsAt)}`, `Move it to ${moment(startsAt)}`),
    (close) =>
      form(
        [],
        async () => {
          const reason = 'OTHER';
          await post(`/orders/${id}/rescheduling`, { startsAt, expectedFamilyFen: familyFen, reason });
          notice(say('已改好时间，正在找人。', 'Moved; somebody is being found.'));
          close();
        },
        { submitLabel: say(`确定改到 ${moment(startsAt)}`, `Yes, at ${moment(startsAt)}`), close },
      ),
  );

/** Nobody came, or nobody could: everything is free again, and one press books it anew. */
export async function unservedCard(order, senior) {
  const last = (await get(`/orders/${order.id}/replacements`)).at(-1);
  if (last?.madeGoodBy) return undefined;
  const wish = await get(`/orders/${order.id}`);
  const times = (last?.otherTimes ?? []).filter((at) => Date.parse(at) > now());
  const isNoShow = order.state === 'NO_SHOW_PROVIDER';
  return card(
    el('h3', null, `${senior?.name ?? ''} · ${itemName(order.itemCode)}`),
    big(
      isNoShow
        ? say('没有人来，对不起。时长已全部退还。', 'Nobody came; we are sorry. All your minutes are back.')
        : say('没有机构能来。时长已全部退还。', 'Nobody could come. All your minutes are back.'),
    ),
    isNoShow &&
      el(
        'p',
        null,
        say('再约同一项服务，优先为您派人。', 'Book the same service again: you are served first.'),
      ),
    times.length && senior?.rights.includes('BOOK')
      ? choices(times.map((startsAt, at) => againButton(wish, startsAt, at === 0)))
      : note(say('请在下面另约时间。', 'Please choose another time below.')),
  );
}

/** Whoever did not come is not asked for again by name. */
const againButton = (wish, startsAt, isFirst) =>
  formButton(
    `again-${wish.id}-${startsAt}`,
    say(`约 ${moment(startsAt)}`, `Book ${moment(startsAt)}`),
    (close) => {
      const box = el('div', null, say('正在算价…', 'One moment…'));
      const { seniorId, addressId, itemCode, plannedMinutes } = wish;
      const { caregiverSex, dialect, note: words } = wish.wishes;
      const order = { seniorId, addressId, itemCode, startsAt };
      post('/quotes', { ...order, minutes: plannedMinutes }).then(
        (quote) => {
          const wishes = { caregiverSex, dialect, note: words };
          const booking = { ...order, plannedMinutes, expectedFamilyFen: quote.familyFen, wishes };
          box.replaceChildren(confirmation(quote, booking, close, close));
        },
        ({ message }) => box.replaceChildren(el('p', { class: 'problem' }, message)),
      );
      return box;
    },
    isFirst ? 'main' : 'plain',
  );
