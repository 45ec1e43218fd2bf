import { get } from '../../base/api.js';
import { badge, big, card, el, facts, more, note } from '../../base/dom.js';
import { itemName } from '../../base/names.js';
import { table } from '../../base/pictures.js';
import { ORDER_STATES, reasonWord, word } from '../../words/codes.js';
import { OFFER_MODES, OFFER_STATES } from '../../words/dispatch.js';
import { metres, minutes, moment, shortId } from '../../words/format.js';
import { row, say, series } from '../../words/language.js';
import { consideredTable, equivalent } from './considered.js';
import { exclusions } from './exclusions.js';

const STATE_TONES = { ACCEPTED: 'good', OPEN: 'warn', DECLINED: 'bad', TIMED_OUT: 'bad', RETURNED: 'bad' };

/** How an order found its caregiver: who was asked and how, what they said, and why in this order. */
export async function dispatchLog(id, can) {
  const [order, log] = await Promise.all([get(`/orders/${id}`), get(`/orders/${id}/dispatch-log`)]);
  const people = new Map(log.people.map(({ caregiverId, name }) => [caregiverId, name]));
  const providers = new Map(
    log.rankings.flatMap(({ candidates }) => candidates.map(({ providerId, name }) => [providerId, name])),
  );
  const personOf = (caregiverId) => people.get(caregiverId) ?? shortId(caregiverId);
  const providerOf = (providerId) => providers.get(providerId) ?? shortId(providerId);
  return [
    card(
      el('h3', null, itemName(order.itemCode), el('small', null, shortId(id))),
      el('p', null, badge(word(ORDER_STATES, order.state))),
      facts([say('时间', 'When'), row(moment(order.startsAt), minutes(order.plannedMinutes))]),
    ),
    card(
      el('h3', null, say('问了谁，怎么答的', 'Who was asked, and the answers')),
      log.offers.length
        ? el(
            'ol',
            { class: 'rows' },
            log.offers.map((offer) => offerLine(offer, providerOf, personOf)),
          )
        : note(say('还没有问过机构。', 'Nobody has been asked yet.')),
      log.assignments.map((each) => assignmentLine(each, providerOf, personOf)),
      can.exclude && exclusions(id, { side: 'HOME', caregiverId: log.assignments.at(-1)?.caregiverId }),
    ),
    ...log.rankings.map((ranking, at) => rankingCard(ranking, at, providerOf, personOf)).reverse(),
  ];
}

/** How an offer was put; one that went past the desk names who was asked. */
export const offerMode = ({ mode, caregiverId }, personOf) => [
  badge(word(OFFER_MODES, mode)),
  caregiverId &&
    badge(say(`直接问 ${personOf(caregiverId)}`, `straight to ${personOf(caregiverId)}`), 'warn'),
];

const offerLine = (offer, providerOf, personOf) =>
  el(
    'li',
    null,
    el('time', { datetime: offer.madeAt }, moment(offer.madeAt)),
    ' ',
    el('b', null, providerOf(offer.providerId)),
    ' ',
    offerMode(offer, personOf),
    badge(word(OFFER_STATES, offer.state), STATE_TONES[offer.state]),
    ` ${row(reasonWord(offer.closeReason), offer.closeNote)}`,
  );

const assignmentLine = (
  { providerId, caregiverId, assignedAt, releasedAt, releaseReason },
  providerOf,
  personOf,
) =>
  el(
    'p',
    null,
    el('time', { datetime: assignedAt }, moment(assignedAt)),
    ' ',
    say(
      `${providerOf(providerId)} 安排了 ${personOf(caregiverId)}`,
      `${providerOf(providerId)} sends ${personOf(caregiverId)}`,
    ),
    releasedAt && ` ${endedInWords(releasedAt, releaseReason)}`,
  );

const endedInWords = (at, reason) =>
  row(say(`${moment(at)} 取消`, `ended ${moment(at)}`), reasonWord(reason));

const rankingCard = (
  { id, at, startsAt, candidates, caregivers, choice, weightsId },
  index,
  providerOf,
  personOf,
) =>
  card(
    el('h3', null, say(`第 ${index + 1} 次判断`, `Decision ${index + 1}`), el('small', null, moment(at))),
    facts(
      [say('为哪个时间', 'For'), moment(startsAt)],
      [say('权重版本', 'Weights'), weightsId ? shortId(weightsId) : say('当时按距离', 'by distance then')],
      [say('家属的选择', 'The family’s choice'), choiceInWords(choice, providerOf, personOf)],
    ),
    table(
      [
        say('名次', 'Place'),
        say('机构', 'Provider'),
        say('有空/合格', 'Free/qualified'),
        say('距离', 'Distance'),
        say('折合', 'Price'),
        say('理由', 'Why'),
      ],
      candidates.map((one) => [
        one.place ?? '—',
        one.name ?? providerOf(one.providerId),
        `${one.freeCaregivers}/${one.qualifiedCaregivers}`,
        one.distanceMetres === null ? '—' : metres(one.distanceMetres),
        one.total === null || one.total === undefined ? '—' : equivalent(one.total),
        one.refusedBy ? el('b', null, reasonWord(one.refusedBy)) : series(one.reasons.map(reasonWord)),
      ]),
    ),
    caregivers.length > 0 &&
      more(
        `considered-${id}`,
        say(`护理员逐条比较（${caregivers.length} 人）`, `Caregiver by caregiver (${caregivers.length})`),
        consideredTable(caregivers, personOf),
      ),
  );

function choiceInWords({ providerId, caregiverId, isKept, extra }, providerOf, personOf) {
  if (!providerId && !caregiverId) return undefined;
  const who = caregiverId ? personOf(caregiverId) : providerOf(providerId);
  if (!isKept) return big(row(who, say('去不了', 'cannot come')));
  return row(who, extra > 0 && say(`比最优多 ${equivalent(extra)}`, `${equivalent(extra)} beyond the best`));
}
