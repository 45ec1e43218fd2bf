import data from '../../data/gbt-42195-2022.json';
import { ABILITY_LEVELS, type AbilityLevel } from '../assessment.types';

export interface FormOption {
  readonly score: number;
  readonly zh: string;
}

export interface FormItem {
  /** `B1.1` */
  readonly code: string;
  readonly zh: string;
  /** English name, `bedMobility`. */
  readonly name: string;
  /** What is looked at; null where the name says it. */
  readonly hint: string | null;
  /** Best first. */
  readonly options: readonly FormOption[];
}

export interface FormGroup {
  /** `B1` */
  readonly code: string;
  readonly zh: string;
  readonly name: string;
  readonly maxScore: number;
  readonly items: readonly FormItem[];
}

export interface LevelBand {
  readonly level: AbilityLevel;
  readonly zh: string;
  /** Totals of the level, both included. */
  readonly min: number;
  readonly max: number;
}

type RawOption = readonly [number, string];
interface RawItem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly hint?: string;
  readonly scale?: string;
  readonly options?: readonly RawOption[];
}

const scales = data.scales as unknown as Readonly<Record<string, readonly RawOption[]>>;

const itemOf = ({ code, zh, en, hint, scale, options }: RawItem): FormItem => ({
  code,
  zh,
  name: en,
  hint: hint ?? null,
  options: (options ?? scales[scale ?? '']).map(([score, label]) => ({ score, zh: label })),
});

/** The four groups of GB/T 42195-2022 with their 26 items (policy.md 1.3), in the order of the standard. */
export const GROUPS: readonly FormGroup[] = data.groups.map(({ code, zh, en, max, items }) => ({
  code,
  zh,
  name: en,
  maxScore: max,
  items: (items as unknown as RawItem[]).map(itemOf),
}));

export const ITEMS: readonly FormItem[] = GROUPS.flatMap(({ items }) => items);
export const ITEM_CODES: readonly string[] = ITEMS.map(({ code }) => code);

export const STANDARD = data.standard;
export const MAX_TOTAL = data.total;

export const LEVEL_BANDS: readonly LevelBand[] = ABILITY_LEVELS.map((level) => {
  const { zh, min, max } = data.levels[level];
  return { level, zh, min, max };
});
