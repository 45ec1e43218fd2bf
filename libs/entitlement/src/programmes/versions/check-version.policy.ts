import { addDays } from '@anzhi/kernel';
import { validateRule } from '../../rules/validate';
import { usesOf } from '../parameters/parameter-names';
import { rangeOf, type ParameterUnit } from '../parameters/parameter-unit';
import {
  SERVICE_KINDS,
  type BenefitUnit,
  type Payment,
  type ProgrammeIdentity,
  type Terms,
} from '../programme';
import type { Days } from '../version.sql';
import { versionProblem as problem, type VersionProblem } from './version-problem';

/** A version as it was written, and whose. */
export interface WrittenVersion {
  readonly programme: Pick<ProgrammeIdentity, 'code' | 'unit' | 'exclusiveGroup' | 'choose'>;
  readonly days: Days;
  readonly terms: Terms;
}

/** What the version is held against. */
export interface Surroundings {
  readonly today: string;
  readonly categories: readonly string[];
  /** Parameters of the asked names that have any value. */
  readonly parameters: readonly {
    readonly name: string;
    readonly unit: ParameterUnit;
    readonly type: 'INTEGER' | 'TABLE';
    /** Of a table. */
    readonly keys: readonly string[];
  }[];
  /** The first day of the version on which a county has no value, for each name that lacks one somewhere. */
  readonly gaps: readonly { readonly name: string; readonly region: string; readonly day: string }[];
  /** Every programme there is. */
  readonly programmes: readonly Pick<ProgrammeIdentity, 'code' | 'exclusiveGroup' | 'choose'>[];
  /** Other versions of the programme that are law on some of the days. */
  readonly laws: readonly (Days & { readonly version: number })[];
}

const PAYS: Readonly<Record<BenefitUnit, readonly Payment['by'][]>> = {
  MINUTE: ['MINUTE'],
  FEN: ['FULL', 'RATIO'],
  VOUCHER: ['FULL', 'RATIO'],
  VISIT: ['VISIT'],
};

/** Everything that stands against the version becoming law; an empty list: nothing. Pointers begin at the request. */
export function checkVersion(version: WrittenVersion, around: Surroundings): VersionProblem[] {
  return [
    ...daysProblems(version.days, around),
    ...ruleProblems(version.terms, around),
    ...parameterProblems(version.terms, around),
    ...paymentProblems(version),
    ...itemProblems(version.terms),
    ...neighbourProblems(version, around),
    ...fundingProblems(version.terms),
    ...lifeProblems(version.terms),
  ];
}

function daysProblems({ from, to }: Days, { today, laws }: Surroundings): VersionProblem[] {
  const tomorrow = addDays(today, 1);
  return [
    ...(to !== null && to <= from ? [problem('/to', 'days-reversed')] : []),
    ...(from <= today ? [problem('/from', 'starts-too-early', { day: tomorrow })] : []),
    ...laws.flatMap((law) => {
      if (law.from >= from)
        return [problem('/from', 'law-already', { version: law.version, from: law.from })];
      const goesOn = to !== null && (law.to === null || law.to > to);
      return goesOn ? [problem('/to', 'cuts-law', { version: law.version, to: law.to ?? '长期' })] : [];
    }),
  ];
}

function ruleProblems({ rule }: Terms, { parameters, categories }: Surroundings): VersionProblem[] {
  const params = Object.fromEntries(
    parameters.map(({ name, type, unit }) => [name, { type, range: rangeOf(unit) }]),
  );
  return validateRule(rule, { params, categories }).map(({ pointer, code, zh, en }) => {
    return { pointer: `/terms/rule${pointer}`, code, zh, en };
  });
}

function parameterProblems(terms: Terms, { parameters, gaps }: Surroundings): VersionProblem[] {
  const uses = usesOf(terms);
  const pointerOf = (name: string): string => uses.find((use) => use.name === name)?.pointer ?? '/terms/rule';
  return [
    ...gaps.map((gap) => problem(pointerOf(gap.name), 'parameter-missing', { ...gap })),
    ...uses.flatMap(({ pointer, name, unit: expected }) => {
      const known = parameters.find((parameter) => parameter.name === name);
      if (!known) return [];
      const { unit, keys } = known;
      const isByKind = keys.length === 0 || SERVICE_KINDS.every((kind) => keys.includes(kind));
      return [
        ...(unit === expected ? [] : [problem(pointer, 'parameter-unit', { name, unit, expected })]),
        ...(isByKind ? [] : [problem(pointer, 'parameter-shape', { name })]),
      ];
    }),
  ];
}

function paymentProblems({ programme: { unit }, terms: { payment } }: WrittenVersion): VersionProblem[] {
  return PAYS[unit].includes(payment.by)
    ? []
    : [problem('/terms/payment/by', 'payment-unit', { unit, by: payment.by })];
}

/** That the catalogue has them is a foreign key. */
function itemProblems({ items }: Terms): VersionProblem[] {
  const codes = items.map(({ itemCode }) => itemCode);
  return codes.length ? [] : [problem('/terms/items', 'items-none')];
}

/** The group and the bars: programmes a person may not have at the same time. */
function neighbourProblems(
  { programme, terms }: WrittenVersion,
  { programmes }: Surroundings,
): VersionProblem[] {
  const { code, exclusiveGroup, choose } = programme;
  const codes = programmes.map((other) => other.code);
  const partner = programmes.find(
    (other) => other.code !== code && other.exclusiveGroup === exclusiveGroup && other.choose !== choose,
  );
  return [
    ...terms.bars.flatMap((bar, index) => {
      if (bar === code) return [problem(`/terms/bars/${index}`, 'bars-itself')];
      return codes.includes(bar) ? [] : [problem(`/terms/bars/${index}`, 'bar-unknown', { code: bar })];
    }),
    ...(exclusiveGroup !== null && partner
      ? [
          problem('/programme/choose', 'group-chooses-otherwise', {
            code: partner.code,
            choose: partner.choose,
          }),
        ]
      : []),
  ];
}

function fundingProblems({ funding, citation }: Terms): VersionProblem[] {
  const { centralBp, provinceBp, cityBp, countyBp, lotteryBp } = funding;
  const sum = centralBp + provinceBp + cityBp + countyBp + lotteryBp;
  return [
    ...(sum === 10_000 ? [] : [problem('/terms/funding', 'funding-sum', { sum })]),
    ...(citation.trim() ? [] : [problem('/terms/citation', 'citation-missing')]),
  ];
}

function lifeProblems(terms: Terms): VersionProblem[] {
  const promises = terms.startWithinWorkingDays !== null;
  const keeps = terms.enrolment === 'APPLICATION' && terms.start === 'ON_APPROVAL';
  return [
    ...(terms.carry && terms.frequency === 'ONCE' ? [problem('/terms/carry', 'once-carry')] : []),
    ...(terms.carry && terms.usableFor === 'WEEK' ? [problem('/terms/carry', 'week-carry')] : []),
    ...(promises && !keeps ? [problem('/terms/startWithinWorkingDays', 'promise-without-start')] : []),
  ];
}
