/**
 * What a family is promised with a booking, and what it gets when that is not kept (mission-inventory.md, 6.22).
 * Times in minutes, credits in basis points of the minutes that were delivered.
 */
export interface FairTerms {
  /** Somebody who arrives more than so many minutes after the promised time is late … */
  readonly lateMinutes: number;
  /** … and so much of the service costs nothing. */
  readonly lateCreditBp: number;
  /** After so many minutes nobody need wait: the family may send him away, and everything is back at once. */
  readonly noShowMinutes: number;
  /** A service under this share of the booked minutes is short … */
  readonly shortBp: number;
  /** … and so much of it costs nothing, beyond the minutes that were not delivered, which nobody pays anyway. */
  readonly shortCreditBp: number;
  /** Until so many hours before the start a change or cancellation is free. */
  readonly freeChangeHours: number;
}

const WHOLE_BP = 10_000;

/** What is wrong with terms somebody wants to set; each names its field. */
export function termsProblems(terms: FairTerms): (keyof FairTerms)[] {
  const { lateMinutes, noShowMinutes, lateCreditBp, shortBp, shortCreditBp } = terms;
  const wrong: (keyof FairTerms)[] = [];
  // whoever may be sent away has been late before
  if (noShowMinutes <= lateMinutes) wrong.push('noShowMinutes');
  if (shortBp > WHOLE_BP) wrong.push('shortBp');
  // what costs nothing at all was not delivered, and that is said otherwise
  if (lateCreditBp + shortCreditBp >= WHOLE_BP) wrong.push('lateCreditBp');
  return wrong;
}

/** What was delivered, and when. */
export interface Delivered {
  readonly plannedMinutes: number;
  /** Accepted minutes of service. */
  readonly minutes: number;
  /** From the promised time to the arrival; negative when he was early. */
  readonly minutesLate: number;
}

export type TermsLine =
  | { readonly code: 'DELIVERED'; readonly minutes: number }
  | { readonly code: 'BEYOND_BOOKED' | 'LATE' | 'SHORT'; readonly minutes: number };

export interface FairBill {
  /** What the price is charged for. */
  readonly billedMinutes: number;
  /** From what was delivered to what is charged; the deductions are negative. */
  readonly lines: readonly TermsLine[];
}

/**
 * The minutes that are charged: those delivered, at most those booked, less what is credited because the provider was
 * late or left early. Never more than was delivered; being later never costs the family more, being served longer
 * never less. The credit is rounded up, to the family's good.
 */
export function fairBill(terms: FairTerms, { plannedMinutes, minutes, minutesLate }: Delivered): FairBill {
  const within = Math.min(minutes, plannedMinutes);
  const isLate = minutesLate > terms.lateMinutes;
  const isShort = within * WHOLE_BP < plannedMinutes * terms.shortBp;
  const lateBp = isLate ? terms.lateCreditBp : 0;
  const late = creditOf(within, lateBp);
  // rounded once for both, or a minute more could cost less
  const short = creditOf(within, lateBp + (isShort ? terms.shortCreditBp : 0)) - late;
  const deductions: TermsLine[] = [
    { code: 'BEYOND_BOOKED', minutes: within - minutes },
    { code: 'LATE', minutes: -late },
    { code: 'SHORT', minutes: -short },
  ];
  return {
    billedMinutes: within - late - short,
    lines: [{ code: 'DELIVERED', minutes }, ...deductions.filter((line) => line.minutes < 0)],
  };
}

const creditOf = (minutes: number, bp: number): number => Math.ceil((minutes * bp) / WHOLE_BP);
