/** One word that somebody decided about the minutes of a visit. */
export interface Judgement {
  readonly kind: 'CORRECTION' | 'DISPUTE' | 'REJECTION';
  readonly minutes: number;
}

export interface PayFacts {
  /** Between the punches; null: nobody checked in and out. */
  readonly measuredMinutes: number | null;
  readonly plannedMinutes: number;
  /** In the order in which they were decided. */
  readonly judgements: readonly Judgement[];
}

/** One step from the punches to the minutes that count; what takes away is negative. */
export interface PayLine {
  readonly code: 'MEASURED' | Judgement['kind'] | 'BEYOND_BOOKED';
  readonly minutes: number;
}

export interface Pay {
  readonly countedMinutes: number;
  readonly lines: readonly PayLine[];
}

/**
 * How many minutes of his a caregiver is paid for, and why not the others. Every minute that was added or taken away
 * stands in a line of its own; what the family is credited because of the terms is the provider's, not his.
 */
export function payOf({ measuredMinutes, plannedMinutes, judgements }: PayFacts): Pay {
  const measured = measuredMinutes ?? 0;
  let counted = measured;
  const lines: PayLine[] = [{ code: 'MEASURED', minutes: measured }];
  for (const { kind, minutes } of judgements) {
    if (minutes !== counted) lines.push({ code: kind, minutes: minutes - counted });
    counted = minutes;
  }
  const beyond = Math.max(counted - plannedMinutes, 0);
  if (beyond > 0) lines.push({ code: 'BEYOND_BOOKED', minutes: -beyond });
  return { countedMinutes: counted - beyond, lines };
}

/** The same as if a correction were accepted. */
export const payIf = (facts: PayFacts, minutes: number): Pay =>
  payOf({ ...facts, judgements: [...facts.judgements, { kind: 'CORRECTION', minutes }] });
