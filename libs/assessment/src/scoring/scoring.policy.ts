import type { AbilityLevel } from '../assessment.types';
import { GROUPS, ITEM_CODES, ITEMS, LEVEL_BANDS } from './form-definition';

/** Scores by item code; an item that was not answered yet is not in it. */
export type Answers = Readonly<Record<string, number>>;

/** Kinds of events within the last 30 days (policy.md 1.4, A.2.14). */
export const RISK_EVENTS = ['FALL', 'WANDERING', 'CHOKING', 'SUICIDE_SELF_HARM', 'OTHER'] as const;
export type RiskEvent = (typeof RISK_EVENTS)[number];

/** What raises a level, the strongest first (policy.md 1.3). */
export const ADJUSTMENTS = ['COMA', 'DEMENTIA', 'OTHER_MENTAL', 'RISK_EVENTS'] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

/** What the form says of the senior besides the 26 items. */
export interface Condition {
  /** A.5.11; recorded on its own, because 0 of item B3.9 is sopor as well. */
  readonly coma: boolean;
  /** A.4.1: ICD-10 codes, `F00.1`. */
  readonly diagnoses: readonly string[];
  /** A.2.14: how often in the last 30 days, by kind. */
  readonly riskEvents: Partial<Readonly<Record<RiskEvent, number>>>;
}

export interface Score {
  readonly total: number;
  /** By group code. */
  readonly groups: Readonly<Record<string, number>>;
  readonly preliminaryLevel: AbilityLevel;
  /** The strongest adjustment there is; null: none. */
  readonly adjustedBy: Adjustment | null;
  readonly finalLevel: AbilityLevel;
}

/** Codes that are no item, or whose score is no option of the item. */
export const notOptions = (answers: Answers): string[] =>
  Object.entries(answers).flatMap(([code, score]) =>
    ITEMS.find((item) => item.code === code)?.options.some((option) => option.score === score) ? [] : [code],
  );

export const missingItems = (answers: Answers): string[] =>
  ITEM_CODES.filter((code) => answers[code] === undefined);

/** The adjustments that the condition calls for: the kinds of risk events count together. */
export function adjustmentsFor({ coma, diagnoses, riskEvents }: Condition): Adjustment[] {
  const mental = diagnoses.flatMap((code) => /^F(\d\d)/.exec(code)?.[1] ?? []).map(Number);
  const events = Object.values(riskEvents).reduce((sum, count) => sum + count, 0);
  const applies: Record<Adjustment, boolean> = {
    COMA: coma,
    DEMENTIA: mental.some((number) => number <= 3),
    OTHER_MENTAL: mental.some((number) => number >= 4),
    RISK_EVENTS: events >= 2,
  };
  return ADJUSTMENTS.filter((adjustment) => applies[adjustment]);
}

/** @param total 0 to 90, higher is better */
export const levelOf = (total: number): AbilityLevel => {
  const band = LEVEL_BANDS.find(({ min, max }) => total >= min && total <= max);
  if (!band) throw new Error(`${total} is no total of the form`);
  return band.level;
};

/** Coma is complete loss; anything else raises by one, once and not beyond 4. Nothing ever improves a level. */
export function finalLevelOf(preliminary: AbilityLevel, adjustments: readonly Adjustment[]): AbilityLevel {
  if (adjustments.includes('COMA')) return 4;
  return (adjustments.length ? Math.min(preliminary + 1, 4) : preliminary) as AbilityLevel;
}

/** @param answers one option for each of the 26 items */
export function scoreOf(answers: Answers, adjustments: readonly Adjustment[]): Score {
  const sum = (items: readonly { readonly code: string }[]) =>
    items.reduce((points, { code }) => points + answers[code], 0);
  const total = sum(ITEMS);
  const preliminaryLevel = levelOf(total);
  return {
    total,
    groups: Object.fromEntries(GROUPS.map(({ code, items }) => [code, sum(items)])),
    preliminaryLevel,
    adjustedBy: ADJUSTMENTS.find((adjustment) => adjustments.includes(adjustment)) ?? null,
    finalLevel: finalLevelOf(preliminaryLevel, adjustments),
  };
}
