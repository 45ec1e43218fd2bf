/** The names a rule may use beside the facts. */
export interface Vocabulary {
  readonly params: Readonly<Record<string, ParameterDeclaration>>;
  /** Category codes, policy.md 6.1. */
  readonly categories: readonly string[];
}

export interface ParameterDeclaration {
  readonly type: 'INTEGER' | 'TABLE';
  /** Smallest and greatest value (of a table: of its entries); 0 to ten million yuan in fen when not said. */
  readonly range?: readonly [least: number, most: number];
}

export const USUAL_RANGE = [0, 1_000_000_000] as const;
