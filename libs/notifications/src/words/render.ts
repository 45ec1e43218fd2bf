import { businessDate, minuteOfDay, type Locale } from '@anzhi/kernel';
import { TEMPLATES, placeholdersOf, type TemplateCode } from './templates';
import {
  ALERT_WORDS,
  APPLICATION_WORDS,
  DECISION_WORDS,
  NO_REASON,
  PAPER_WORDS,
  UNMET_WORDS,
  VISIT_WORDS,
} from './words';

/** What the words of a message are made of: ids' names, codes, instants and amounts. */
export type Facts = Readonly<Record<string, unknown>>;

interface Words {
  readonly zh: string;
  readonly en: string;
}
type Say = (words: Words) => string;
type Form = (value: never, say: Say) => string;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const asIs = (value: string | number): string => String(value);
const wordIn =
  (table: Readonly<Record<string, Words>>): Form =>
  (code: string, say) => {
    if (!table[code]) throw new Error(`no word for ${code}`);
    return say(table[code]);
  };

const day = (date: string, say: Say): string => {
  const [year, month, of] = date.split('-').map(Number);
  return say({ zh: `${year}年${month}月${of}日`, en: `${of} ${MONTHS[month - 1]} ${year}` });
};

const clock = (iso: string): string => {
  const minute = minuteOfDay(new Date(iso));
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

const instant = (iso: string, say: Say): string => {
  const [, month, of] = businessDate(new Date(iso)).split('-').map(Number);
  const at = clock(iso);
  return say({ zh: `${month}月${of}日 ${at}`, en: `${of} ${MONTHS[month - 1]} ${at}` });
};

/** 202611; 0 is once for all. */
const month = (period: number, say: Say): string => {
  if (period === 0) return say({ zh: '一次性', en: 'once' });
  const [year, of] = [Math.floor(period / 100), period % 100];
  return say({ zh: `${year}年${of}月`, en: `${MONTHS[of - 1]} ${year}` });
};

const amount = (value: { unit: string; amount: number }, say: Say): string => {
  const count = value.amount;
  const yuan = (count / 100).toFixed(2);
  if (value.unit === 'MINUTE') return say({ zh: `${count} 分钟服务时长`, en: `${count} minutes of service` });
  if (value.unit === 'VISIT') return say({ zh: `${count} 次服务`, en: `${count} visits` });
  return say({ zh: `${yuan} 元补贴`, en: `${yuan} yuan` });
};

const reasons = (codes: readonly string[], say: Say): string => {
  const known = codes.flatMap((code) => UNMET_WORDS[code] ?? []);
  return (known.length ? known : [NO_REASON]).map(say).join(say({ zh: '、', en: ', ' }));
};

/** A sentence of its own, or nothing. */
const otherTimes = (times: readonly string[], say: Say): string => {
  const named = times.slice(0, 3).map((time) => instant(time, say));
  if (!named.length) return '';
  return say({ zh: `可以改到${named.join('、')}。`, en: `Other times: ${named.join(', ')}. ` });
};

/** How each fact is written. */
const FORMS = {
  senior: asIs,
  provider: asIs,
  region: asIs,
  item: (names: Words, say: Say) => say(names),
  startsAt: instant,
  deadline: instant,
  clock,
  day,
  from: day,
  validTo: day,
  noticeUntil: day,
  period: month,
  minutes: asIs,
  open: asIs,
  amount,
  reasons,
  otherTimes,
  alertKind: wordIn(ALERT_WORDS),
  applicationState: wordIn(APPLICATION_WORDS),
  paperState: wordIn(PAPER_WORDS),
  visitState: wordIn(VISIT_WORDS),
  decision: wordIn(DECISION_WORDS),
} as const satisfies Readonly<Record<string, Form>>;

export type FactName = keyof typeof FORMS;
export const isFactName = (name: string): name is FactName => name in FORMS;

/** The facts that the words of a template need. */
export const factsOfTemplate = (code: TemplateCode): FactName[] =>
  placeholdersOf(TEMPLATES[code].zh).filter(isFactName);

/**
 * The message in a language. @throws when a fact is missing: nobody is ever sent a hole
 */
export function render(code: TemplateCode, facts: Facts, locale: Locale): string {
  const say: Say = (words) => (locale === 'en' ? words.en : words.zh);
  return say(TEMPLATES[code]).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts[name];
    if (!isFactName(name) || value === undefined || value === null)
      throw new Error(`message ${code} lacks ${name}`);
    return FORMS[name](value as never, say);
  });
}
