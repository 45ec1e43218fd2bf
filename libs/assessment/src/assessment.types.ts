/** GB/T 42195-2022: 0 intact, 1 mild, 2 moderate, 3 severe, 4 complete loss. */
export const ABILITY_LEVELS = [0, 1, 2, 3, 4] as const;
export type AbilityLevel = (typeof ABILITY_LEVELS)[number];

export interface NewResult {
  readonly seniorId: string;
  readonly level: AbilityLevel;
  /** Day of the report, from which it holds: `YYYY-MM-DD`. */
  readonly assessedOn: string;
  /** Number of the report or of the roster it comes from. */
  readonly sourceDocument: string;
}
