import { fen } from '@anzhi/kernel';
import { yuan } from '../wording';
import { definitionOf } from './fact-sheet';
import type { FactValue } from './facts';
import type { Need, Step } from './decision';
import type { Comparison, Words } from './rule';

/** The same in both languages. */
const plain = (text: string | number): Words => ({ zh: String(text), en: String(text) });

export const join = (parts: readonly Words[], zh: string, en: string): Words => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});

/** An amount with its unit; of an unknown unit the bare number. */
export function amountIn(unit: string | undefined, value: number): Words {
  switch (unit) {
    case 'MINUTE':
      return { zh: `${value} 分钟`, en: `${value} minutes` };
    case 'FEN':
      return value < 0
        ? plain(`${value} 分`)
        : { zh: `${yuan(fen(value))} 元`, en: `${yuan(fen(value))} yuan` };
    case 'VISIT':
      return { zh: `${value} 次`, en: value === 1 ? '1 visit' : `${value} visits` };
    case 'YEAR':
      return { zh: `${value} 周岁`, en: `${value} years` };
    case 'MONTH':
      return { zh: `${value} 个月`, en: `${value} months` };
    case 'BASIS_POINT':
      return plain(`${value / 100}%`);
    default:
      return plain(value);
  }
}

/** In Chinese a space stands before a number and none before a word. */
export const gap = (zh: string): string => (/^[\d-]/.test(zh) ? ` ${zh}` : zh);

/** A value of a subject: of the age in years, of a fact by its name. */
export function valueOf(subject: string | null | undefined, value: number | string, unit?: string): Words {
  if (subject === 'AGE') return amountIn('YEAR', Number(value));
  const definition = subject ? definitionOf(subject) : undefined;
  const name = definition?.values?.[String(value)];
  if (name) return name;
  return typeof value === 'number' ? amountIn(definition?.unit ?? unit, value) : plain(value);
}

const RELATIONS: Readonly<Record<Comparison, Words>> = {
  '>=': { zh: '不低于', en: 'at least' },
  '>': { zh: '高于', en: 'more than' },
  '<=': { zh: '不高于', en: 'at most' },
  '<': { zh: '低于', en: 'less than' },
  '==': { zh: '等于', en: 'exactly' },
  '!=': { zh: '不等于', en: 'other than' },
};

/** What was asked of a number: "不低于 60 周岁", "at least 60 years". */
export function requirement(need: Need, subject: string | null | undefined, unit?: string): Words {
  const say = (value: number | string | null): Words =>
    value === null ? { zh: '（未知）', en: '(unknown)' } : valueOf(subject, value, unit);
  if ('than' in need) {
    const [relation, than] = [RELATIONS[need.is], say(need.than)];
    return { zh: relation.zh + gap(than.zh), en: `${relation.en} ${than.en}` };
  }
  if ('from' in need) {
    const [from, to] = [say(need.from), say(need.to)];
    return { zh: `${from.zh}至${gap(to.zh)}`, en: `from ${from.en} to ${to.en}` };
  }
  return 'oneOf' in need ? join(need.oneOf.map(say), '、', ' or ') : plain('');
}

/** A fact's name; for a person "age" is what "date of birth" is to a rule. */
export function subjectName({ subject, label }: Step): Words {
  if (label) return label;
  if (subject === 'AGE') return { zh: '年龄', en: 'age' };
  return subject ? definitionOf(subject) : { zh: '计算结果', en: 'the computed value' };
}

export const isText = (value: FactValue | null | undefined): value is string => typeof value === 'string';
