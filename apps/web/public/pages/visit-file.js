import { get } from '../base/api.js';
import { badge, barRows, card, el, facts, lazy, more } from '../base/dom.js';
import { itemName } from '../base/names.js';
import { OFFER_STATES, ORDER_STATES, reasonWord, VISIT_STATES, word } from '../words/codes.js';
import { metres, minutePart, moment, shortId, yuan } from '../words/format.js';
import { row, say, series } from '../words/language.js';
import { correctionList } from './care/corrections.js';
import { chainPicture } from './chain.js';
import { tracePart } from './evidence/trace.js';
import { judgement, reviewLine } from './judgement.js';
import { checksTable, taskList, voices } from './proof.js';
import { visitBadges } from './visit-badges.js';

/** Everything about one visit, what decides first. */
export async function visitFile(id, can) {
  const file = await get(`/oversight/visits/${id}`);
  return [
    card(
      el('h3', null, `${itemName(file.itemCode)} · ${file.senior}`, el('small', null, shortId(file.orderId))),
      el('p', null, visitBadges(file)),
      judgement(file, can),
      minutesPicture(file),
      facts(
        [say('时间', 'When'), moment(file.startsAt)],
        [say('地点', 'Where'), `${file.county}${file.region} ${file.address}`],
        [say('机构', 'Provider'), file.provider],
        [say('护理员', 'Caregiver'), file.caregiver],
        [say('价格', 'Price'), price(file.order)],
      ),
    ),
    card(
      el('h3', null, say('到离凭据', 'Proof at the door')),
      checksTable(file.id, file.checks),
      taskList(file.itemCode, file.tasks),
      voices(file),
    ),
    card(
      el('h3', null, say('时长从哪来，到哪去', 'Where the minutes came from and went')),
      ...chainPicture(file.chain),
      tracePart(id, can),
    ),
    card(
      el('h3', null, say('更正', 'Corrections')),
      lazy('corrections', say('看更正申请', 'Show them'), () =>
        correctionList('corrections-of-visit', {}, { visitId: id }),
      ),
    ),
    card(
      el('h3', null, say('经过', 'History')),
      history(file.steps),
      more('dispatch', say('怎样找到这家机构', 'How the provider was found'), dispatchPart(file.dispatch)),
      file.evidence &&
        more(
          'evidence',
          say('凭据封存', 'Sealed evidence'),
          facts(
            ['SHA-256', el('code', null, file.evidence.hash)],
            [say('登记', 'Registered'), moment(file.evidence.registeredAt)],
            [say('核验', 'Verified'), file.evidence.verifiedAt && moment(file.evidence.verifiedAt)],
          ),
        ),
      more('trail', say('操作留痕', 'Audit trail'), trail(file.trail)),
      file.reviews.map(reviewLine),
    ),
  ];
}

const price = ({ totalFen, programmeFen, familyFen }) =>
  say(
    `${yuan(totalFen)}（政府 ${yuan(programmeFen)}，家庭 ${yuan(familyFen)}）`,
    `${yuan(totalFen)} (programme ${yuan(programmeFen)}, family ${yuan(familyFen)})`,
  );

const minutesPicture = (file) =>
  barRows(
    [
      minutePart(say('预约', 'Booked'), file.plannedMinutes, 'plan'),
      minutePart(say('实际', 'Actual'), file.actualMinutes, 'family'),
      minutePart(say('占用', 'Held'), file.heldMinutes, 'held'),
      minutePart(say('核销', 'Spent'), file.capturedMinutes, 'spent'),
      minutePart(say('退还', 'Given back'), file.releasedMinutes, 'free'),
      minutePart(say('追回', 'Taken back'), file.reversedMinutes, 'bad'),
    ].filter(({ value }) => value !== null),
  );

const history = (steps) =>
  el(
    'ol',
    { class: 'history' },
    steps.map(({ subject, to, at, reason, by }) =>
      el(
        'li',
        null,
        el('time', { datetime: at }, moment(at)),
        ` ${subject === 'ORDER' ? say('订单', 'Order') : say('服务', 'Visit')} · ${word(subject === 'ORDER' ? ORDER_STATES : VISIT_STATES, to)} · `,
        row(by ?? say('系统', 'system'), reasonWord(reason)),
      ),
    ),
  );

const dispatchPart = ({ rankings, offers }) => [
  el(
    'ol',
    null,
    (rankings.at(-1)?.candidates ?? []).map(({ name, distanceMetres, place, reasons, refusedBy }) =>
      el(
        'li',
        null,
        `${row(name ?? say('未知机构', 'unknown'), distanceMetres !== null && metres(distanceMetres))} `,
        place === null ? badge(reasonWord(refusedBy), 'bad') : badge(series(reasons.map(reasonWord)), 'good'),
      ),
    ),
  ),
  el(
    'ul',
    null,
    offers.map(({ provider, madeAt, state, closeReason }) =>
      el(
        'li',
        null,
        row(`${moment(madeAt)} ${provider}`, word(OFFER_STATES, state), reasonWord(closeReason)),
      ),
    ),
  ),
];

const trail = (lines) =>
  el(
    'ol',
    { class: 'history' },
    lines.map(({ at, by, action }) =>
      el(
        'li',
        null,
        el('time', { datetime: at }, moment(at)),
        ` ${by ?? say('系统', 'system')} `,
        el('code', null, action),
      ),
    ),
  );
