import type { Words } from './rule';

/** What can be wrong with a rule. `{…}` is filled in; codes are part of the API. */
export const PROBLEMS = {
  'not-a-rule': {
    zh: '规则须有 eligibility（条件）和 amount（数额）两部分',
    en: 'A rule has the two parts eligibility and amount, and no others',
  },
  'not-a-node': { zh: '此处须是一个带 op 的对象', en: 'Here an object with an op is needed' },
  'unknown-operation': { zh: '没有 {op} 这种运算', en: 'There is no operation {op}' },
  'condition-needed': {
    zh: '此处须是条件，{op} 得出的是数',
    en: 'Here a condition is needed; {op} gives a number',
  },
  'number-needed': {
    zh: '此处须是整数或得出数的运算',
    en: 'Here an integer or an operation that gives one is needed',
  },
  'missing-field': { zh: '缺少 {field}', en: '{field} is missing' },
  'unknown-field': { zh: '{op} 没有 {field} 这一项', en: '{op} has no field {field}' },
  'bad-value': { zh: '{field} 的值不可用：{expected}', en: '{field} cannot have this value: {expected}' },
  'empty-list': { zh: '列表不能为空', en: 'The list must not be empty' },
  'id-missing': {
    zh: '每个条件和最终数额都须有 id，说明里才能逐条列出',
    en: 'Every condition and the amount need an id, so that the explanation can name them',
  },
  'id-malformed': {
    zh: 'id 须以字母开头，只含字母、数字、“_”和“-”，最多 40 位',
    en: 'An id begins with a letter and has at most 40 letters, digits, "_" and "-"',
  },
  'id-twice': { zh: 'id “{id}” 用了不止一次', en: 'The id “{id}” is used more than once' },
  'bad-words': { zh: 'label 须同时有中文 zh 和英文 en', en: 'A label has words in zh and in en' },
  'unknown-fact': { zh: '没有 {fact} 这项事实', en: 'There is no fact {fact}' },
  'wrong-fact-type': {
    zh: '{fact} 的类型是 {type}，此处须是 {expected}',
    en: '{fact} is of type {type}; here {expected} is needed',
  },
  'unknown-category': { zh: '没有 {category} 这种人员类别', en: 'There is no category {category}' },
  'unknown-parameter': { zh: '没有声明参数 {name}', en: 'The parameter {name} is not declared' },
  'wrong-parameter-type': {
    zh: '参数 {name} 的类型是 {type}，此处须是 {expected}',
    en: 'The parameter {name} is of type {type}; here {expected} is needed',
  },
  'too-deep': { zh: '嵌套不能超过 {most} 层', en: 'At most {most} levels of nesting' },
  'too-large': { zh: '一条规则不能超过 {most} 个节点', en: 'A rule has at most {most} nodes' },
  'always-true': {
    zh: '此条件在这里必然成立，写它没有作用（或另一分支永远用不到）',
    en: 'Here this condition is always true: it does nothing, or the other branch is never reached',
  },
  'never-true': {
    zh: '此条件在这里不可能成立（与前面的条件矛盾，或该分支永远用不到）',
    en: 'Here this condition is never true: it contradicts what stands before it, or its branch is never reached',
  },
  'impossible-value': { zh: '{value} 不可能出现', en: '{value} cannot occur' },
  'number-too-large': { zh: '结果可能超出可精确计算的范围', en: 'The result may be too large to be exact' },
  'amount-may-be-negative': {
    zh: '数额可能小于 0（最小 {least}），请用 max 与 0 取大',
    en: 'The amount may be below 0 (down to {least}): take the max with 0',
  },
  'amount-never-positive': { zh: '数额不可能大于 0', en: 'The amount can never be above 0' },
} as const satisfies Readonly<Record<string, Words>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong, and where: a JSON pointer (RFC 6901) into the rule. */
export interface Problem extends Words {
  readonly pointer: string;
  readonly code: ProblemCode;
}

export type ProblemDetails = Readonly<Record<string, string | number>>;

export function problem(pointer: string, code: ProblemCode, details: ProblemDetails = {}): Problem {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? `{${name}}`));
  return { pointer, code, zh: fill(PROBLEMS[code].zh), en: fill(PROBLEMS[code].en) };
}

export const below = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
