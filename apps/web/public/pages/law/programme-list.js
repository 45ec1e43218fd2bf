import { filled, get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, card, el, more, note, opens } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton } from '../../base/forms.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myDivisions } from '../../base/places.js';
import { go, linkTo } from '../../base/route.js';
import { UNITS } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { date } from '../../words/format.js';
import { VERSION_STATES } from '../../words/law.js';
import { row, say } from '../../words/language.js';

const TONES = { DRAFT: 'calm', SUBMITTED: 'warn', APPROVED: 'good', REJECTED: 'bad', WITHDRAWN: 'calm' };

export const versionId = (code, version) => `${code}~${version}`;
export const versionBadge = (line) => [
  badge(word(VERSION_STATES, line.state), TONES[line.state]),
  line.endProposed &&
    badge(say(`提议 ${date(line.endProposed)} 结束`, `end proposed: ${date(line.endProposed)}`), 'warn'),
  line.isDefault && badge(say('演示默认', 'a default')),
];

export const daysOf = ({ from, to }) =>
  to
    ? say(`${date(from)} 起，${date(to)} 前`, `from ${date(from)}, before ${date(to)}`)
    : say(`${date(from)} 起`, `from ${date(from)} on`);

/** What waits for a second person, what is law today, then all others. */
export async function programmeList() {
  const today = dayOf(now());
  const waiting = await programmes('waiting', { state: 'SUBMITTED' });
  const drafts = await programmes('drafts', { state: 'DRAFT' });
  return [
    waiting && el('h3', null, say('等待审批', 'Waits for a second person')),
    waiting,
    drafts && el('h3', null, say('有草稿的', 'With a draft')),
    drafts,
    el('h3', null, say('今天执行的', 'Law today')),
    (await programmes('law', { on: today })) ??
      note(say('今天没有执行的项目。', 'No programme is law today.')),
  ].filter(Boolean);
}

const programmes = (key, query) =>
  paged(
    `more-${key}`,
    (cursor) => get('/programmes', { ...query, limit: 20, cursor }),
    (programme) => programmeCard(programme, key),
  );

const programmeCard = async (programme, key) =>
  card(
    el(
      'h3',
      null,
      say(programme.zh, programme.en),
      el(
        'small',
        null,
        row(
          programme.regionId === null ? say('全国', 'the nation') : await regionName(programme.regionId),
          word(UNITS, programme.unit),
        ),
      ),
    ),
    versionLines(programme, programme.versions.slice(0, 3)),
    programme.versions.length > 3 &&
      more(
        `versions-${key}-${programme.code}`,
        say('以前的版本', 'Earlier versions'),
        versionLines(programme, programme.versions.slice(3)),
      ),
  );

const versionLines = ({ code }, versions) =>
  el(
    'ul',
    { class: 'rows' },
    versions.map((line) =>
      el(
        'li',
        null,
        opens(
          linkTo('law', 'version', versionId(code, line.version)),
          `open-${versionId(code, line.version)}`,
          say(`${code} 第 ${line.version} 版`, `${code} version ${line.version}`),
        ),
        ' ',
        versionBadge(line),
        el('span', { class: 'note' }, daysOf(line)),
      ),
    ),
  );

/** Two ways to begin: from a programme that came with the platform, or from nothing. */
export const beginButtons = () => [
  formButton('from-template', say('从模板起草', 'Draft from a template'), (close) => {
    const host = el('div', null, note(say('正在读取模板…', 'Loading the templates…')));
    Promise.all([get('/programme-templates'), myDivisions()]).then(
      ([{ items }, divisions]) => host.replaceChildren(templateForm(items, divisions, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  }),
  el(
    'a',
    { class: 'button', href: linkTo('law', 'create', 'new') },
    say('起草全新的项目', 'Draft a new programme'),
  ),
];

const templateForm = (templates, divisions, close) =>
  form(
    [
      {
        name: 'template',
        label: say('模板', 'Template'),
        kind: 'select',
        options: templates.map(({ code, zh, en }) => [code, say(zh, en)]),
      },
      {
        name: 'code',
        label: say('新项目的代码（大写字母、数字）', 'Code of the new programme'),
        hint: 'SY_HOME_CARE',
      },
      {
        name: 'regionId',
        label: say('给哪个地区', 'For which division'),
        kind: 'select',
        options: asOptions(divisions),
      },
      dayField('from', say('从哪天起执行', 'First day')),
      dayField('to', say('执行到哪天（不定就空着）', 'Until before (empty: open)'), { optional: true }),
    ],
    async ({ template, regionId, ...rest }) => {
      const body = { ...filled(rest), regionId: Number(regionId) };
      const { code, version } = await post(`/programme-templates/${template}/drafts`, body);
      notice(say('已起草，参数一并提交审批。', 'Drafted; its parameters were proposed with it.'));
      close();
      go('law', 'version', versionId(code, version));
    },
    { submitLabel: say('起草', 'Draft'), close, keep: 'from-template' },
  );
