/**
 * The soft rules and what each is worth, in one currency: the equivalent minute of travel. Values are tenths of a
 * minute, so that half a minute is an integer; `unit` says of what. All defaults are DESIGN until a bureau sets its own.
 */
export type PriceKey =
  | 'travelMinute'
  | 'lateMinute'
  | 'late15Minute'
  | 'late30Minute'
  | 'unknownCaregiver'
  | 'littleKnownCaregiver'
  | 'thirdFaceOfWeek'
  | 'preferredSex'
  | 'preferredDialect'
  | 'sparedSkill'
  | 'overtimeMinute'
  | 'idleMinute'
  | 'idleFromMinutes'
  | 'caregiverFairHour'
  | 'providerFairHour'
  | 'providerFairMost'
  | 'movedVisit'
  | 'movedFromMinutes'
  | 'changedCaregiver'
  | 'unserved';

export type Prices = Readonly<Record<PriceKey, number>>;

export interface PriceLine {
  readonly key: PriceKey;
  /** TENTHS: tenths of an equivalent minute. MINUTES: a threshold, whole minutes of the clock. */
  readonly unit: 'TENTHS' | 'MINUTES';
  readonly fallback: number;
  /** Beyond it is a slip of the pen. */
  readonly most: number;
  /** `{n}` stands for the value in minutes. */
  readonly zh: string;
  readonly en: string;
}

const tenths = (key: PriceKey, fallback: number, most: number, zh: string, en: string): PriceLine => ({
  ...{ key, unit: 'TENTHS', fallback, most, zh, en },
});
const minutes = (key: PriceKey, fallback: number, zh: string, en: string): PriceLine => ({
  ...{ key, unit: 'MINUTES', fallback, most: 480, zh, en },
});

export const PRICE_LINES: readonly PriceLine[] = [
  tenths(
    ...(['travelMinute', 10, 100] as const),
    '路上每 1 分钟计 {n} 分钟',
    'Each minute of travel counts as {n} minutes',
  ),
  tenths(
    ...(['lateMinute', 10, 1_000] as const),
    '迟到的前 15 分钟，每迟到 1 分钟相当于多走 {n} 分钟的路',
    'Up to 15 minutes late: each minute is worth {n} minutes of extra travel',
  ),
  tenths(
    ...(['late15Minute', 30, 1_000] as const),
    '迟到 15 至 30 分钟的部分，每 1 分钟相当于多走 {n} 分钟的路',
    'From the 15th to the 30th minute late: each minute is worth {n} minutes of extra travel',
  ),
  tenths(
    ...(['late30Minute', 60, 1_000] as const),
    '迟到 30 分钟以后，每 1 分钟相当于多走 {n} 分钟的路',
    'From the 30th minute late on: each minute is worth {n} minutes of extra travel',
  ),
  tenths(
    ...(['unknownCaregiver', 200, 10_000] as const),
    '为了派熟悉的护理员而不派老人没见过的，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to send the familiar caregiver instead of an unknown one',
  ),
  tenths(
    ...(['littleKnownCaregiver', 100, 10_000] as const),
    '为了派熟悉的护理员（90 天内来过 3 次以上）而不派只来过一两次的，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to send a caregiver of three or more visits in 90 days, not of one or two',
  ),
  tenths(
    ...(['thirdFaceOfWeek', 300, 10_000] as const),
    '为了不让老人一周内见到第三张生面孔，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to spare the senior a third face within a week',
  ),
  tenths(
    ...(['preferredSex', 250, 10_000] as const),
    '为了满足家属对护理员性别的意愿，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to send a caregiver of the sex the family prefers',
  ),
  tenths(
    ...(['preferredDialect', 150, 10_000] as const),
    '为了派会说老人方言的护理员，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to send a caregiver who speaks the senior’s dialect',
  ),
  tenths(
    ...(['sparedSkill', 30, 1_000] as const),
    '为了把会更多技能的护理员留给需要的老人，每多一项用不上的技能可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel for each skill a caregiver has that the service does not need, to keep him for others',
  ),
  tenths(
    ...(['overtimeMinute', 30, 1_000] as const),
    '为了少加班 1 分钟，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to save one minute of overtime',
  ),
  tenths(
    ...(['idleMinute', 3, 1_000] as const),
    '为了让护理员少空等 1 分钟，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to save a caregiver one minute of idle waiting',
  ),
  minutes(
    'idleFromMinutes',
    45,
    '两次上门之间空等超过 {n} 分钟才计',
    'Waiting between two visits counts beyond {n} minutes',
  ),
  tenths(
    ...(['caregiverFairHour', 20, 10_000] as const),
    '护理员本周偏离同伴平均工时 1 小时相当于多走 {n} 分钟的路，2 小时为 4 倍，3 小时为 9 倍',
    'One hour off a caregiver’s fair week is worth {n} minutes of extra travel, two hours 4 times that, three 9 times',
  ),
  tenths(
    ...(['providerFairHour', 15, 10_000] as const),
    '机构偏离应得份额 1 小时相当于多走 {n} 分钟的路，2 小时为 4 倍，3 小时为 9 倍',
    'One hour off a provider’s fair share is worth {n} minutes of extra travel, two hours 4 times that, three 9 times',
  ),
  tenths(
    ...(['providerFairMost', 300, 10_000] as const),
    '为了公平对待各机构，一单最多多走 {n} 分钟的路',
    'For fairness among providers we accept at most {n} minutes of extra travel for an order',
  ),
  tenths(
    ...(['movedVisit', 100, 10_000] as const),
    '为了不改动已公布的上门时间，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to keep a published visit at its time',
  ),
  minutes(
    'movedFromMinutes',
    15,
    '已公布的时间移动超过 {n} 分钟才算改动',
    'A published visit counts as moved beyond {n} minutes',
  ),
  tenths(
    ...(['changedCaregiver', 250, 10_000] as const),
    '为了不更换已公布的护理员，可以多走 {n} 分钟的路',
    'We accept {n} minutes of extra travel to keep the caregiver who was published',
  ),
  tenths(
    ...(['unserved', 4_800, 100_000] as const),
    '为了不落下一单一般陪伴服务，可以多走 {n} 分钟的路；日常照料、急需服务依次更优先',
    'We accept {n} minutes of extra travel not to leave out one companionship visit; daily care and urgent care weigh more',
  ),
];

export const DEFAULT_PRICES = Object.fromEntries(
  PRICE_LINES.map(({ key, fallback }) => [key, fallback]),
) as Prices;

/** Rules that versions from before them do not have: there they cost nothing, as when those versions decided. */
const LATER: Pick<Prices, 'sparedSkill'> = { sparedSkill: 0 };

/** The prices of a version as it was kept. */
export const pricesOf = (kept: Omit<Prices, keyof typeof LATER> & Partial<Prices>): Prices => ({
  ...LATER,
  ...kept,
});

/** 200 tenths: `20`; 3 tenths: `0.3`. */
export const inMinutes = ({ unit }: Pick<PriceLine, 'unit'>, value: number): string =>
  String(unit === 'TENTHS' ? value / 10 : value);

/** What the value of a line means, as the bureau reads it. */
export const sentenceOf = (line: PriceLine, value: number): { readonly zh: string; readonly en: string } => ({
  zh: line.zh.replace('{n}', inMinutes(line, value)),
  en: line.en.replace('{n}', inMinutes(line, value)),
});

/** Lines that contradict each other: the later minute late is never cheaper than the earlier one. */
export function pricesProblem(prices: Prices): PriceKey | undefined {
  if (prices.late15Minute < prices.lateMinute) return 'late15Minute';
  if (prices.late30Minute < prices.late15Minute) return 'late30Minute';
  if (prices.unknownCaregiver < prices.littleKnownCaregiver) return 'unknownCaregiver';
  return undefined;
}
