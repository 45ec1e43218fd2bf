/**
 * Everything a statement says, as plain frozen data: whoever settles fills it once, its documents are drawn from it
 * and from nothing else, so that sheet, page and file cannot disagree. The same content gives the same bytes.
 * Amounts are fen, lengths are minutes, both whole numbers; an amount taken away is negative.
 */
export interface StatementContent {
  readonly head: StatementHead;
  /** The programmes and funding sources among which the lines are divided, in the order in which they are shown. */
  readonly columns: readonly StatementColumn[];
  readonly lines: readonly StatementLine[];
  /** Taken off the lines or the whole month, each with the rule that says so. */
  readonly deductions: readonly StatementDeduction[];
  /** Taken back from statements of earlier months (红冲). */
  readonly netting: readonly StatementNetting[];
  readonly totals: StatementTotals;
  readonly proof: StatementProof;
}

export interface StatementHead {
  /** `JS-321302-202611-00042`: unique, also written into the verification link. */
  readonly number: string;
  /** `YYYY-MM`, by the dates of service. */
  readonly month: string;
  readonly county: { readonly code: string; readonly name: string };
  readonly provider: {
    readonly name: string;
    /** 统一社会信用代码 */
    readonly creditCode: string;
    /** Null until the provider has given its account. */
    readonly bank: { readonly name: string; readonly accountName: string; readonly accountNo: string } | null;
  };
  /** One for each step that was taken, in its order. */
  readonly steps: readonly StatementStep[];
}

export const STATEMENT_STEPS = [
  'FROZEN',
  'PROVIDER_CONFIRMED',
  'TOWNSHIP_VERIFIED',
  'COUNTY_APPROVED',
] as const;

export interface StatementStep {
  readonly kind: (typeof STATEMENT_STEPS)[number];
  /** ISO instant. */
  readonly at: string;
  /** Who did it, as signed: name and office; null for what the calendar did. */
  readonly by: { readonly name: string; readonly office: string } | null;
}

/** Who gives the money of a column; SELF is the family's part: shown, never paid by finance. */
export const FUNDING_SOURCES = ['CENTRAL', 'PROVINCE', 'CITY', 'COUNTY', 'LOTTERY', 'SELF'] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

export interface StatementColumn {
  /** Unique among the columns: by it the lines name their amounts. */
  readonly key: string;
  /** Null for SELF. */
  readonly programme: { readonly code: string; readonly name: string } | null;
  readonly source: FundingSource;
}

export interface StatementLine {
  /** From 1, dense. */
  readonly no: number;
  /** What was done and proved: `VISIT` and whatever evidence names later. */
  readonly kind: string;
  /** Of the order, as people read it. */
  readonly orderNo: string;
  /** `YYYY-MM-DD` */
  readonly serviceDate: string;
  readonly senior: string;
  readonly caregiver: string;
  readonly item: string;
  readonly plannedMinutes: number;
  readonly actualMinutes: number;
  /** What the whole service costs for the actual minutes. */
  readonly dueFen: number;
  /** By column key; what is left out is 0. Together they are `dueFen`. */
  readonly byColumn: Readonly<Record<string, number>>;
  /** What the line's deductions take off: 0 or less. */
  readonly deductedFen: number;
  /** What finance pays for the line: its columns without SELF, and its deductions. */
  readonly payableFen: number;
}

export interface StatementDeduction {
  /** Null: of the month, not of a line. */
  readonly lineNo: number | null;
  /** The rule by which it was taken, and its reason as a sentence. */
  readonly rule: string;
  readonly reason: string;
  /** Less than 0. */
  readonly fen: number;
  /** By column key, less than or equal to 0: together they are `fen`. */
  readonly byColumn: Readonly<Record<string, number>>;
}

export interface StatementNetting {
  /** The statement in which it was paid. */
  readonly statementNumber: string;
  readonly orderNo: string;
  /** `YYYY-MM-DD` */
  readonly serviceDate: string;
  readonly reason: string;
  /** Less than 0; more than 0 when something taken back wrongly is paid again. */
  readonly fen: number;
  readonly byColumn: Readonly<Record<string, number>>;
}

export interface StatementTotals {
  readonly lines: number;
  readonly actualMinutes: number;
  readonly dueFen: number;
  /** By column key, deductions and netting included. */
  readonly byColumn: Readonly<Record<string, number>>;
  readonly deductedFen: number;
  readonly nettedFen: number;
  /** Kept for later months, because a limit was reached or more was taken back than is owed. */
  readonly carriedFen: number;
  /** What finance pays now. */
  readonly payableFen: number;
}

export interface StatementProof {
  /** Root of the frozen lines, hex. */
  readonly root: string;
  /** SHA-256 of the data file (the CSV), hex. */
  readonly dataSha256: string;
  /** Where anybody can ask whether this statement was issued; printed and put into the QR code. */
  readonly verificationUrl: string;
}
