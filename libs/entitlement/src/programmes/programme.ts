/** Who gets how much. A null asks nothing. */
export interface Rate {
  readonly number: number;
  /** The rule's name in its document, `A`. */
  readonly rule: string;
  readonly categoryCode: string | null;
  /** Completed years. */
  readonly minAge: number | null;
  /** Ability level to GB/T 42195-2022, 0 to 4. */
  readonly minLevel: number | null;
  /** A month. */
  readonly minutes: number;
  readonly zh: string;
  readonly en: string;
}

export interface Programme {
  readonly id: string;
  readonly code: string;
  /** Division whose residents it is for and in which its services take place. */
  readonly regionId: number;
  readonly zh: string;
  readonly en: string;
  readonly citation: string;
}
