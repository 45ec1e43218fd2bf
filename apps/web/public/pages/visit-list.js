import { get } from '../base/api.js';
import { card, el, note } from '../base/dom.js';
import { itemName } from '../base/names.js';
import { minutes, moment, shortId } from '../words/format.js';
import { row, say } from '../words/language.js';
import { visitBadges } from './visit-badges.js';

const PAGE = 10;

/** Visits of the officer's divisions, what needs attention first. */
export async function visitList() {
  const { items, nextCursor } = await get('/oversight/visits', { limit: PAGE });
  if (!items.length) return [note(say('辖区内还没有上门服务。', 'No visits in your division yet.'))];
  return [list(items), nextCursor && nextPage(nextCursor)];
}

const list = (visits) => el('div', null, visits.map(line));

function nextPage(cursor) {
  const host = el('div', { class: 'action' });
  const button = el(
    'button',
    { type: 'button', class: 'plain', 'data-key': 'more-visits' },
    say('再看一些', 'More'),
  );
  button.addEventListener('click', async () => {
    const { items, nextCursor } = await get('/oversight/visits', { limit: PAGE, cursor });
    host.replaceWith(list(items), nextCursor ? nextPage(nextCursor) : '');
  });
  host.append(button);
  return host;
}

const line = (visit) =>
  card(
    el(
      'h3',
      null,
      el(
        'a',
        { href: `#visit=${visit.id}`, 'data-key': `visit-${visit.id}` },
        `${itemName(visit.itemCode)} · ${visit.senior}`,
      ),
      el('small', null, shortId(visit.orderId)),
    ),
    el('p', null, row(moment(visit.startsAt), visit.region, visit.provider, visit.caregiver)),
    el(
      'p',
      null,
      visitBadges(visit),
      visit.actualMinutes !== null &&
        say(`实际 ${minutes(visit.actualMinutes)}`, minutes(visit.actualMinutes)),
    ),
  );
