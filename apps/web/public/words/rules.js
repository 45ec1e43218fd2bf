import { CATEGORIES } from './benefits.js';
import { ABILITY_LEVELS, word } from './codes.js';
import { say, sayOf, series } from './language.js';

const both = (zh, en) => ({ zh, en });

/** What a rule can ask of a senior. */
export const FACTS = {
  AGE: both('年龄', 'age'),
  birthDate: both('出生日期', 'date of birth'),
  sex: both('性别', 'sex'),
  categories: both('人员类别', 'categories'),
  level: both('能力等级', 'ability level'),
  assessedOn: both('能力评估日期', 'day of the ability assessment'),
  residence: both('居住地', 'place of residence'),
  hukou: both('户籍地', 'household registration'),
  inHospital: both('正在住院', 'is in hospital'),
  inInstitution: both('已入住养老机构', 'lives in an institution'),
  CHILDLESS: both('无子女', 'has no children'),
  LIVES_IN_RENTED_HOME: both('租房居住', 'lives in a rented home'),
  LTCI_LEVEL: both('长期护理保险失能等级', 'grade of the care insurance'),
  LTCI_COVERED: both('享受长期护理保险待遇', 'receives care insurance benefits'),
  RECEIVES_CENTRAL_CARE_ALLOWANCE: both('享受集中照护补助', 'receives the central care allowance'),
  HOME_BED_HOLDER: both('已建家庭养老床位', 'has a home-care bed'),
  HOUSEHOLD_RETROFITTED: both('家庭已享受过适老化改造补贴', 'home was retrofitted with public money'),
  MONTHLY_INCOME_FEN: both('月人均收入', 'monthly income per person'),
};

const RELATIONS = {
  '>=': both('不低于', 'is at least'),
  '>': both('高于', 'is more than'),
  '<=': both('不高于', 'is at most'),
  '<': both('低于', 'is less than'),
  '==': both('等于', 'is exactly'),
  '!=': both('不等于', 'is not'),
};

export const factName = (code) => word(FACTS, code);
const relation = (is) => sayOf(RELATIONS[is] ?? both(is, is));
const valueOf = (subject, value) =>
  value === null
    ? say('未知', 'unknown')
    : subject === 'level'
      ? word(ABILITY_LEVELS, value)
      : subject === 'AGE'
        ? say(`${value} 周岁`, `${value} years`)
        : String(value);

/** What a step of a decision is called. */
export function stepName({ label, kind, subject, need, saw }) {
  if (label) return sayOf(label);
  if (need && 'category' in need) return word(CATEGORIES, need.category);
  if (need && 'fact' in need) return factName(need.fact);
  if (subject) return factName(subject);
  const [fact] = Object.keys(saw);
  if (fact) return factName(fact);
  return OPERATIONS[kind] ? sayOf(OPERATIONS[kind]) : kind;
}

/** What a step asked for. */
export function needInWords({ need, subject }) {
  if (!need) return '—';
  if ('than' in need) return `${relation(need.is)} ${valueOf(subject, need.than)}`;
  if ('from' in need)
    return say(
      `${valueOf(subject, need.from)}至 ${valueOf(subject, need.to)}`,
      `from ${valueOf(subject, need.from)} to ${valueOf(subject, need.to)}`,
    );
  if ('oneOf' in need) return series(need.oneOf.map((value) => valueOf(subject, value)));
  if ('category' in need) return say('属于此类别', 'is in the category');
  if ('fact' in need) return say('是', 'yes');
  return need.region === null
    ? say('全国', 'the country')
    : say(`在 ${need.region}`, `lies in ${need.region}`);
}

export const OPERATIONS = {
  all: both('须同时满足', 'all of these'),
  any: both('满足其一即可', 'one of these'),
  not: both('不得有此情形', 'not this'),
  sum: both('相加', 'the sum of'),
  min: both('取小', 'the least of'),
  max: both('取大', 'the greatest of'),
  product: both('相乘', 'the product of'),
  difference: both('相减', 'the difference of'),
  if: both('分情况', 'depending on'),
  table: both('查表', 'looked up in'),
  param: both('参数', 'parameter'),
  number: both('定数', 'a number'),
  ageOn: both('年龄', 'age'),
  monthsBetween: both('相隔月数', 'months between'),
  floorTo: both('向下取整', 'rounded down'),
  roundHalfEven: both('四舍六入', 'rounded'),
};

/** A condition in one line. Those made of conditions say only how their parts count. */
export function conditionInWords(node) {
  const { op } = node;
  if (node.label && ['all', 'any', 'not'].includes(op))
    return `${sayOf(node.label)}：${sayOf(OPERATIONS[op])}`;
  switch (op) {
    case 'cmp':
      return `${numberInWords(node.left)} ${relation(node.is)} ${numberInWords(node.right, subjectOf(node.left))}`;
    case 'between':
      return say(
        `${numberInWords(node.value)}在 ${numberInWords(node.from, subjectOf(node.value))} 至 ${numberInWords(node.to, subjectOf(node.value))} 之间`,
        `${numberInWords(node.value)} is from ${numberInWords(node.from, subjectOf(node.value))} to ${numberInWords(node.to, subjectOf(node.value))}`,
      );
    case 'in':
      return say(
        `${numberInWords(node.value)}为${series(node.of.map((value) => valueOf(subjectOf(node.value), value)))}之一`,
        `${numberInWords(node.value)} is one of ${series(node.of.map((value) => valueOf(subjectOf(node.value), value)))}`,
      );
    case 'has':
      return say(
        `属于“${word(CATEGORIES, node.category)}”`,
        `is recorded as “${word(CATEGORIES, node.category)}”`,
      );
    case 'is':
      return factName(node.fact);
    case 'within': {
      const place =
        node.region === 'PROGRAMME' ? say('本项目的地区', 'the programme’s division') : node.region;
      return say(`${factName(node.fact)}在${place}`, `${factName(node.fact)} lies in ${place}`);
    }
    default:
      return sayOf(OPERATIONS[op] ?? both(op, op));
  }
}

/** What a number is about, where its values have names. */
const subjectOf = (number) =>
  number?.op === 'ageOn' ? 'AGE' : number?.op === 'fact' ? number.fact : undefined;

/** A number in one line, as far as it has no parts of its own to be listed. */
export function numberInWords(number, subject) {
  if (typeof number !== 'object' || number === null) return valueOf(subject, number ?? null);
  switch (number.op) {
    case 'number':
      return String(number.value);
    case 'fact':
      return factName(number.fact);
    case 'param':
      return say(`参数 ${number.name}`, `parameter ${number.name}`);
    case 'table':
      return say(
        `表 ${number.name} 中按${numberInWords(number.key)}查得的数`,
        `the entry of ${number.name} for ${numberInWords(number.key)}`,
      );
    case 'monthsBetween':
      return say(
        `${dayInWords(number.from)}至${dayInWords(number.to)}的月数`,
        `months from ${dayInWords(number.from)} to ${dayInWords(number.to)}`,
      );
    case 'floorTo':
    case 'roundHalfEven':
      return say(
        `${numberInWords(number.value)}（${sayOf(OPERATIONS[number.op])}到 ${number.step}）`,
        `${numberInWords(number.value)} ${sayOf(OPERATIONS[number.op])} to ${number.step}`,
      );
    default:
      return number.label ? sayOf(number.label) : sayOf(OPERATIONS[number.op] ?? both(number.op, number.op));
  }
}

const dayInWords = (day) =>
  day === 'ON' ? say('计算日', 'the decision day') : typeof day === 'object' ? factName(day.fact) : day;
