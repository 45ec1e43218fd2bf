import type { Decision, Step } from './decision';
import { definitionOf } from './fact-sheet';
import type { AnsweringLevel, Words } from './rule';
import { statement, type Wording } from './say-step';
import { amountIn, join } from './say-values';

/**
 * A decision in plain sentences: first the outcome, then each step that counted with its source. From the
 * decision alone, so an old one can be read aloud whatever the rule says today. The steps themselves tell all.
 */
export function sentences(decision: Decision, wording: Wording): { zh: string[]; en: string[] } {
  const said = [
    ...conclusion(decision, wording),
    ...decision.steps
      .filter((step) => isWorthSaying(step, decision))
      .map((step) => withSource(statement(step, decision.on, wording), step)),
  ];
  return { zh: unique(said.map(({ zh }) => zh)), en: unique(said.map(({ en }) => en)) };
}

const COMPOSITES: readonly string[] = ['all', 'any', 'not'];

/** What groups conditions says nothing to people, nor does what somebody is not, where that decided nothing. */
function isWorthSaying({ id, kind, is, idle, label }: Step, { decidedBy }: Decision): boolean {
  if (idle || (COMPOSITES.includes(kind) && !label)) return false;
  return is !== false || decidedBy.includes(id);
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

function conclusion(decision: Decision, wording: Wording): Words[] {
  const { programme, unit } = wording;
  switch (decision.outcome) {
    case 'G': {
      const amount = amountIn(unit, decision.amount);
      return [
        {
          zh: `符合“${programme.zh}”的条件，可享受 ${amount.zh}。`,
          en: `Entitled under “${programme.en}”: ${amount.en}.`,
        },
      ];
    }
    case 'N': {
      const reasons = deciding(decision).map((step) => statement(step, decision.on, wording));
      const why = join(reasons, '；', '; ');
      return [
        {
          zh: `不符合“${programme.zh}”的条件。原因：${why.zh}。`,
          en: `Not entitled under “${programme.en}”, because: ${why.en}.`,
        },
      ];
    }
    case 'U':
      return [
        {
          zh: `“${programme.zh}”暂不能决定，还需要以下证明。`,
          en: `“${programme.en}” cannot be decided yet: evidence is needed.`,
        },
        ...decision.missing.map(evidenceFor),
      ];
  }
}

/** Why not: the steps that decided; when he is entitled to nothing, the amount of 0. */
function deciding({ steps, decidedBy }: Decision): Step[] {
  return steps.filter(({ id }) => decidedBy.includes(id));
}

function evidenceFor(fact: string): Words {
  const { zh, en, evidence } = definitionOf(fact);
  return { zh: `${zh}：${evidence.zh}。`, en: `${en}: ${evidence.en}.` };
}

const LEVELS: Readonly<Record<AnsweringLevel, Words>> = {
  COUNTY: { zh: '县级', en: 'county' },
  CITY: { zh: '市级', en: 'city' },
  PROVINCE: { zh: '省级', en: 'province' },
  NATION: { zh: '国家', en: 'nation' },
};

/** The sentence with its citation and with the divisions whose parameters it used. */
function withSource({ zh, en }: Words, { cite, answeredBy }: Step): Words {
  const parameters = Object.values(answeredBy ?? {}).map(
    ({ answeredBy: { level, regionName }, citation }) => ({
      zh: `${regionName}（${LEVELS[level].zh}标准）${citation}`,
      en: `${regionName} (${LEVELS[level].en}) ${citation}`,
    }),
  );
  const sources = [...(cite ? [{ zh: cite, en: cite }] : []), ...parameters];
  const source = join(sources, '；', '; ');
  return sources.length
    ? { zh: `${zh}。依据：${source.zh}。`, en: `${capital(en)}. Source: ${source.en}.` }
    : { zh: `${zh}。`, en: `${capital(en)}.` };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
