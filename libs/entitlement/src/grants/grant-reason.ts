import { firstDayOf, type Period } from '@anzhi/kernel';
import type { Programme } from '../programmes/programme';
import { monthIn } from '../wording';
import type { Award, Facts } from './award.policy';

/** Why a grant was given, stored with it for ever: what was seen, what was asked, where that is laid down. */
export interface GrantReason {
  readonly rule: string;
  readonly facts: {
    readonly on: string;
    readonly age: number;
    readonly categories: readonly string[];
    readonly level: number | null;
  };
  readonly threshold: {
    readonly category: string | null;
    readonly minAge: number | null;
    readonly minLevel: number | null;
    readonly minutes: number;
  };
  readonly citation: string;
  readonly zh: string;
  readonly en: string;
}

/** GB/T 42195-2022, policy.md 1.3. */
const LEVELS = [
  { zh: '能力完好', en: 'intact' },
  { zh: '轻度失能', en: 'mild functional loss' },
  { zh: '中度失能', en: 'moderate functional loss' },
  { zh: '重度失能', en: 'severe functional loss' },
  { zh: '完全失能', en: 'complete functional loss' },
] as const;

export function reasonOf(programme: Programme, period: Period, facts: Facts, award: Award): GrantReason {
  const { rate, age, minutes } = award;
  const on = firstDayOf(period);
  const level = facts.level === null ? undefined : LEVELS[facts.level];
  return {
    rule: rate.rule,
    facts: { on, age, categories: facts.categories, level: facts.level },
    threshold: {
      category: rate.categoryCode,
      minAge: rate.minAge,
      minLevel: rate.minLevel,
      minutes: rate.minutes,
    },
    citation: programme.citation,
    zh:
      `${monthIn(period).zh}发放 ${minutes} 分钟：符合“${programme.zh}”${rate.rule} 档（${rate.zh}）。` +
      `${on} 年满 ${age} 周岁，${level ? `能力评估为${level.zh}` : '无有效能力评估'}。依据：${programme.citation}。`,
    en:
      `${minutes} minutes for ${monthIn(period).en}: rule ${rate.rule} of “${programme.en}” (${rate.en}). ` +
      `Aged ${age} on ${on}, ${level ? `assessed as ${level.en}` : 'no valid ability assessment'}. ` +
      `Source: ${programme.citation}.`,
  };
}
