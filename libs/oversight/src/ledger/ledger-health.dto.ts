/** How the last check of one kind came out. */
export class LedgerCheckView {
  /** SINCE: what has moved, every ten minutes. FULL: everything, every night. */
  kind: 'FULL' | 'SINCE';
  /** ISO 8601. */
  at: Date;
  /** Figures that did not add up, at most 20 for each rule. */
  differences: number;
  /** The last check of this kind that found nothing, ISO 8601; null: none yet. */
  rightAt: Date | null;
}

export class CountyLedgerView {
  countyId: number;
  county: string;
  /** Differences the last checks found. */
  differences: number;
  /** At most one of each kind; none where nothing was checked yet. */
  checks: LedgerCheckView[];
}

export class LedgerHealthView {
  /** Of all counties below. */
  differences: number;
  /** When anything was checked last, ISO 8601; null: never. */
  checkedAt: Date | null;
  /** Every county in the caller's divisions, those with differences first. */
  counties: CountyLedgerView[];
}

/** What the accounts of one kind hold together. */
export class LedgerSumView {
  /** MINUTE, FEN, VOUCHER (fen) or VISIT: of the three amounts. */
  unit: string;
  /** Of the accounts: LOT, SOURCE, SPENT, BUDGET, PROVIDER and others. */
  kind: string;
  accounts: number;
  /** What came in. */
  granted: number;
  /** Set aside by open holds. */
  held: number;
  /** What went out. */
  spent: number;
}

export class LedgerSumsView {
  countyId: number;
  /** As of this instant, ISO 8601. */
  at: Date;
  /** By unit and kind. */
  sums: LedgerSumView[];
}
