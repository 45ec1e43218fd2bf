import { codeProblems, unknownCodes, type CodeWord } from '../rulebooks/code-list';

/** Something that is measured, with what is plausible: outside of it somebody mistyped. */
export interface Measure extends CodeWord {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly decimals: number;
}

/** One sign: a measured value on one side of a limit, or a question answered with yes. */
export type Sign =
  | { readonly measure: string; readonly above: number }
  | { readonly measure: string; readonly atLeast: number }
  | { readonly measure: string; readonly below: number }
  | { readonly question: string };

/** STOP: what would harm must not be done now. TELL: the family has to know. EMERGENCY: both, and 120 may be needed. */
export type AlarmLevel = 'STOP' | 'TELL' | 'EMERGENCY';

/** What to do when one of its signs is there. */
export interface Alarm extends CodeWord {
  readonly level: AlarmLevel;
  readonly any: readonly Sign[];
}

export interface RiskKind extends CodeWord {
  readonly about: 'SENIOR' | 'HOME';
}

/** What a service asks before it begins. */
export interface ItemCare {
  /** The service items it is for. */
  readonly codes: readonly string[];
  readonly measures: readonly string[];
  readonly questions: readonly string[];
  readonly alarms: readonly string[];
  /** The tasks that must not be done while an alarm says STOP or EMERGENCY. */
  readonly stops: readonly string[];
  /** Risks that speak against it: whoever serves reads them before he checks in. */
  readonly contraRisks: readonly string[];
}

/** What caregivers go by: laid down by the bureau, shipped as `data/care-guide.json` (policy.md 2.3). */
export interface CareGuide {
  readonly taskReasons: readonly CodeWord[];
  readonly measures: readonly Measure[];
  readonly questions: readonly CodeWord[];
  readonly alarms: readonly Alarm[];
  readonly risks: readonly RiskKind[];
  readonly items: readonly ItemCare[];
}

/** What was measured and asked at one time: values by measure, and the questions answered with yes. */
export interface Reading {
  readonly values: Readonly<Record<string, number>>;
  readonly yes: readonly string[];
}

const NOTHING: ItemCare = { codes: [], measures: [], questions: [], alarms: [], stops: [], contraRisks: [] };

export const careOf = (guide: CareGuide, itemCode: string): ItemCare =>
  guide.items.find(({ codes }) => codes.includes(itemCode)) ?? NOTHING;

/** Values nobody has, and what the guide does not know; each with the name of the field. */
export function implausible(guide: CareGuide, { values, yes }: Reading): string[] {
  const odd = Object.entries(values).filter(([code, value]) => {
    const measure = guide.measures.find((each) => each.code === code);
    return !measure || !(value >= measure.least && value <= measure.most) || !fits(value, measure.decimals);
  });
  const unknown = yes.filter((code) => !guide.questions.some((each) => each.code === code));
  return [...odd.map(([code]) => `values/${code}`), ...unknown.map((code) => `yes/${code}`)];
}

const fits = (value: number, decimals: number): boolean =>
  Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-6;

/** What the service asks for and the reading does not have. A question not answered with yes was answered with no. */
export const missing = (care: ItemCare, { values }: Reading): string[] =>
  care.measures.filter((code) => values[code] === undefined);

/** The alarms of a reading, the gravest first. */
export function alarmsOf(guide: CareGuide, itemCode: string, reading: Reading): Alarm[] {
  const { alarms } = careOf(guide, itemCode);
  return guide.alarms
    .filter(({ code, any }) => alarms.includes(code) && any.some((sign) => shows(reading, sign)))
    .sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level]);
}

const GRAVITY: Record<AlarmLevel, number> = { EMERGENCY: 0, STOP: 1, TELL: 2 };

function shows({ values, yes }: Reading, sign: Sign): boolean {
  if ('question' in sign) return yes.includes(sign.question);
  const value = values[sign.measure];
  if (value === undefined) return false;
  if ('above' in sign) return value > sign.above;
  return 'below' in sign ? value < sign.below : value >= sign.atLeast;
}

export const stopsCare = ({ level }: Pick<Alarm, 'level'>): boolean => level !== 'TELL';

/** How one task ended. */
export interface TaskOutcome {
  readonly code: string;
  readonly outcome: 'DONE' | 'NOT_DONE' | 'REFUSED' | 'NOT_APPLICABLE';
}

/** Doubts about the care, beside those about presence. */
export type CareFlag = 'CONTRAINDICATED' | 'VITALS_MISSING';

/**
 * Nothing that was done is refused: whoever bathed against an alarm says so, and somebody has to look at it. The last
 * reading counts, because after a rest one measures again.
 * @param readings in the order in which they were taken
 */
export function judgeCare(
  guide: CareGuide,
  itemCode: string,
  facts: { readonly readings: readonly Reading[]; readonly tasks: readonly TaskOutcome[] },
): CareFlag[] {
  const care = careOf(guide, itemCode);
  const last = facts.readings.at(-1);
  const done = facts.tasks.filter(({ outcome }) => outcome === 'DONE').map(({ code }) => code);
  const didRisky = care.stops.some((code) => done.includes(code));
  // a service that consists of measuring has nothing to stop, and is not done without it
  const hadToMeasure = care.measures.length > 0 && (care.stops.length > 0 ? didRisky : done.length > 0);
  const flags: CareFlag[] = [];
  if (hadToMeasure && (!last || missing(care, last).length > 0)) flags.push('VITALS_MISSING');
  if (didRisky && last && alarmsOf(guide, itemCode, last).some(stopsCare)) flags.push('CONTRAINDICATED');
  return flags;
}

/** What is wrong with a guide somebody wants to lay down; empty: it may be. */
export function careGuideProblems(guide: CareGuide): string[] {
  const { taskReasons, measures, questions, alarms, risks, items } = guide;
  const signs = alarms.flatMap(({ any }) => any);
  const twice = items.flatMap(({ codes }) => codes).filter((code, at, all) => all.indexOf(code) !== at);
  return [
    ...codeProblems('taskReasons', taskReasons),
    ...codeProblems('measures', measures),
    ...codeProblems('questions', questions),
    ...codeProblems('alarms', alarms),
    ...codeProblems('risks', risks),
    ...measures
      .filter(({ least, most }) => !(least < most))
      .map(({ code }) => `measures: ${code} has no range`),
    ...unknownCodes(
      'alarms',
      signs.flatMap((sign) => ('measure' in sign ? [sign.measure] : [])),
      measures,
    ),
    ...unknownCodes(
      'alarms',
      signs.flatMap((sign) => ('question' in sign ? [sign.question] : [])),
      questions,
    ),
    ...items.flatMap((item) => [
      ...unknownCodes('items', item.measures, measures),
      ...unknownCodes('items', item.questions, questions),
      ...unknownCodes('items', item.alarms, alarms),
      ...unknownCodes('items', item.contraRisks, risks),
    ]),
    ...twice.map((code) => `items: ${code} comes twice`),
  ];
}
