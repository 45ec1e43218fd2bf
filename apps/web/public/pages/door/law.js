import { filled, get, post } from '../../base/api.js';
import { badge, card, el, note } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { itemName, visitItems } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { rows } from '../../base/paged.js';
import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { word } from '../../words/codes.js';
import { date } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';
import { METHODS } from '../../words/proofs.js';

/** As the permissions of visits have it; the server decides again. */
const CAN = {
  see: [
    'TOWN_HANDLER',
    'COUNTY_HANDLER',
    'COUNTY_REVIEWER',
    'COUNTY_INSPECTOR',
    'CITY_ADMIN',
    'CITY_AUDITOR',
  ],
  set: ['CITY_ADMIN'],
};

/** From which day to which, and by which document. */
const since = ({ from, to, source }) =>
  note(
    row(
      to
        ? say(`${date(from)} 至 ${date(to)}`, `${date(from)} to ${date(to)}`)
        : say(`${date(from)} 起`, `from ${date(from)} on`),
      source,
    ),
  );

const weightLine = ({ method, weight, monthlyCap, ...law }) =>
  el(
    'li',
    null,
    el('b', null, word(METHODS, method)),
    ' ',
    badge(say(`${weight} 分`, `weighs ${weight}`), weight > 0 ? 'good' : 'calm'),
    monthlyCap !== null &&
      badge(
        say(`每人每月最多 ${monthlyCap} 次`, `at most ${monthlyCap} times a caregiver and month`),
        'warn',
      ),
    since(law),
  );

const demandLine = ({ itemCode, demand, ...law }) =>
  el(
    'li',
    null,
    el('b', null, itemCode ? itemName(itemCode) : say('其他所有项目', 'Every other service')),
    ' ',
    badge(say(`签到、签退各需 ${demand} 分`, `needs ${demand} at each end`)),
    since(law),
  );

const lawFields = () => [
  dayField('from', say('从哪天的服务起（最早明天）', 'From which day of service (tomorrow at the earliest)')),
  { name: 'source', label: say('文件名、文号', 'The document that says so'), attributes: { maxlength: 200 } },
];

const number = (name, label, rest = {}) => ({
  ...{ name, label, pointer: `/${name}`, attributes: { inputmode: 'numeric', maxlength: 4 }, ...rest },
});

/** One more dated rule; what holds until then ends the day before. */
const setButton = (key, label, fields, path, bodyOf) =>
  formButton(key, label, (close) =>
    form(
      [...fields, ...lawFields()],
      async (values) => {
        await post(path, filled({ ...values, ...bodyOf(values) }));
        notice(say('已规定，到那天起生效。', 'Set; it holds from that day on.'));
        close();
      },
      { submitLabel: say('规定', 'Set'), close },
    ),
  );

const asNumber = (text) => (text === '' || text === undefined ? undefined : Number(text));

const weightButton = () =>
  setButton(
    'proof-weight',
    say('规定一种凭据的分值', 'Set what a method weighs'),
    [
      {
        name: 'method',
        label: say('哪种凭据', 'Which method'),
        kind: 'select',
        options: optionsOf(METHODS).filter(([code]) => code !== 'NONE'),
      },
      number('weight', say('分值（0—100）', 'Weight (0 to 100)')),
      number(
        'monthlyCap',
        say('每名护理员每月最多几次（不限则不填）', 'Times a caregiver and month, if limited'),
        {
          optional: true,
        },
      ),
    ],
    '/proof-law/weights',
    ({ weight, monthlyCap }) => ({ weight: asNumber(weight), monthlyCap: asNumber(monthlyCap) }),
  );

const demandButton = () =>
  setButton(
    'proof-demand',
    say('规定一个项目要多少分', 'Set what a service asks for'),
    [
      {
        name: 'itemCode',
        label: say('哪个项目', 'Which service'),
        kind: 'select',
        optional: true,
        options: [
          ['', say('其他所有项目', 'Every other service')],
          ...visitItems().map((item) => [item.code, sayOf(item)]),
        ],
      },
      number('demand', say('签到、签退各需多少分（0—500）', 'Sum at each end (0 to 500)')),
    ],
    '/proof-law/demands',
    ({ demand }) => ({ demand: asNumber(demand) }),
  );

/** What proves an arrival or leaving: today's law and what is to come, each with its days and its document. */
async function lawPart(can) {
  const { weights, demands } = await get('/proof-law');
  return [
    card(
      el('h3', null, say('每种凭据值多少分', 'What each method weighs')),
      note(
        say(
          '签到、签退各自相加，够分就不用等人核实；弱凭据每月次数有限。',
          'Added up at each end; enough needs nobody to look into it. Weak ones count so often a month only.',
        ),
      ),
      rows(weights.map(weightLine)),
      can.set && weightButton(),
    ),
    card(
      el('h3', null, say('每个项目要多少分', 'What each service asks for')),
      rows(demands.map(demandLine)),
      can.set && demandButton(),
    ),
  ];
}

export const proofLawPage = {
  roles: CAN.see,
  areas(roles) {
    const can = allowed(CAN, roles);
    return [
      {
        key: 'proof-law',
        title: say('到离凭据规定', 'Proof rules'),
        sections: () => [section(say('到离凭据规定', 'What proves a visit'), () => lawPart(can))],
      },
    ];
  },
};
