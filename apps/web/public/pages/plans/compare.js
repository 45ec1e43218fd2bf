import { get } from '../../base/api.js';
import { barRows, card, el, note, opens } from '../../base/dom.js';
import { table } from '../../base/pictures.js';
import { linkTo } from '../../base/route.js';
import { clock, dateTime, minutes, moment, shortId } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';
import { FIGURES, PRICES } from '../../words/plans.js';
import { planBadge, planTitle } from './plan-list.js';

/** @param {string} ids separated by commas */
export async function comparison(ids) {
  const { plans, differences, people } = await get('/dispatch-plans/comparison', { ids });
  const names = new Map(people.map(({ caregiverId, name }) => [caregiverId, name]));
  return [
    card(el('ol', { class: 'rows' }, plans.map(planLine))),
    ...Object.entries({ total: { zh: '总代价', en: 'Price in all' }, ...PRICES })
      .filter(([key]) => plans.some(({ price }) => price?.[key] > 0))
      .map(([key, words]) => bars(words, plans, (plan) => plan.price?.[key] ?? 0, minutesOf)),
    ...Object.entries(FIGURES).map(([key, words]) =>
      bars(words, plans, (plan) => plan.figures?.[key] ?? 0, String),
    ),
    changes(plans, differences, names),
  ];
}

const minutesOf = (value) => minutes(Math.round(value));
const label = (at) => say(`方案 ${at + 1}`, `Plan ${at + 1}`);

const planLine = (plan, at) =>
  el(
    'li',
    null,
    opens(linkTo('plans', 'plan', plan.id), `open-${plan.id}`, row(label(at), planTitle(plan))),
    ' ',
    planBadge(plan),
    ` ${dateTime(plan.requestedAt)}`,
  );

/** One rule of all plans to one scale. */
const bars = (words, plans, valueOf, text) =>
  card(
    el('h3', null, sayOf(words)),
    barRows(
      plans.map((plan, at) => ({
        ...{ label: label(at), value: valueOf(plan), tone: 'spent', text: text(valueOf(plan)) },
      })),
    ),
  );

/** Where the plans differ from each other, or from what stands now. */
function changes(plans, differences, names) {
  const nameOf = (id) => (id === null ? '—' : (names.get(id) ?? shortId(id)));
  return card(
    el('h3', null, say('与现在的安排相比', 'Against what stands now')),
    differences.length
      ? table(
          [say('订单', 'Order'), say('现在', 'Now'), ...plans.map((_, at) => label(at))],
          differences.map(({ orderId, promisedAt, nowCaregiverId, plannedCaregiverIds }) => [
            el('span', { title: clock(promisedAt) }, row(moment(promisedAt), shortId(orderId))),
            nameOf(nowCaregiverId),
            ...plannedCaregiverIds.map((id) =>
              id === nowCaregiverId ? nameOf(id) : el('b', null, nameOf(id)),
            ),
          ]),
        )
      : note(say('没有差别。', 'There is no difference.')),
  );
}
