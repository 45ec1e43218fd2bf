/**
 * The language of programme rules: a tree of typed nodes, kept as JSON. It has no loops, no clock and no way to
 * the outside; every node has a value for every senior. Conditions are true, false or unknown (null: evidence is
 * missing), after Kleene: `all` is false as soon as one part is false, whatever else is unknown. Numbers are
 * integers (fen, minutes, visits, years, basis points) or unknown; what is computed from an unknown is unknown.
 *
 * The order of keys means nothing. "Document order" is: a node before its parts, the parts in the order of the
 * fields as they are declared here.
 */
export interface Rule {
  /** Who is entitled. */
  readonly eligibility: Bool;
  /** How much, in the unit of the programme (minutes, fen or visits); asked only of those who are entitled. */
  readonly amount: Num;
}

/** What every node may carry beside its operands. */
export interface Shown {
  /**
   * Makes the node a step of the explanation. Unique in the rule, `[A-Za-z][A-Za-z0-9_-]{0,39}`. Every condition
   * that asks about a fact and the amount itself must have one.
   */
  readonly id?: string;
  /** Where it is laid down: `第3条（一）`. */
  readonly cite?: string;
  /** What the step is called where the generated sentence would be too plain. */
  readonly label?: Words;
}

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Comparison = '>=' | '>' | '<=' | '<' | '==' | '!=';

/** A condition. */
export type Bool = Shown &
  (
    | { readonly op: 'all'; readonly of: readonly Bool[] }
    | { readonly op: 'any'; readonly of: readonly Bool[] }
    | { readonly op: 'not'; readonly of: Bool }
    /** `left` stands in the relation `is` to `right`. */
    | { readonly op: 'cmp'; readonly left: Num; readonly is: Comparison; readonly right: Num }
    /** `value` is one of the listed integers, or (for a text fact) of the listed texts. */
    | { readonly op: 'in'; readonly value: Num | FactRef; readonly of: readonly (number | string)[] }
    /** `from` <= `value` <= `to`, both ends included; an end that fails decides, even when the other is unknown. */
    | { readonly op: 'between'; readonly value: Num; readonly from: Num; readonly to: Num }
    /** He is recorded in the category (policy.md 6.1); who is not on the list is not in it, so never unknown. */
    | { readonly op: 'has'; readonly category: string }
    /** A boolean fact is true. */
    | { readonly op: 'is'; readonly fact: string }
    /** A region fact (`residence`, `hukou`) lies in the programme's division or in the one with this code. */
    | { readonly op: 'within'; readonly fact: string; readonly region: 'PROGRAMME' | (string & {}) }
  );

/** A number: a plain JSON integer, or one of the nodes. */
export type Num = number | NumNode;
export type NumNode = Shown &
  /** An integer that is a step of its own. */
  (
    | { readonly op: 'number'; readonly value: number }
    | FactRef
    /** Completed years on the decision day; the birthday itself counts. */
    | { readonly op: 'ageOn' }
    /** Completed months between two days, 0 when `to` is earlier. */
    | { readonly op: 'monthsBetween'; readonly from: Day; readonly to: Day }
    /** A dated parameter of the programme: the nearest division that has a value for the day answers. */
    | { readonly op: 'param'; readonly name: string }
    /** The entry of a parameter that is a table, `{"2": 900, "3": 1200}`; without an entry `default`, else 0. */
    | { readonly op: 'table'; readonly name: string; readonly key: Num; readonly default?: number }
    | { readonly op: 'min'; readonly of: readonly Num[] }
    | { readonly op: 'max'; readonly of: readonly Num[] }
    | { readonly op: 'sum'; readonly of: readonly Num[] }
    /** `left` − `right`; below zero it stays below zero, `max` with 0 where that is not meant. */
    | { readonly op: 'difference'; readonly left: Num; readonly right: Num }
    /** All multiplied, then divided by `per` (1 when not given) and rounded down: basis points are `per: 10000`. */
    | { readonly op: 'product'; readonly of: readonly Num[]; readonly per?: number }
    /** When the condition is unknown, the value is unknown too, unless both branches agree. */
    | { readonly op: 'if'; readonly when: Bool; readonly then: Num; readonly else: Num }
    /** Down to a multiple of `step` (at least 1). */
    | { readonly op: 'floorTo'; readonly value: Num; readonly step: number }
    /** To the nearest multiple of `step`; from the middle to the even one. */
    | { readonly op: 'roundHalfEven'; readonly value: Num; readonly step: number }
  );

/** The value of an integer fact (in `in` also of a text fact, in `monthsBetween` of a date fact). */
export type FactRef = Shown & { readonly op: 'fact'; readonly fact: string };

/** The decision day, a fixed day `YYYY-MM-DD`, or a date fact. */
export type Day = 'ON' | (string & {}) | { readonly op: 'fact'; readonly fact: string };

export type RuleNode = Bool | NumNode;
export type Op = RuleNode['op'];

/** True, false, or unknown because evidence is missing. */
export type Truth = boolean | null;
export type Value = Truth | number;

/** Granted, not granted, or unknown: evidence is needed first. */
export type Outcome = 'G' | 'N' | 'U';

/** What a benefit is counted in. Parameters may be in these and in YEAR, MONTH or BASIS_POINT. */
export type Unit = 'MINUTE' | 'FEN' | 'VISIT';

export type AnsweringLevel = 'COUNTY' | 'CITY' | 'PROVINCE' | 'NATION';

/** A parameter as it was resolved for one programme, division and day. */
export interface Parameter {
  readonly value: number | Readonly<Record<string, number>>;
  readonly unit: string;
  readonly answeredBy: { readonly level: AnsweringLevel; readonly regionName: string };
  readonly citation: string;
}
export type Parameters = Readonly<Record<string, Parameter>>;

/** For which day and division a rule is asked. */
export interface Circumstances {
  /** The day that decides, `YYYY-MM-DD`. */
  readonly on: string;
  /** Code of the programme's division; null: the whole nation. */
  readonly region: string | null;
}

/** Changes whenever the same rule, facts and parameters could give another trace. Kept with every decision. */
export const ENGINE_VERSION = 'rules 1';
