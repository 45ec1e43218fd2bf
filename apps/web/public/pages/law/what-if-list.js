import { filled, get, post } from '../../base/api.js';
import { now } from '../../base/clock.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { progress } from '../../base/pictures.js';
import { asOptions, myCounties } from '../../base/places.js';
import { go, linkTo } from '../../base/route.js';
import { WHAT_IF_STATES, word } from '../../words/codes.js';
import { date, dateTime, month, periodOf, shiftPeriod } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { TAKE_UPS } from '../../words/what-if.js';

const TONES = { DONE: 'good', RUNNING: 'warn', CANCELLED: 'bad' };
const MONTHS_BACK = 12;

export const whatIfTitle = ({ draftCode, version, period }) =>
  row(
    version === null ? draftCode : say(`${draftCode} 第 ${version} 版`, `${draftCode} version ${version}`),
    month(period),
  );

export const whatIfBadge = ({ state }) => badge(word(WHAT_IF_STATES, state), TONES[state]);

/** Runs of the caller's counties, newest first. */
export const whatIfList = async () => [
  (await paged('more-what-ifs', (cursor) => get('/what-ifs', { limit: 20, cursor }), line)) ??
    note(say('还没有试算过草案。', 'No draft has been tried yet.')),
];

const line = (run) =>
  card(
    el('h3', null, opens(linkTo('what-if', 'run', run.id), `open-${run.id}`, whatIfTitle(run))),
    el(
      'p',
      null,
      whatIfBadge(run),
      row(
        dateTime(run.plannedAt),
        say(`保留到 ${date(run.expiresOn)} 前`, `kept until ${date(run.expiresOn)}`),
      ),
    ),
    run.state === 'RUNNING' && progress(word(WHAT_IF_STATES, run.state), run.percent, 100),
  );

/** Chooses a draft and a month; nothing is granted. */
export const tryButton = () =>
  formButton(
    'try-draft',
    say('试算一个草案', 'Try a draft'),
    (close) => {
      const host = el('div', null, note(say('正在读取草案…', 'Loading the drafts…')));
      Promise.all([drafts(), myCounties()]).then(
        ([found, counties]) => host.replaceChildren(tryForm(found, counties, close)),
        ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
      );
      return host;
    },
    'main',
  );

/** Versions that are not law yet, and proposed values. @returns {Promise<[string, string][]>} */
async function drafts() {
  const asked = [
    ...['DRAFT', 'SUBMITTED'].map((state) => get('/programmes', { state, limit: 100 })),
    get('/programme-parameters', { state: 'SUBMITTED', limit: 100 }),
  ];
  const [drafted, submitted, parameters] = await Promise.all(asked);
  const versions = [...drafted.items, ...submitted.items].flatMap(({ code, zh, en, versions: all }) =>
    all
      .filter(({ state }) => ['DRAFT', 'SUBMITTED'].includes(state))
      .map(({ version }) => [
        `${code}/${version}`,
        say(`${zh} 第 ${version} 版`, `${en} version ${version}`),
      ]),
  );
  const values = parameters.items.map(({ id, name, from }) => [
    id,
    say(`参数 ${name}（${date(from)} 起）`, `parameter ${name} (from ${date(from)})`),
  ]);
  return [...new Map([...versions, ...values])];
}

function tryForm(found, counties, close) {
  if (!found.length)
    return el(
      'div',
      null,
      note(say('没有草案。先在“项目与参数”起草。', 'There is no draft; write one under “Programmes”.')),
      el('button', { type: 'button', class: 'plain', onclick: close }, say('返回', 'Back')),
    );
  const current = periodOf(now());
  const months = Array.from({ length: MONTHS_BACK + 2 }, (_, at) => shiftPeriod(current, 1 - at));
  return form(
    [
      { name: 'draft', label: say('哪个草案', 'Which draft'), kind: 'select', options: found },
      {
        name: 'period',
        label: say('用哪个月试算', 'On which month'),
        kind: 'select',
        value: String(current),
        options: months.map((period) => [String(period), month(period)]),
      },
      {
        name: 'regionId',
        label: say('哪个县区', 'Where'),
        kind: 'select',
        optional: true,
        options: [['', say('我负责的全部县区', 'Every county in my charge')], ...asOptions(counties)],
      },
      {
        name: 'takeUp',
        label: say('须申请的项目，算谁', 'Of programmes to be applied for, count'),
        kind: 'radios',
        value: 'ENROLLED',
        options: optionsOf(TAKE_UPS),
      },
    ],
    async ({ draft, period, regionId, takeUp }) => {
      const [programmeCode, version] = draft.split('/');
      const { id } = await post('/what-ifs', {
        draft: version ? { programmeCode, version: Number(version) } : { parameterId: draft },
        period: Number(period),
        ...filled({ takeUp, regionId: regionId && Number(regionId) }),
      });
      notice(say('开始试算，不发放任何待遇。', 'It is being tried; nothing is granted.'));
      close();
      go('what-if', 'run', id);
    },
    { submitLabel: say('开始试算', 'Try it'), close, keep: 'try-draft' },
  );
}
