import { filled, get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, barRows, card, el, lazy, note } from '../../base/dom.js';
import { fourEyesButton } from '../../base/decision-button.js';
import { dayField } from '../../base/fields.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { Problem } from '../../base/http.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myAccount, myDivisions } from '../../base/places.js';
import { word } from '../../words/codes.js';
import { amountIn, date, percent } from '../../words/format.js';
import { PARAMETER_UNITS, VERSION_STATES } from '../../words/law.js';
import { row, say } from '../../words/language.js';

const TONES = { SUBMITTED: 'warn', APPROVED: 'good', REJECTED: 'bad', WITHDRAWN: 'calm' };

/** What waits for a second person, then what holds today, each with its history. */
export async function parameterList(can) {
  const waiting = await list('waiting', { state: 'SUBMITTED' }, can);
  return [
    can.draft && proposeButton(),
    waiting && el('h3', null, say('等待审批', 'Waits for a second person')),
    waiting,
    el('h3', null, say('今天执行的', 'Holds today')),
    (await list('today', { on: dayOf(now()), state: 'APPROVED' }, can)) ??
      note(say('还没有参数。', 'No parameters yet.')),
  ].filter(Boolean);
}

const list = (key, query, can) =>
  paged(
    `more-parameters-${key}`,
    (cursor) => get('/programme-parameters', { ...query, limit: 30, cursor }),
    (parameter) => parameterCard(parameter, can, key),
  );

const placeName = ({ regionId }) => (regionId === null ? say('全国', 'the nation') : regionName(regionId));

export function valueText(unit, value) {
  if (unit === 'BASIS_POINT') return percent(value);
  return unit === 'COUNT' ? String(value) : amountIn({ unit, amount: value });
}

const parameterCard = async (parameter, can, key) =>
  card(
    el('h3', null, parameter.name, el('small', null, await placeName(parameter))),
    el(
      'p',
      null,
      badge(word(VERSION_STATES, parameter.state), TONES[parameter.state]),
      parameter.isDefault && badge(say('演示默认', 'a default')),
      parameter.to
        ? say(
            `${date(parameter.from)} 起，${date(parameter.to)} 前`,
            `from ${date(parameter.from)}, before ${date(parameter.to)}`,
          )
        : say(`${date(parameter.from)} 起`, `from ${date(parameter.from)} on`),
    ),
    valuePicture(parameter),
    note(row(parameter.citation, parameter.reason)),
    parameter.state === 'SUBMITTED' &&
      can.decide &&
      parameter.draftedBy !== myAccount() &&
      fourEyesButton(`parameter-${parameter.id}`, `/programme-parameters/${parameter.id}/decision`),
    lazy(`history-${key}-${parameter.id}`, say('历次取值', 'Its history'), () => history(parameter)),
  );

const valuePicture = ({ unit, value }) =>
  typeof value === 'number'
    ? el('p', { class: 'big' }, valueText(unit, value))
    : barRows(
        Object.entries(value).map(([key, amount]) => ({
          label: key,
          value: amount,
          tone: 'spent',
          text: valueText(unit, amount),
        })),
      );

/** Every value of the name, oldest first, drawn to one scale where it is a number. */
async function history({ name, regionId }) {
  const { items } = await get('/programme-parameters', { name, limit: 100 });
  const own = items
    .filter((other) => other.regionId === regionId)
    .sort((a, b) => a.from.localeCompare(b.from));
  const numbers = own.filter(({ value }) => typeof value === 'number');
  return [
    barRows(
      numbers.map(({ from, unit, value, state }) => ({
        label: row(date(from), state !== 'APPROVED' && word(VERSION_STATES, state)),
        value,
        tone: state === 'APPROVED' ? 'spent' : 'plan',
        text: valueText(unit, value),
      })),
    ),
    ...own
      .filter(({ value }) => typeof value !== 'number')
      .map((each) => el('div', null, note(row(date(each.from), each.citation)), valuePicture(each))),
  ];
}

const proposeButton = () =>
  formButton('propose-parameter', say('提议新的取值', 'Propose a value'), (close) => {
    const host = el('div', null, note(say('正在读取…', 'Loading…')));
    myDivisions().then(
      (divisions) => host.replaceChildren(proposal(divisions, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });

const proposal = (divisions, close) =>
  form(
    [
      { name: 'name', label: say('参数名（大写字母、数字、下划线）', 'Name (capitals, digits, _)') },
      { name: 'regionId', label: say('地区', 'Division'), kind: 'select', options: asOptions(divisions) },
      dayField('from', say('从哪天起', 'First day')),
      dayField('to', say('到哪天（不定就空着）', 'Until before (empty: open)'), { optional: true }),
      { name: 'unit', label: say('单位', 'Unit'), kind: 'select', options: optionsOf(PARAMETER_UNITS) },
      {
        name: 'value',
        label: say('取值', 'Value'),
        kind: 'textarea',
        hint: say(
          '一个整数；或每行一项的表，如 2=900',
          'A whole number; or a table, one entry a line: 2=900',
        ),
      },
      { name: 'citation', label: say('依据的文件及条款', 'Document and paragraph') },
    ],
    async ({ value, regionId, ...rest }) => {
      const body = { ...filled(rest), regionId: Number(regionId), value: valueOf(value) };
      await post('/programme-parameters', body);
      notice(say('已提议，等另一位同事审批。', 'Proposed; a colleague decides.'));
      close();
    },
    { submitLabel: say('提议', 'Propose'), close, keep: 'propose-parameter' },
  );

/** `480`, or a line `KEY=480` for each entry of a table. */
function valueOf(text) {
  if (/^\d+$/.test(text)) return Number(text);
  const lines = text.split('\n').filter((line) => line.trim());
  const entries = lines.map((line) => /^\s*([A-Z0-9_]{1,40})\s*[=＝:：]\s*(\d+)\s*$/.exec(line));
  if (entries.every(Boolean) && entries.length)
    return Object.fromEntries(entries.map(([, key, value]) => [key, Number(value)]));
  const title = say(
    '写一个整数，或每行一项：名称=整数。',
    'A whole number, or a line KEY=number for each entry.',
  );
  throw new Problem({ title, status: 422, code: 'value', errors: [{ pointer: '/value', detail: title }] });
}
