/** What a deduction rule can look at; policy.md 10.2. */
export const DEDUCTION_CODES = ['SHORT_SERVICE', 'MISSING_EVIDENCE', 'LATE_START'] as const;
export type DeductionCode = (typeof DEDUCTION_CODES)[number];

/** A rule of a division on the day of service. */
export interface DeductionRule {
  readonly id: string;
  readonly code: DeductionCode;
  /** See `DEDUCTION_DEFAULTS`. */
  readonly threshold: number;
  /** What is taken off, in basis points of what is left by the rules before it. */
  readonly bp: number;
}

/**
 * What a rule begins with when an officer proposes it. DESIGN, policy.md 10.2; nothing is deducted until a division has
 * chosen it. "80 to 99 % pro rata" is no rule here: only minutes that were delivered are ever captured.
 * - SHORT_SERVICE: delivered less than so many basis points of what was booked.
 * - MISSING_EVIDENCE: at least so many elements of proof are missing.
 * - LATE_START: began more than so many minutes late.
 */
export const DEDUCTION_DEFAULTS: Readonly<Record<DeductionCode, { threshold: number; bp: number }>> = {
  SHORT_SERVICE: { threshold: 8_000, bp: 10_000 },
  MISSING_EVIDENCE: { threshold: 1, bp: 2_000 },
  LATE_START: { threshold: 30, bp: 1_000 },
};

/** What is known of a service; what its kind of proof does not know is null, and judged by no rule. */
export interface ServiceFacts {
  /** Elements of proof that are missing, in words of its kind. */
  readonly missing: readonly string[] | null;
  readonly lateMinutes: number | null;
  readonly bookedMinutes: number;
  readonly deliveredMinutes: number;
}

/** A rule that applies, and why, for the provider to read. */
export interface Hit {
  readonly rule: DeductionRule;
  readonly zh: string;
  readonly en: string;
}

const WHOLE_BP = 10_000;
const percent = (bp: number): string => `${bp / 100}%`;

/** The rules that apply, in the order in which they are taken off: what makes the others pointless comes first. */
export function hitsOf(rules: readonly DeductionRule[], facts: ServiceFacts): Hit[] {
  const places = DEDUCTION_CODES as readonly string[];
  return [...rules]
    .sort((a, b) => places.indexOf(a.code) - places.indexOf(b.code))
    .flatMap((rule): Hit[] => {
      const why = reasonOf(rule, facts);
      return why ? [{ rule, ...why }] : [];
    });
}

function reasonOf(
  { code, threshold, bp }: DeductionRule,
  facts: ServiceFacts,
): { zh: string; en: string } | undefined {
  const off = percent(bp);
  switch (code) {
    case 'SHORT_SERVICE': {
      const { bookedMinutes, deliveredMinutes } = facts;
      if (deliveredMinutes * WHOLE_BP >= bookedMinutes * threshold) return undefined;
      const of = percent(threshold);
      return {
        zh: `实际服务${deliveredMinutes}分钟，不足预约${bookedMinutes}分钟的${of}，扣${off}`,
        en: `${deliveredMinutes} of ${bookedMinutes} booked minutes were delivered, less than ${of}: ${off} off`,
      };
    }
    case 'MISSING_EVIDENCE': {
      const { missing } = facts;
      if (!missing || missing.length < Math.max(threshold, 1)) return undefined;
      return {
        zh: `证明缺${missing.length}项（${missing.join('、')}），扣${off}`,
        en: `${missing.length} elements of proof are missing (${missing.join(', ')}): ${off} off`,
      };
    }
    case 'LATE_START': {
      const { lateMinutes } = facts;
      if (lateMinutes === null || lateMinutes <= threshold) return undefined;
      return {
        zh: `晚到${lateMinutes}分钟，超过${threshold}分钟，扣${off}`,
        en: `Began ${lateMinutes} minutes late, more than ${threshold}: ${off} off`,
      };
    }
  }
}

/**
 * What each rule takes off an amount, the first from all of it and each next one from what is left; rounded down, in
 * favour of whoever did the work. Never negative, together never more than the amount.
 * @param amountFen not negative @param rates basis points in their order
 */
export function deduct(amountFen: number, rates: readonly number[]): number[] {
  let left = amountFen;
  return rates.map((bp) => {
    const off = Number((BigInt(left) * BigInt(bp)) / BigInt(WHOLE_BP));
    left -= off;
    return off;
  });
}
