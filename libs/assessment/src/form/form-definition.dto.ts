import { GROUPS, LEVEL_BANDS, MAX_TOTAL, STANDARD } from '../scoring/form-definition';
import { ADJUSTMENTS, RISK_EVENTS } from '../scoring/scoring.policy';

export class FormOptionDto {
  score: number;
  zh: string;
}

export class FormItemDto {
  /** `B1.1` */
  code: string;
  zh: string;
  /** English name. */
  name: string;
  /** What is looked at; null where the name says it. */
  hint: string | null;
  /** Best first. */
  options: FormOptionDto[];
}

export class FormGroupDto {
  code: string;
  zh: string;
  name: string;
  maxScore: number;
  items: FormItemDto[];
}

export class LevelBandDto {
  /** 0 intact to 4 complete loss. */
  level: number;
  zh: string;
  /** Lowest total of the level. */
  min: number;
  /** Highest total of the level. */
  max: number;
}

export class FormDefinitionDto {
  /** Number of the standard. */
  standard: string;
  /** Highest total, 90. */
  maxTotal: number;
  groups: FormGroupDto[];
  levels: LevelBandDto[];
  /** Kinds of risk events of the last 30 days. */
  riskEvents: string[];
  /** What raises a level, each with evidence. */
  adjustments: string[];
}

export const FORM_DEFINITION: FormDefinitionDto = {
  standard: STANDARD,
  maxTotal: MAX_TOTAL,
  groups: GROUPS.map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, options: [...item.options] })),
  })),
  levels: [...LEVEL_BANDS],
  riskEvents: [...RISK_EVENTS],
  adjustments: [...ADJUSTMENTS],
};
