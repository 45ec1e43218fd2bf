/** What can be wrong with a version besides its rule. `{…}` is filled in; codes are part of the API. */
const PROBLEMS = {
  'citation-missing': { zh: '须写明依据的文件及条款', en: 'The document and its paragraph must be named' },
  'days-reversed': { zh: '结束日须晚于开始日', en: 'The end must come after the beginning' },
  'starts-too-early': {
    zh: '新规定最早从明天（{day}）起执行',
    en: 'A new law begins tomorrow ({day}) at the earliest',
  },
  'law-already': {
    zh: '{from} 起已有第 {version} 版在执行，执行日期重叠',
    en: 'Version {version} is law from {from} on: the days overlap',
  },
  'cuts-law': {
    zh: '第 {version} 版本应执行到 {to}，新规定先结束会留下没有规定的日子',
    en: 'Version {version} goes on to {to}: if the new one ends before, days are left without a law',
  },
  'parameter-missing': {
    zh: '参数 {name} 没有取值（{region}，{day} 起）',
    en: 'The parameter {name} has no value in {region} from {day} on',
  },
  'parameter-unit': {
    zh: '参数 {name} 的单位是 {unit}，此处须是 {expected}',
    en: 'The parameter {name} is in {unit}; here {expected} is needed',
  },
  'parameter-shape': {
    zh: '参数 {name} 须按服务方式（HOME、INSTITUTION）分别取值',
    en: 'The parameter {name} must have an entry for HOME and for INSTITUTION',
  },
  'items-none': { zh: '至少须有一个服务项目', en: 'At least one service item is needed' },
  'bar-unknown': { zh: '没有项目 {code}', en: 'There is no programme {code}' },
  'bars-itself': { zh: '项目不能与自己互斥', en: 'A programme cannot bar itself' },
  'group-chooses-otherwise': {
    zh: '同一互斥组中的 {code} 按 {choose} 选择，本项目须相同',
    en: '{code} of the same group is chosen by {choose}; this one must be too',
  },
  'funding-sum': {
    zh: '各级资金比例合计须为 10000 个基点，现为 {sum}',
    en: 'The funding shares must add up to 10,000 basis points, not {sum}',
  },
  'payment-unit': {
    zh: '以 {unit} 计的待遇不能按 {by} 方式支付',
    en: 'A benefit in {unit} cannot pay by {by}',
  },
  'once-carry': { zh: '一次性待遇没有结转', en: 'What is granted once is not carried over' },
  'week-carry': { zh: '按周清零的待遇没有结转', en: 'What lapses with the week is not carried over' },
  'promise-without-start': {
    zh: '只有申请后即时生效的项目才能承诺工作日数',
    en: 'Only a programme that begins on approval of an application can promise working days',
  },
} as const;

export type VersionProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong with a version, and where: a JSON pointer into the request that writes it. */
export interface VersionProblem {
  readonly pointer: string;
  /** Of this list, or of the rule language's. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export function versionProblem(
  pointer: string,
  code: VersionProblemCode,
  details: Readonly<Record<string, string | number>> = {},
): VersionProblem {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? `{${name}}`));
  return { pointer, code, zh: fill(PROBLEMS[code].zh), en: fill(PROBLEMS[code].en) };
}
