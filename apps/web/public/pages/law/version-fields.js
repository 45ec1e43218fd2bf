import { dayField } from '../../base/fields.js';
import { optionsOf } from '../../base/forms.js';
import * as law from '../../words/law.js';
import { itemPicker } from './item-picker.js';
import { say } from '../../words/language.js';

/** To begin a new programme with: everybody of sixty who lives there, an hour a month. */
export const EMPTY_TERMS = {
  bars: [],
  frequency: 'MONTH',
  usableFor: 'MONTH',
  enrolment: 'AUTOMATIC',
  start: 'NEXT_MONTH',
  startWithinWorkingDays: null,
  end: 'END_OF_MONTH',
  carry: null,
  noticeDays: 0,
  payment: { by: 'MINUTE' },
  rule: {
    eligibility: {
      op: 'all',
      of: [
        { op: 'within', id: 'residence', fact: 'residence', region: 'PROGRAMME' },
        { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 60 },
      ],
    },
    amount: { op: 'number', id: 'amount', value: 60 },
  },
  citation: '',
  document: null,
  funding: { centralBp: 0, provinceBp: 0, cityBp: 0, countyBp: 10_000, lotteryBp: 0, centralParam: null },
  items: [],
  isDefault: false,
};

const select = (name, label, words, value, rest = {}) => ({
  name,
  label,
  kind: 'select',
  options: optionsOf(words),
  value,
  pointer: `/terms/${name}`,
  ...rest,
});
const number = (name, label, value, rest = {}) => ({
  name,
  label,
  kind: 'number',
  value: value ?? '',
  pointer: `/terms/${name}`,
  attributes: { min: 0 },
  ...rest,
});

/** The structured part of a version; the rule has a field of its own. */
export const termFields = ({ from, to, terms }) => [
  dayField('from', say('从哪天起执行', 'First day'), { value: from }),
  dayField('to', say('执行到哪天（不定就空着）', 'Until before (empty: open)'), {
    value: to ?? '',
    optional: true,
  }),
  select('frequency', say('多久发一次', 'How often'), law.FREQUENCIES, terms.frequency),
  select('usableFor', say('一次发放管多久', 'A grant may be used in'), law.USABLE_FOR, terms.usableFor),
  select('enrolment', say('要不要申请', 'Enrolment'), law.ENROLMENTS, terms.enrolment),
  select('start', say('从什么时候享受', 'Begins'), law.STARTS, terms.start),
  number(
    'startWithinWorkingDays',
    say('批准后几个工作日内首发（没有承诺就空着）', 'Working days to the first grant (empty: no promise)'),
    terms.startWithinWorkingDays,
    { optional: true },
  ),
  select('end', say('停止时', 'Ends'), law.ENDS, terms.end),
  number('noticeDays', say('公示几天（0 就是不公示）', 'Days of public notice (0: none)'), terms.noticeDays),
  number(
    'carryCap',
    say('最多结转多少（空着就是不结转）', 'Carried over at most (empty: nothing)'),
    terms.carry?.cap,
    { optional: true, pointer: '/terms/carry/cap' },
  ),
  number('carryHops', say('最多结转几次', 'How many times'), terms.carry?.hops, {
    optional: true,
    pointer: '/terms/carry/hops',
  }),
  select('paymentBy', say('怎样支付', 'Pays'), law.PAYMENTS, terms.payment.by, {
    pointer: '/terms/payment/by',
  }),
  text(
    'ratioParam',
    say('比例参数名', 'Parameter of the share'),
    terms.payment.ratioParam,
    ({ paymentBy }) => paymentBy === 'RATIO',
  ),
  text(
    'capParams',
    say('每月上限参数名（用空格隔开）', 'Parameters of the monthly caps (spaces between)'),
    terms.payment.capParams?.join(' '),
    ({ paymentBy }) => paymentBy === 'RATIO',
  ),
  text(
    'priceParam',
    say('每次最多付多少的参数名', 'Parameter of the most a visit pays'),
    terms.payment.priceParam,
    ({ paymentBy }) => paymentBy === 'VISIT',
  ),
  ...Object.entries(law.FUNDS).map(([name, words]) =>
    number(
      name,
      say(`${words.zh}出资（基点，合计 10000）`, `Part of the ${words.en} (basis points, 10,000 in all)`),
      terms.funding[name],
      {
        pointer: `/terms/funding/${name}`,
      },
    ),
  ),
  text(
    'centralParam',
    say('中央比例参数名（没有就空着）', 'Parameter of the nation’s part (may be empty)'),
    terms.funding.centralParam,
    undefined,
    '/terms/funding/centralParam',
  ),
  {
    name: 'items',
    label: say('服务项目', 'Services it pays for'),
    kind: 'custom',
    pointer: '/terms/items',
    make: (kept) => itemPicker(kept ?? terms.items),
  },
  {
    name: 'bars',
    label: say('不能同时享受的项目代码（用空格隔开）', 'Codes of programmes it excludes (spaces between)'),
    value: terms.bars.join(' '),
    optional: true,
    pointer: '/terms/bars',
  },
  {
    name: 'citation',
    label: say('依据的文件及条款', 'Document and paragraph'),
    value: terms.citation,
    pointer: '/terms/citation',
  },
  {
    name: 'document',
    label: say('文件号（可不填）', 'Number of the document (optional)'),
    value: terms.document ?? '',
    optional: true,
    pointer: '/terms/document',
  },
];

const text = (name, label, value, when, pointer = `/terms/payment/${name}`) => ({
  name,
  label,
  value: value ?? '',
  optional: true,
  pointer,
  ...(when ? { when } : {}),
});

const numberOrNull = (value) => (value === '' ? null : Number(value));
const words = (value) => value.split(/[\s,，、]+/).filter(Boolean);

const paymentOf = ({ paymentBy: by, ratioParam, capParams, priceParam }) => {
  if (by === 'RATIO') return { by, ratioParam, capParams: words(capParams) };
  return by === 'VISIT' ? { by, priceParam: priceParam || null } : { by };
};

/** The terms as the server takes them, without the rule and whether they are a default. */
export const termsOf = (values) => ({
  bars: words(values.bars),
  frequency: values.frequency,
  usableFor: values.usableFor,
  enrolment: values.enrolment,
  start: values.start,
  startWithinWorkingDays: numberOrNull(values.startWithinWorkingDays),
  end: values.end,
  carry:
    values.carryCap === '' ? null : { cap: Number(values.carryCap), hops: Number(values.carryHops || 1) },
  noticeDays: Number(values.noticeDays),
  payment: paymentOf(values),
  citation: values.citation,
  document: values.document || null,
  funding: {
    ...Object.fromEntries(Object.keys(law.FUNDS).map((name) => [name, Number(values[name])])),
    centralParam: values.centralParam || null,
  },
  items: values.items,
});
