/** A sentence for people, in both languages. `{name}` is one of the hit's inputs or thresholds. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** BLOCK decides before money moves; WITHHOLD stops payment and opens a case; HOLD stops payment; SCORE orders work. */
export const SEVERITIES = ['BLOCK', 'WITHHOLD', 'HOLD', 'SCORE'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What other authorities hand in. */
export const FEEDS = [
  'DEATHS',
  'HOSPITAL_STAYS',
  'INSTITUTION_STAYS',
  'OTHER_STAYS',
  'INSURED_SERVICES',
  'CONTRACTS',
  'LEAVE',
  'WORK_ELSEWHERE',
  'HOUSEHOLDS',
  'ACTIVITIES',
] as const;
export type Feed = (typeof FEEDS)[number];

/**
 * What a visit itself must have told: `row` is asked of a row of the sheet; `of` names the visits that told it, and
 * `unlike` those that did not, as a set, so that a month of visits is asked at once; `beside` joins what stands beside
 * a row `s` of the sheet, at most once. `{month}` is the first of the month, `{told}` the name of what is joined.
 */
export const SIGNALS = {
  POSITION: { row: 's.in_lat IS NOT NULL OR s.out_lat IS NOT NULL' },
  DEVICE: { row: 's.device_id IS NOT NULL' },
  CLOCK: { row: 's.in_skew_ms IS NOT NULL OR s.out_skew_ms IS NOT NULL' },
  PICTURE: {
    of: `SELECT p.visit_id FROM visits.proof p WHERE p.perceptual_hash IS NOT NULL
            AND p.service_month = {month} GROUP BY p.service_month, p.visit_id`,
  },
  /** A face was pictured, and nobody could compare it. */
  FACE_MATCH: {
    unlike: `SELECT p.visit_id FROM visits.proof_now p WHERE p.method = 'FACE' AND p.label = 'NO_MATCHER'`,
  },
  CONFIRMATION: { row: 's.confirmed_at IS NOT NULL' },
  CALL_BACK: {
    of: `SELECT t.visit_id FROM oversight.audit_task t
           JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id) WHERE t.kind = 'CALL_BACK'`,
  },
  /** The family said how content it is. */
  RATING: { of: 'SELECT r.visit_id FROM visits.rating r' },
  CARE_LEVEL: {
    beside: `assessment.result {told} ON {told}.senior_id = s.senior_id AND upper_inf({told}.known) AND {told}.valid @> s.day`,
    column: 'senior_id',
  },
  /** The platform has seen months before this one. */
  EARLIER_MONTHS: { row: '(SELECT min(b.month) FROM oversight.provider_month b) < {month}' },
} as const;
export type Signal = keyof typeof SIGNALS;
export type Need = Feed | Signal;
export const isFeed = (need: Need): need is Feed => (FEEDS as readonly string[]).includes(need);

/** A number in force on some days, with its unit and why it is what it is. */
export interface Threshold extends Bilingual {
  readonly value: number;
  readonly unit:
    'MINUTE' | 'SECOND' | 'HOUR' | 'DAY' | 'METRE' | 'KM_PER_HOUR' | 'PERCENT' | 'COUNT' | 'SCORE';
  /** Where it comes from; the first version has it. */
  readonly source: string;
}

export type SubjectKind = 'VISIT' | 'CAREGIVER' | 'SENIOR' | 'PROVIDER' | 'DEVICE' | 'ASSESSOR' | 'OFFICER';

/** One rule of the catalogue: what it asks (SQL), of which data, against which numbers, and how it says what it found. */
export interface Rule {
  readonly code: string;
  readonly title: Bilingual;
  /** The strongest thing it can do. */
  readonly severity: Exclude<Severity, 'HOLD'>;
  readonly needs: readonly Need[];
  /** What a hit adds to the risk of a visit, 0 to 100. */
  readonly thresholds: Readonly<Record<string, Threshold>>;
  /** By variant: one rule may ask several questions. */
  readonly sentences: Readonly<Record<string, Bilingual>>;
  /** It is also asked of one visit, inside the transaction that would pay for it; then it is a point query. */
  readonly atCapture?: boolean;
  /** Asked of whole months only, by night: it compares with the months before. */
  readonly monthly?: boolean;
  /** It needs the pictures of the month compared. */
  readonly comparesPictures?: boolean;
  /**
   * Selects the columns of `HIT_COLUMNS` from `visit_sheet` and whatever else it needs. `{judged}` is the condition
   * on `s` for what is under judgement, `{month}` the first of the month, `{name}` a threshold.
   */
  readonly sql: string;
}

/** The numbers with which a rule comes. */
export const startValues = ({ thresholds }: Rule): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(thresholds).map(([name, { value }]) => [name, value]));

/** In this order, of every rule. `severity` and `variant` may differ by row. */
export const HIT_COLUMNS = [
  'variant',
  'severity',
  'subject_kind',
  'subject_id',
  'day',
  'county_id',
  'region_id',
  'provider_id',
  'visit_ids',
  'inputs',
] as const;

const SOURCE = 'ledger.md 4.1';

/** Start values stand in the list of rules; a bureau measures and changes them. */
export const threshold = (
  value: number,
  unit: Threshold['unit'],
  zh: string,
  en: string,
  source = SOURCE,
): Threshold => ({ value, unit, zh, en, source });

/** How much a hit adds to a visit's risk score. */
export const weight = (value: number): { weight: Threshold } => ({
  weight: threshold(
    value,
    'SCORE',
    '命中计入风险分',
    'what a hit adds to the risk score',
    'policy.md 10.4 (DESIGN)',
  ),
});

/** Of a rule that withholds for one thing and scores for another: what the latter adds. */
export const weights = (value: number, lighter: number): { weight: Threshold; lighter: Threshold } => ({
  ...weight(value),
  lighter: threshold(
    lighter,
    'SCORE',
    '只提示的命中计入风险分',
    'what a hit that withholds nothing adds to the risk score',
    'policy.md 10.4 (DESIGN)',
  ),
});

/** The first columns of a hit that is about one visit `s`. */
export const ofVisit = (variant: string, severity: Severity): string =>
  `'${variant}' AS variant, '${severity}' AS severity, 'VISIT' AS subject_kind, s.visit_id AS subject_id, s.day,
   s.county_id, s.region_id, s.provider_id, ARRAY[s.visit_id] AS visit_ids`;

/** An instant as officers read it. */
export const clock = (expression: string): string =>
  `to_char(${expression} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')`;

/** The Monday of a day's week, by counting alone: asked of every visit of a month. */
export const weekOf = (day: string): string => `(${day} - (${day} - date '2000-01-03') % 7)`;

/** Minutes in which two stretches of time overlap, fractions included; negative when they do not touch. */
export const overlapMinutes = (a: string, b: string, c: string, d: string): string =>
  `(extract(epoch FROM least(${b}, ${d}) - greatest(${a}, ${c})) / 60)`;
