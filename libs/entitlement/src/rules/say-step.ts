import type { Step } from './decision';
import { definitionOf } from './fact-sheet';
import type { Unit, Words } from './rule';
import { amountIn, gap, isText, join, requirement, subjectName, valueOf } from './say-values';

/** The names that sentences need and that are not part of a decision. */
export interface Wording {
  readonly programme: Words;
  /** Of the benefit. */
  readonly unit: Unit;
  /** By category code. */
  readonly categories: Readonly<Record<string, Words>>;
  /** By division code; a code without a name is shown as it is. */
  readonly regions: Readonly<Record<string, Words>>;
}

const named = (names: Readonly<Record<string, Words>>, code: string): Words =>
  names[code] ?? { zh: code, en: code };

/** What a step found, without full stop and source. */
export function statement(step: Step, on: string, wording: Wording): Words {
  const { need } = step;
  if (step.is === undefined) return numberStatement(step, wording);
  if (step.kind === 'all' || step.kind === 'any' || step.kind === 'not') return compositeStatement(step);
  if (!need) return compositeStatement(step);
  if ('category' in need) return categoryStatement(step, named(wording.categories, need.category));
  if (step.is === null) return unknownStatement(step);
  if ('fact' in need) {
    const { yes, no, ...name } = definitionOf(need.fact);
    const said = step.is ? yes : no;
    return said ? { zh: said.zh, en: `the senior ${said.en}` } : name;
  }
  if ('region' in need) return regionStatement(step, need.region, wording);
  return comparisonStatement(step, on);
}

function categoryStatement({ is }: Step, { zh, en }: Words): Words {
  return is
    ? { zh: `属于“${zh}”`, en: `the senior is recorded as “${en}”` }
    : { zh: `不属于“${zh}”`, en: `the senior is not recorded as “${en}”` };
}

function regionStatement(step: Step, region: string | null, { regions }: Wording): Words {
  const fact = definitionOf(Object.keys(step.saw)[0]);
  const place = region === null ? { zh: '全国', en: 'the country' } : named(regions, region);
  return step.is
    ? { zh: `${fact.zh}在${place.zh}`, en: `the ${fact.en} lies in ${place.en}` }
    : { zh: `${fact.zh}不在${place.zh}`, en: `the ${fact.en} does not lie in ${place.en}` };
}

function comparisonStatement(step: Step, on: string): Words {
  const { is, need, subject } = step;
  const asked = requirement(need!, subject, unitOf(step));
  const found = foundStatement(step, on);
  return is
    ? { zh: `${found.zh}，符合“${asked.zh}”的要求`, en: `${found.en}; ${asked.en} is required, which is met` }
    : {
        zh: `${found.zh}，不符合“${asked.zh}”的要求`,
        en: `${found.en}; ${asked.en} is required, which is not met`,
      };
}

function foundStatement(step: Step, on: string): Words {
  const { subject, value, saw } = step;
  if (subject === 'AGE') {
    const born = saw.birthDate as string;
    return {
      zh: `年满 ${value} 周岁（出生 ${born}，计算日 ${on}）`,
      en: `the senior is ${value} years old (born ${born}, as of ${on})`,
    };
  }
  const name = subjectName(step);
  const text = subject ? saw[subject] : undefined;
  const seen = value ?? (isText(text) && text !== '***' ? text : undefined);
  if (seen === undefined) return { zh: `${name.zh}已核对`, en: `the ${name.en} has been checked` };
  const shown = valueOf(subject, seen, unitOf(step));
  return { zh: `${name.zh}为${gap(shown.zh)}`, en: `${name.en}: ${shown.en}` };
}

function unknownStatement(step: Step): Words {
  const lacking = Object.entries(step.saw).filter(([, value]) => value === null);
  const facts = lacking.map(([fact]) => definitionOf(fact));
  const missing = join(facts.length ? facts : [subjectName(step)], '、', ', ');
  return {
    zh: `缺少“${missing.zh}”的有效证明，暂不能判断`,
    en: `there is no valid evidence of: ${missing.en}; this cannot be decided yet`,
  };
}

const COMPOSITE = {
  all: { zh: '须同时满足的各项条件', en: 'the conditions that must all hold' },
  any: { zh: '满足其一即可的各项条件', en: 'the conditions of which one must hold' },
  not: { zh: '排除条件的反面', en: 'that the exclusion does not apply' },
} as const;

function compositeStatement({ kind, label, is }: Step): Words {
  const name = label ?? COMPOSITE[kind as keyof typeof COMPOSITE];
  if (is === null) return { zh: `${name.zh}：暂不能判断`, en: `${name.en}: cannot be decided yet` };
  return is
    ? { zh: `${name.zh}：满足`, en: `${name.en}: met` }
    : { zh: `${name.zh}：不满足`, en: `${name.en}: not met` };
}

/** A parameter says in which unit it is; what is computed from the parts is in the benefit's unit. */
function numberStatement(step: Step, { unit }: Wording): Words {
  const { kind, value, label, saw } = step;
  const fact = kind === 'fact' ? Object.keys(saw)[0] : kind === 'ageOn' ? 'AGE' : null;
  const name = label ?? (fact ? subjectName({ ...step, subject: fact }) : { zh: '数额', en: 'amount' });
  if (value === null || value === undefined)
    return { zh: `${name.zh}：暂不能计算`, en: `${name.en}: cannot be computed yet` };
  const own = kind === 'monthsBetween' ? 'MONTH' : kind === 'param' || kind === 'table' ? unitOf(step) : unit;
  const shown = fact ? valueOf(fact, value) : amountIn(own ?? unit, value);
  return { zh: `${name.zh}为${gap(shown.zh)}`, en: `${name.en}: ${shown.en}` };
}

/** The unit of the parameters a step used, if they have one in common. */
function unitOf({ answeredBy }: Step): string | undefined {
  const units = new Set(Object.values(answeredBy ?? {}).map(({ unit }) => unit));
  return units.size === 1 ? [...units][0] : undefined;
}
