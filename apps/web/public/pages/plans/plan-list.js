import { filled, get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myCounties } from '../../base/places.js';
import { go, linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { FAILURES, KEEPS, PLAN_STATES } from '../../words/plans.js';

const TONES = { READY: 'warn', PUBLISHED: 'good', FAILED: 'bad' };
const DAY_MS = 86_400_000;

export const planTitle = ({ day, regionName, providerName, repairsId }) =>
  row(date(day), providerName ?? regionName, repairsId && say('重排', 'mended'));

export const planBadge = ({ state }) => badge(word(PLAN_STATES, state), TONES[state]);

/** Newest first. */
export const planList = async () => [
  (await paged('more-plans', (cursor) => get('/dispatch-plans', { limit: 20, cursor }), line)) ??
    note(say('还没有编制过排班。', 'No day has been planned yet.')),
];

const line = (plan) =>
  card(
    el('h3', null, opens(linkTo('plans', 'plan', plan.id), `open-${plan.id}`, planTitle(plan))),
    el(
      'p',
      null,
      planBadge(plan),
      row(
        dateTime(plan.requestedAt),
        plan.failure && word(FAILURES, plan.failure),
        plan.figures && inShort(plan.figures),
      ),
    ),
  );

const inShort = ({ served, orders, travelMinutes }) =>
  say(
    `排上 ${served}/${orders} 单，路上 ${travelMinutes} 分钟`,
    `${served} of ${orders} orders, ${travelMinutes} min of travel`,
  );

/** Chooses a day and, for officers, a division. */
export const beginButton = (roles) =>
  hotkey(
    'n',
    formButton(
      'begin-plan',
      say('编制排班', 'Plan a day'),
      (close) => {
        const host = el('div', null, note(say('正在读取…', 'Loading…')));
        places(roles).then(
          (found) => host.replaceChildren(beginForm(found, close)),
          ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
        );
        return host;
      },
      'main',
    ),
  );

/** Of one county its towns too. @returns {Promise<[string, string][]>} none for a dispatcher */
async function places(roles) {
  if (roles.includes('DISPATCHER')) return [];
  const counties = await myCounties();
  const towns =
    counties.length === 1 ? (await get('/regions', { parent: counties[0].id, limit: 200 })).items : [];
  return [...asOptions(counties), ...asOptions(towns)];
}

const beginForm = (found, close) =>
  form(
    [
      dayField('day', say('哪一天', 'Which day'), { value: dayOf(now() + DAY_MS) }),
      ...(found.length
        ? [{ name: 'regionId', label: say('哪个区划', 'Where'), kind: 'select', options: found }]
        : []),
      {
        name: 'keep',
        label: say('已有的安排', 'What is assigned already'),
        kind: 'radios',
        value: 'PUBLISHED',
        options: optionsOf(KEEPS),
      },
      {
        name: 'seconds',
        label: say('计算多少秒（可不填）', 'Seconds of computing (optional)'),
        kind: 'number',
        optional: true,
        attributes: { min: 1, max: 600 },
      },
    ],
    async ({ day, regionId, keep, seconds }) => {
      const wish = filled({
        ...{ day, keep, regionId: regionId && Number(regionId), seconds: seconds && Number(seconds) },
      });
      const { id } = await post('/dispatch-plans', wish);
      notice(
        say('开始编制，发布前不改动任何安排。', 'It is being made; nothing changes until it is published.'),
      );
      close();
      go('plans', 'plan', id);
    },
    { submitLabel: say('开始编制', 'Plan it'), close, keep: 'begin-plan' },
  );
