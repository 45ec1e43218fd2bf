/** GB/T 42195-2022: 0 intact, 1 mild, 2 moderate, 3 severe, 4 complete loss. */
export const ABILITY_LEVELS = [0, 1, 2, 3, 4] as const;
export type AbilityLevel = (typeof ABILITY_LEVELS)[number];

/** A result from elsewhere, as its report states it. */
export interface NewResult {
  readonly seniorId: string;
  readonly level: AbilityLevel;
  /** Day of the report: `YYYY-MM-DD`. */
  readonly assessedOn: string;
  /** Number of the report or of the roster it comes from. */
  readonly sourceDocument: string;
}

/** What rules ask about a senior's ability on a day. */
export interface AbilityFacts {
  readonly level: AbilityLevel;
  /** 0 to 90, higher is better; null: the report it comes from was recorded without. */
  readonly total: number | null;
  /** `YYYY-MM-DD` */
  readonly assessedOn: string;
  /** First day on which it no longer holds, `YYYY-MM-DD`. */
  readonly validTo: string;
}
