import { compile, type CompiledRule } from './compile';
import type { Decision, Need, Step } from './decision';
import { definitionOf, seenValue, type FactSheet, type FactSource } from './fact-sheet';
import type { FactValue } from './facts';
import { ownNodes, type Laid } from './layout';
import type { Values } from './operations';
import { ENGINE_VERSION, type Circumstances, type Parameters, type Rule, type RuleNode } from './rule';
import { factsAskedBy, givesTruth, textSubject } from './shapes';
import { decidingSteps, idleNodes, missingFacts } from './why';

/**
 * Decides one senior's case and says how.
 * @param rule a valid rule (`validateRule`)
 * @throws RangeError when a parameter is missing, or a fact has a value it cannot have
 */
export function evaluate(
  rule: Rule,
  sheet: FactSheet,
  params: Parameters,
  circumstances: Circumstances,
): Decision {
  return explain(compile(rule, params, circumstances), sheet, params, circumstances);
}

/** As `evaluate`, with a rule that is compiled already for these parameters and circumstances. */
export function explain(
  compiled: CompiledRule,
  sheet: FactSheet,
  params: Parameters,
  circumstances: Circumstances,
): Decision {
  const { layout } = compiled;
  const values = compiled.values(sheet);
  const verdict = compiled.verdict(values);
  const asked = values[0] === true ? layout.nodes : layout.nodes.slice(0, layout.amount);
  const decisive = values[0] === true && verdict.outcome !== 'G' ? layout.amount : 0;
  const idle = idleNodes(layout, values);
  const context = { compiled, values, sheet, params, circumstances };
  return {
    engine: ENGINE_VERSION,
    ruleHash: compiled.ruleHash,
    on: circumstances.on,
    region: circumstances.region,
    outcome: verdict.outcome,
    amount: verdict.amount,
    steps: asked
      .filter(({ node }) => node.id !== undefined)
      .map((laid) => stepOf(laid, idle.has(laid.index), context)),
    decidedBy: decidingSteps(layout, values, decisive),
    missing: missingFacts(layout, values, decisive, sheet),
    nodes: verdict.nodes,
    traceHash: compiled.traceHash(sheet, verdict),
  };
}

interface Context {
  readonly compiled: CompiledRule;
  readonly values: Values;
  readonly sheet: FactSheet;
  readonly params: Parameters;
  readonly circumstances: Circumstances;
}

function stepOf(laid: Laid, idle: boolean, context: Context): Step {
  const { node } = laid;
  const own = ownNodes(context.compiled.layout, laid.index);
  const value = context.values[laid.index];
  return {
    id: node.id!,
    kind: node.op,
    ...(node.label && { label: node.label }),
    ...(givesTruth(node)
      ? { is: value as boolean | null, ...comparedNumber(laid, context) }
      : { value: value as number | null }),
    ...seen(own, context),
    ...neededBy(laid, context),
    ...(node.cite && { cite: node.cite }),
    ...answers(own, context),
    ...(idle && { idle: true }),
  };
}

/** The left side of a comparison: its value, and what it is the value of. */
function comparedNumber(
  { node, parts }: Laid,
  { values, compiled }: Context,
): Pick<Step, 'value' | 'subject'> {
  const text = textSubject(node);
  if (text !== undefined) return { subject: text };
  if (node.op !== 'cmp' && node.op !== 'between' && node.op !== 'in') return {};
  const compared = compiled.layout.nodes[parts[0]].node;
  const subject = compared.op === 'ageOn' ? 'AGE' : compared.op === 'fact' ? compared.fact : null;
  const hidden = subject !== null && subject !== 'AGE' && definitionOf(subject).sensitive;
  return { subject, ...(!hidden && { value: values[parts[0]] as number | null }) };
}

function neededBy({ node, parts }: Laid, { values, circumstances }: Context): { need?: Need } {
  const [, second, third] = parts.map((part) => values[part] as number | null);
  switch (node.op) {
    case 'cmp':
      return { need: { is: node.is, than: second } };
    case 'between':
      return { need: { from: second, to: third } };
    case 'in':
      return { need: { oneOf: node.of } };
    case 'has':
      return { need: { category: node.category } };
    case 'is':
      return { need: { fact: node.fact } };
    case 'within':
      return {
        need: { region: node.region === 'PROGRAMME' ? circumstances.region : node.region },
      };
    default:
      return {};
  }
}

function seen(own: readonly RuleNode[], { sheet }: Context): Pick<Step, 'saw' | 'sources'> {
  const facts = [...new Set(own.flatMap(factsAskedBy))];
  const categories = own.flatMap((node) => (node.op === 'has' ? node.category : []));
  const saw = Object.fromEntries(facts.map((fact) => [fact, shownValue(sheet, fact, categories)]));
  const keys = [...facts, ...categories.map((code) => `categories.${code}`)];
  const known = keys.flatMap((key): [string, FactSource][] => {
    const source = sheet.sources?.[key];
    return source ? [[key, source]] : [];
  });
  return { saw, ...(known.length && { sources: Object.fromEntries(known) }) };
}

function shownValue(sheet: FactSheet, fact: string, categories: readonly string[]): FactValue | null {
  const value = seenValue(sheet, fact);
  if (value === null) return null;
  if (definitionOf(fact).sensitive) return '***';
  return fact === 'categories'
    ? categories.filter((code) => (value as readonly string[]).includes(code))
    : value;
}

function answers(own: readonly RuleNode[], { params }: Context): Pick<Step, 'answeredBy'> {
  const names = own.flatMap((node) => (node.op === 'param' || node.op === 'table' ? node.name : []));
  if (!names.length) return {};
  const entries = names.map((name) => {
    const { unit, answeredBy, citation } = params[name];
    return [name, { unit, answeredBy, citation }] as const;
  });
  return { answeredBy: Object.fromEntries(entries) };
}
