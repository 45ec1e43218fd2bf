import { get, post } from '../../base/api.js';
import { badge, barRows, big, card, choices, el, facts, more, note } from '../../base/dom.js';
import { action, form, formButton } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { itemName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { go, linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { dateTime, minutes, moment, shortId } from '../../words/format.js';
import { row, say, sayOf, series } from '../../words/language.js';
import { FAILURES, FIGURES, KEEPS, PLAN_REFUSALS, PRICES, UNSERVED_REASONS } from '../../words/plans.js';
import { hash } from '../benefits/trace.js';
import { planBadge, planTitle } from './plan-list.js';
import { timeline } from './timeline.js';

const BUSY = ['DRAFT', 'RUNNING'];
const DONE = ['READY', 'PUBLISHED'];
const POLL_MS = 1_000;

/** How far it is; then who is left out and why, and everybody's day. */
export async function planFile(id, can, again) {
  const { plan, unserved, routes } = await get(`/dispatch-plans/${id}/visits`);
  if (BUSY.includes(plan.state)) again(POLL_MS);
  return [
    card(
      el('h3', null, planTitle(plan)),
      el('p', null, planBadge(plan), row(dateTime(plan.requestedAt), word(KEEPS, plan.keep))),
      plan.failure && big(word(FAILURES, plan.failure)),
      BUSY.includes(plan.state) && underWay(plan),
      plan.figures && result(plan),
      decisions(plan, routes, can),
      plan.isWhole && DONE.includes(plan.state) && (await others(plan)),
    ),
    plan.isWhole && DONE.includes(plan.state) && unservedCard(unserved),
    routes.length > 0 &&
      card(el('h3', null, say('每位护理员的一天', 'Everybody’s day')), timeline(plan.day, routes)),
    plan.figures && detailsCard(plan),
  ];
}

const underWay = ({ seconds, progress: best }) => [
  el(
    'div',
    { class: 'progress' },
    el('span', null, say(`最多计算 ${seconds} 秒`, `At most ${seconds} seconds`)),
    el('progress', { 'aria-label': say('正在计算', 'Being computed') }),
  ),
  best &&
    note(
      say(
        `目前最好：排上 ${best.served} 单，未排上 ${best.unserved} 单，总代价 ${minutes(best.total)}`,
        `Best so far: ${best.served} orders, ${best.unserved} left out, price ${minutes(best.total)}`,
      ),
    ),
];

const result = ({ figures, releasedVisits, publishedVisits, refusedVisits }) => [
  big(
    say(
      `${figures.orders} 单排上 ${figures.served} 单，未排上 ${figures.unserved} 单`,
      `${figures.served} of ${figures.orders} orders, ${figures.unserved} left out`,
    ),
  ),
  facts(
    ...Object.entries(FIGURES).map(([key, words]) => [sayOf(words), String(figures[key])]),
    [say('已下发机构（次）', 'With the dispatchers (visits)'), releasedVisits > 0 && String(releasedVisits)],
    [say('已派（次）', 'Assigned (visits)'), publishedVisits > 0 && String(publishedVisits)],
    [say('没有派成（次）', 'Refused (visits)'), refusedVisits > 0 && badge(String(refusedVisits), 'bad')],
  ),
];

/** Only a dispatcher assigns: an office hands its plan to those of the providers. */
function decisions(plan, routes, can) {
  const isDone = DONE.includes(plan.state);
  const isMine = can.make && plan.isWhole;
  const isOffices = plan.providerId === null;
  return choices(
    isMine &&
      plan.state === 'RUNNING' &&
      step(plan, 's', 'search-end', say('就用目前最好的', 'Enough, take the best')),
    isDone && can.release && isOffices && plan.isWhole && acceptance(plan, routes, RELEASE()),
    isDone && can.publish && !(isOffices && plan.isWhole) && acceptance(plan, routes, PUBLISH()),
    isMine && plan.state === 'PUBLISHED' && mendButton(plan, routes),
    isMine &&
      [...BUSY, 'READY'].includes(plan.state) &&
      step(plan, 'x', 'disposal', say('作废', 'Throw it away'), 'danger'),
  );
}

const step = ({ id }, letter, what, label, kind) =>
  hotkey(
    letter,
    action(`${what}-${id}`, label, () => post(`/dispatch-plans/${id}/${what}`), kind),
  );

const RELEASE = () => ({
  path: 'release',
  isOpen: ({ released, outcome }) => !released && outcome !== 'PUBLISHED' && outcome !== 'UNCHANGED',
  all: say('全部下发给机构', 'Hand all to the providers'),
  some: say('只下发一部分', 'Hand over some'),
  chosen: say('下发所选', 'Hand these over'),
  done: ({ releasedVisits, refusedVisits }) =>
    say(
      `已下发 ${releasedVisits} 次，由各机构调度员派人；${refusedVisits} 次还没有机构接单。`,
      `${releasedVisits} visits are with the dispatchers, who assign; ${refusedVisits} have no provider yet.`,
    ),
});

const PUBLISH = () => ({
  path: 'publication',
  isOpen: ({ outcome }) => outcome !== 'PUBLISHED' && outcome !== 'UNCHANGED',
  all: say('全部照此派人', 'Assign all of it'),
  some: say('只派一部分', 'Assign some'),
  chosen: say('派所选的', 'Assign these'),
  done: ({ publishedVisits, refusedVisits }) =>
    say(
      `已派 ${publishedVisits} 次，${refusedVisits} 次没有派成，其余不动。`,
      `${publishedVisits} visits are assigned, ${refusedVisits} were refused; the rest stays as it was.`,
    ),
});

/** All of it, or caregiver by caregiver. */
function acceptance({ id }, routes, how) {
  const open = routes
    .map((route) => ({ ...route, visits: route.visits.filter(how.isOpen) }))
    .filter(({ visits }) => visits.length);
  if (!open.length) return undefined;
  return [
    hotkey(
      'p',
      action(`${how.path}-${id}`, how.all, () => accept(id, how, {})),
    ),
    open.length > 1 &&
      formButton(`${how.path}-some-${id}`, how.some, (close) =>
        form(
          open.map(({ caregiverId, name, visits }) => ({
            name: caregiverId,
            label: row(name, say(`${visits.length} 次`, `${visits.length} visits`)),
            kind: 'checkbox',
          })),
          async (chosen) => {
            const orderIds = open
              .filter(({ caregiverId }) => chosen[caregiverId])
              .flatMap(({ visits }) => visits.map(({ orderId }) => orderId));
            // two who come together go together
            if (orderIds.length) await accept(id, how, { orderIds: [...new Set(orderIds)] });
            close();
          },
          { submitLabel: how.chosen, close },
        ),
      ),
  ];
}

async function accept(id, { path, done }, wish) {
  const { plan } = await post(`/dispatch-plans/${id}/${path}`, wish);
  notice(done(plan), plan.refusedVisits ? 'bad' : undefined);
}

/** Somebody is ill, or orders have come in. */
const mendButton = ({ id }, routes) =>
  hotkey(
    'm',
    formButton(`mend-${id}`, say('重排', 'Mend'), (close) =>
      form(
        [
          ...routes.map(({ caregiverId, name }) => ({
            name: caregiverId,
            label: say(`${name} 今天不能来`, `${name} cannot come`),
            kind: 'checkbox',
          })),
          {
            name: 'mayExchange',
            label: say(
              '其他人之间也可以调换（计改动代价）',
              'Others may exchange visits, at the price of a change',
            ),
            kind: 'checkbox',
          },
        ],
        async ({ mayExchange, ...absent }) => {
          const absentCaregiverIds = Object.keys(absent).filter((each) => absent[each]);
          const made = await post(`/dispatch-plans/${id}/mending`, { absentCaregiverIds, mayExchange });
          close();
          go('plans', 'plan', made.id);
        },
        { submitLabel: say('开始重排', 'Mend it'), close },
      ),
    ),
  );

const MOST_COMPARED = 6;

/** The other plans of the day. */
async function others({ id, day, regionId, providerId }) {
  const { items } = await get('/dispatch-plans', { day, limit: 50 });
  const comparable = items.filter(
    (each) =>
      each.id !== id &&
      DONE.includes(each.state) &&
      each.regionId === regionId &&
      each.providerId === providerId,
  );
  if (!comparable.length) return undefined;
  const ids = [id, ...comparable.map((each) => each.id)].slice(0, MOST_COMPARED);
  return el(
    'p',
    null,
    el(
      'a',
      { class: 'button', href: linkTo('plans', 'compare', ids.join(',')), 'data-key': 'compare' },
      say(`与当天另外 ${ids.length - 1} 份方案比较`, `Compare with ${ids.length - 1} other plans of the day`),
    ),
  );
}

const unservedCard = (unserved) =>
  card(
    el('h3', null, say(`未排上（${unserved.length}）`, `Left out (${unserved.length})`)),
    unserved.length
      ? el('ul', { class: 'rows' }, unserved.map(unservedLine))
      : note(say('都排上了。', 'Nobody is left out.')),
  );

const unservedLine = ({ orderId, itemCode, promisedAt, minutes: length, reason, refusals }) =>
  el(
    'li',
    null,
    el('b', null, moment(promisedAt)),
    ` ${row(itemName(itemCode), minutes(length), shortId(orderId))} `,
    badge(word(UNSERVED_REASONS, reason), 'bad'),
    refusals.length > 0 &&
      note(
        series(
          refusals.map(({ rule, caregivers }) =>
            say(
              `${word(PLAN_REFUSALS, rule)} ${caregivers} 人`,
              `${caregivers} ${word(PLAN_REFUSALS, rule)}`,
            ),
          ),
        ),
      ),
  );

const detailsCard = ({ id, price, seed, iterations, inputHash, weightsVersion, threads }) =>
  card(
    el('h3', null, say('代价（折合路上分钟）', 'Price (equivalent minutes of travel)')),
    barRows(
      Object.entries(PRICES)
        .filter(([key]) => price[key] > 0)
        .map(([key, words]) => ({
          ...{ label: sayOf(words), value: price[key], tone: key === 'unserved' ? 'bad' : 'spent' },
          text: minutes(Math.round(price[key])),
        })),
    ),
    more(
      `record-${id}`,
      say('怎样重算出同一方案', 'How the same plan is made again'),
      facts(
        [say('输入指纹', 'Input'), hash(inputHash)],
        [say('权重版本', 'Weights'), weightsVersion],
        [say('种子', 'Seed'), String(seed)],
        [say('步数', 'Iterations'), String(iterations)],
        [say('线程', 'Threads'), String(threads)],
      ),
    ),
  );
