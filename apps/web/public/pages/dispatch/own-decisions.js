import { get } from '../../base/api.js';
import { badge, el, facts, lazy, note } from '../../base/dom.js';
import { reasonWord, word } from '../../words/codes.js';
import { OFFER_STATES } from '../../words/dispatch.js';
import { moment, shortId } from '../../words/format.js';
import { say, series } from '../../words/language.js';
import { consideredTable } from './considered.js';
import { offerMode } from './log.js';

/** Why this provider was asked, and how: unfolded by whoever wants to know. @param {string} orderId */
export const whyUs = (orderId) =>
  lazy(`why-${orderId}`, say('为什么问我们', 'Why we were asked'), () => load(orderId));

async function load(orderId) {
  const [decisions, { items }] = await Promise.all([
    get(`/orders/${orderId}/own-decisions`),
    get('/caregivers', { limit: 200 }),
  ]);
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const nameOf = (id) => names.get(id) ?? shortId(id);
  return decisions.map((decision) => decisionPart(decision, nameOf)).reverse();
}

const decisionPart = ({ at, startsAt, place, providers, reasons, refusedBy, offers, caregivers }, nameOf) =>
  el(
    'div',
    { class: 'step' },
    el('h4', null, moment(at)),
    facts(
      [say('为哪个时间', 'For'), moment(startsAt)],
      [
        say('我们的名次', 'Our place'),
        place !== null && say(`${providers} 家里的第 ${place}`, `${place} of ${providers}`),
      ],
      [say('理由', 'Why'), refusedBy ? reasonWord(refusedBy) : series(reasons.map(reasonWord))],
    ),
    offers.map((offer) =>
      el(
        'p',
        null,
        moment(offer.madeAt),
        ' ',
        offerMode(offer, nameOf),
        badge(word(OFFER_STATES, offer.state)),
      ),
    ),
    caregivers.length
      ? consideredTable(caregivers, nameOf)
      : note(say('这次没有比较到本机构的护理员。', 'None of our caregivers was compared then.')),
  );
