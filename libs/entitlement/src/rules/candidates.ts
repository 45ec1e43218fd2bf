import { dayNumber, yearsBetween } from './arithmetic';
import { definitionOf, seenValue, type FactSheet } from './fact-sheet';
import type { FactValue } from './facts';
import type { CompiledRule } from './compile';
import type { Laid } from './layout';
import type { Values } from './operations';
import type { Circumstances, Parameters } from './rule';

/** One fact other than it is, or (`AGE`) the day on which the senior has reached an age. */
export interface Candidate {
  /** A fact code; `AGE`; or `categories.DIBAO` for one category. */
  readonly fact: string;
  readonly from: FactValue | null;
  readonly to: FactValue;
  readonly values: FactSheet['values'];
  readonly circumstances: Circumstances;
  /** What it would take, smallest first: kind before distance. */
  readonly effort: readonly [kind: number, distance: number];
}

/** Evidence costs nothing but asking for it; the years pass by themselves; the rest has to happen. */
const EFFORT = { EVIDENCE: 0, AGE: 1, NUMBER: 2, CATEGORY: 3, BOOLEAN: 4, TEXT: 5, REGION: 6 } as const;

interface Case {
  readonly compiled: CompiledRule;
  readonly sheet: FactSheet;
  readonly params: Parameters;
  readonly circumstances: Circumstances;
}

/** Every single change worth trying: the values next to each threshold that the rule has. */
export function candidatesOf(asked: Case): Candidate[] {
  const { compiled, sheet } = asked;
  const thresholds = thresholdsOf(compiled.layout.nodes, compiled.allValues(sheet), asked.params);
  return compiled.usage.facts.flatMap((fact) => {
    if (fact === 'birthDate') return ages(thresholds.get('AGE') ?? [], asked);
    const { type, changeable } = definitionOf(fact);
    if (!changeable && seenValue(sheet, fact) !== null) return [];
    switch (type) {
      case 'integer':
        return numbers(fact, thresholds.get(fact) ?? [], asked);
      case 'boolean':
        return [true, false].flatMap((to) => change(fact, to, EFFORT.BOOLEAN, 1, asked));
      case 'text':
        return Object.keys(definitionOf(fact).values ?? {}).flatMap((to) =>
          change(fact, to, EFFORT.TEXT, 1, asked),
        );
      case 'codes':
        return compiled.usage.categories.map((code) => toggled(code, asked));
      case 'region':
        return regions(fact, asked);
      case 'date':
        return [];
    }
  });
}

/** With which numbers each subject is compared anywhere in the rule. */
function thresholdsOf(nodes: readonly Laid[], values: Values, params: Parameters): Map<string, number[]> {
  const thresholds = new Map<string, number[]>();
  const add = (subject: number | undefined, numbers: readonly unknown[]): void => {
    const name = subject === undefined ? undefined : subjectOf(nodes[subject]);
    if (name === undefined) return;
    const known = numbers.filter((value) => typeof value === 'number');
    thresholds.set(name, [...(thresholds.get(name) ?? []), ...known]);
  };
  for (const { node, parts } of nodes) {
    if (node.op === 'in') add(parts[0], node.of);
    if (node.op === 'between') add(parts[0], [values[parts[1]], values[parts[2]]]);
    if (node.op === 'table') add(parts[0], Object.keys(params[node.name].value).map(Number));
    if (node.op === 'cmp') {
      add(parts[0], [values[parts[1]]]);
      add(parts[1], [values[parts[0]]]);
    }
  }
  return thresholds;
}

const subjectOf = ({ node }: Laid): string | undefined =>
  node.op === 'ageOn' ? 'AGE' : node.op === 'fact' ? node.fact : undefined;

function change(fact: string, to: FactValue, kind: number, distance: number, asked: Case): Candidate[] {
  const { sheet, circumstances } = asked;
  const from = seenValue(sheet, fact);
  if (from === to) return [];
  const effort = [from === null ? EFFORT.EVIDENCE : kind, distance] as const;
  return [{ fact, from, to, values: { ...sheet.values, [fact]: to }, circumstances, effort }];
}

function numbers(fact: string, thresholds: readonly number[], asked: Case): Candidate[] {
  const [least, most] = definitionOf(fact).range!;
  const from = seenValue(asked.sheet, fact) as number | null;
  const near = new Set(thresholds.flatMap((threshold) => [threshold - 1, threshold, threshold + 1]));
  const possible = [...near].filter((value) => value >= least && value <= most);
  return possible.flatMap((to) => change(fact, to, EFFORT.NUMBER, Math.abs(to - (from ?? least)), asked));
}

function toggled(code: string, { sheet, circumstances }: Case): Candidate {
  const has = seenValue(sheet, 'categories') as readonly string[];
  const from = has.includes(code);
  const categories = from ? has.filter((other) => other !== code) : [...has, code];
  return {
    fact: `categories.${code}`,
    from,
    to: !from,
    values: { ...sheet.values, categories },
    circumstances,
    effort: [EFFORT.CATEGORY, 1],
  };
}

/** Into each division the rule names, and out of all of them. */
function regions(fact: string, asked: Case): Candidate[] {
  const codes = asked.compiled.layout.nodes.flatMap(({ node }) => {
    if (node.op !== 'within' || node.fact !== fact) return [];
    return [node.region === 'PROGRAMME' ? asked.circumstances.region : node.region];
  });
  const named = [...new Set(codes)].flatMap((code) => code ?? []);
  const from = seenValue(asked.sheet, fact) as readonly string[] | null;
  const entered = named.filter((code) => !from?.includes(code));
  const into = entered.flatMap((code) => change(fact, [code], EFFORT.REGION, 1, asked));
  const isInside = from !== null && entered.length < named.length;
  return isInside ? [...into, ...change(fact, [], EFFORT.REGION, 2, asked)] : into;
}

/** The coming birthdays at which a threshold is reached or passed. Everything else stays as it is today. */
function ages(thresholds: readonly number[], { sheet, circumstances }: Case): Candidate[] {
  const born = seenValue(sheet, 'birthDate') as string | null;
  if (born === null) return [];
  const now = yearsBetween(dayNumber(born), dayNumber(circumstances.on));
  const coming = new Set(
    thresholds.flatMap((age) => [age, age + 1]).filter((age) => age > now && age <= 150),
  );
  return [...coming].map((age) => ({
    fact: 'AGE',
    from: now,
    to: age,
    values: sheet.values,
    circumstances: { ...circumstances, on: birthday(born, age) },
    effort: [EFFORT.AGE, age - now],
  }));
}

/** The day on which an age is completed; of who was born on 29 February, 1 March of a common year. */
export function birthday(born: string, age: number): string {
  const year = Number(born.slice(0, 4)) + age;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}${born.endsWith('-02-29') && !isLeap ? '-03-01' : born.slice(4)}`;
}
