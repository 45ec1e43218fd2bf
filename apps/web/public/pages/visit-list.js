import { get } from '../base/api.js';
import { card, el, note, opens } from '../base/dom.js';
import { itemName } from '../base/names.js';
import { paged } from '../base/paged.js';
import { linkTo } from '../base/route.js';
import { minutes, moment, shortId } from '../words/format.js';
import { row, say } from '../words/language.js';
import { visitBadges } from './visit-badges.js';

const PAGE = 10;

/** Visits of the officer's divisions, what needs attention first. */
export const visitList = async () => [
  (await paged('more-visits', (cursor) => get('/oversight/visits', { limit: PAGE, cursor }), line)) ??
    note(say('辖区内还没有上门服务。', 'No visits in your division yet.')),
];

const line = (visit) =>
  card(
    el(
      'h3',
      null,
      opens(
        linkTo('office', 'visit', visit.id),
        `open-${visit.id}`,
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
