import { candidatesOf, type Candidate } from './candidates';
import { compile, type CompiledRule, type Verdict } from './compile';
import { definitionOf, type FactSheet } from './fact-sheet';
import { FACTS, type FactValue } from './facts';
import type { Circumstances, Outcome, Parameters, Rule, Words } from './rule';
import type { Wording } from './say-step';
import { amountIn, valueOf } from './say-values';

/** One fact whose change alone would change the outcome, in a sentence. */
export interface Change extends Words {
  /** A fact code; `AGE`; or `categories.DIBAO` for one category. */
  readonly fact: string;
  /** `***` when sensitive. */
  readonly from: FactValue | null;
  readonly to: FactValue;
  /** AGE: the day on which it is reached. */
  readonly on?: string;
  readonly outcome: Outcome;
  readonly amount: number;
}

/**
 * What would have to be otherwise, the smallest change first and one for each fact: for who is entitled, what
 * would end it; for all others, what would entitle them. Empty when no single fact is enough. Parameters are
 * today's, also for a birthday to come.
 */
export function whatWouldChange(
  rule: Rule,
  sheet: FactSheet,
  params: Parameters,
  circumstances: Circumstances,
  wording: Wording,
): Change[] {
  const compiled = compile(rule, params, circumstances);
  const wanted: Outcome = compiled.decide(sheet).outcome === 'G' ? 'N' : 'G';
  const reached = candidatesOf({ compiled, sheet, params, circumstances }).flatMap((candidate) => {
    const verdict = verdictOn(candidate, compiled, { rule, params, circumstances });
    return verdict.outcome === wanted ? [{ candidate, verdict }] : [];
  });
  reached.sort((a, b) => byEffort(a.candidate, b.candidate));
  const seen = new Set<string>();
  return reached.flatMap(({ candidate, verdict }) => {
    if (seen.has(candidate.fact)) return [];
    seen.add(candidate.fact);
    return [changeOf(candidate, verdict, circumstances, wording)];
  });
}

interface Asked {
  readonly rule: Rule;
  readonly params: Parameters;
  readonly circumstances: Circumstances;
}

function verdictOn({ values, circumstances }: Candidate, today: CompiledRule, asked: Asked): Verdict {
  const isToday = circumstances.on === asked.circumstances.on;
  const compiled = isToday ? today : compile(asked.rule, asked.params, circumstances);
  return compiled.decide({ values });
}

function byEffort(a: Candidate, b: Candidate): number {
  const byNumbers = a.effort[0] - b.effort[0] || a.effort[1] - b.effort[1];
  return byNumbers || (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0);
}

function changeOf(
  { fact, from, to, circumstances }: Candidate,
  { outcome, amount }: Verdict,
  today: Circumstances,
  wording: Wording,
): Change {
  const on = circumstances.on === today.on ? {} : { on: circumstances.on };
  const shown = isSensitive(fact) && from !== null ? '***' : from;
  const change = { fact, from: shown, to, ...on, outcome, amount };
  const condition = conditionOf(change, wording);
  const benefit = amountIn(wording.unit, amount);
  const consequence =
    outcome === 'G'
      ? { zh: `即可享受 ${benefit.zh}`, en: `the senior would be entitled to ${benefit.en}` }
      : { zh: '将不再符合条件', en: 'the senior would no longer be entitled' };
  return {
    ...change,
    zh: `${condition.zh}，${consequence.zh}。`,
    en: `${condition.en}, ${consequence.en}.`,
  };
}

const isSensitive = (fact: string): boolean => fact in FACTS && definitionOf(fact).sensitive === true;

type Bare = Omit<Change, 'zh' | 'en'>;

function conditionOf({ fact, from, to, on }: Bare, { categories, regions }: Wording): Words {
  if (fact === 'AGE') return { zh: `到 ${on} 年满 ${String(to)} 周岁时`, en: `On ${on}, aged ${String(to)}` };
  if (fact.startsWith('categories.')) {
    const code = fact.slice('categories.'.length);
    const { zh, en } = categories[code] ?? { zh: code, en: code };
    return to
      ? { zh: `如属于“${zh}”`, en: `If recorded as “${en}”` }
      : { zh: `如不再属于“${zh}”`, en: `If no longer recorded as “${en}”` };
  }
  const { zh, en, yes, no } = definitionOf(fact);
  if (typeof to === 'boolean') {
    const said = (to ? yes : no) ?? { zh, en };
    const proven =
      from === null
        ? { zh: '如证明', en: 'If it is shown that the senior ' }
        : { zh: '如', en: 'If the senior ' };
    return { zh: proven.zh + said.zh, en: proven.en + said.en };
  }
  if (Array.isArray(to)) return placeCondition(to as readonly string[], { zh, en }, regions);
  const value = valueOf(fact, to as number | string);
  return from === null
    ? { zh: `如证明${zh}为${value.zh}`, en: `If evidence shows the ${en}: ${value.en}` }
    : { zh: `如${zh}变为${value.zh}`, en: `If the ${en} becomes: ${value.en}` };
}

function placeCondition(path: readonly string[], { zh, en }: Words, regions: Wording['regions']): Words {
  if (!path.length) return { zh: `如${zh}迁出`, en: `If the ${en} moves away` };
  const place = regions[path[0]] ?? { zh: path[0], en: path[0] };
  return { zh: `如${zh}在${place.zh}`, en: `If the ${en} is in ${place.en}` };
}
