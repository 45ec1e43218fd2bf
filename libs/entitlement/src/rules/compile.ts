import { canonical, sha256 } from './canonical';
import { usedValue, type FactSheet } from './fact-sheet';
import { layOut, usageOf, type Layout, type Usage } from './layout';
import { operationOf, type Values } from './operations';
import { ENGINE_VERSION, type Circumstances, type Outcome, type Parameters, type Rule } from './rule';
import type { Truth, Value } from './rule';

/** A decision without its explanation. */
export interface Verdict {
  readonly outcome: Outcome;
  /** In the programme's unit; 0 unless granted. */
  readonly amount: number;
  /** Every evaluated step as `id=value` in document order: `eligible=T;age=T;base=1200`. */
  readonly nodes: string;
}

export interface CompiledRule {
  readonly layout: Layout;
  readonly usage: Usage;
  readonly ruleHash: string;
  /** The values of all nodes that were evaluated; those of the amount only when he is entitled. */
  values(sheet: FactSheet): Values;
  /** As `values`, the amount's in any case. */
  allValues(sheet: FactSheet): Values;
  verdict(values: Values): Verdict;
  /** For bulk: `verdict(values(sheet))`. */
  decide(sheet: FactSheet): Verdict;
  /** The fingerprint of a decision and of everything it rests on, SHA-256. */
  traceHash(sheet: FactSheet, verdict: Verdict): string;
}

/** The same for equal rules, whatever the order of their keys. */
export const ruleHash = (rule: Rule): string => sha256(canonical(rule));

/**
 * Prepares a valid rule for many seniors.
 * @throws RangeError when a parameter the rule names is missing or of another kind
 */
export function compile(rule: Rule, params: Parameters, circumstances: Circumstances): CompiledRule {
  const layout = layOut(rule);
  const usage = usageOf(layout);
  const operations = layout.nodes.map((laid) => operationOf(laid, { params, circumstances }));
  const used = Object.fromEntries(usage.params.map((name) => [name, params[name]]));
  const rulesHash = ruleHash(rule);
  const traceHash = fingerprint(usage, [
    ENGINE_VERSION,
    rulesHash,
    circumstances.on,
    circumstances.region,
    used,
  ]);

  /** From the last node to the first: what a node needs comes after it. */
  const run = (values: Values, sheet: FactSheet, from: number, to: number): void => {
    for (let index = to - 1; index >= from; index -= 1) values[index] = operations[index](values, sheet);
  };
  const evaluated = (sheet: FactSheet, always: boolean): Values => {
    const values = new Array<Value>(layout.nodes.length).fill(null);
    run(values, sheet, 0, layout.amount);
    if (always || values[0] === true) run(values, sheet, layout.amount, values.length);
    return values;
  };
  const values = (sheet: FactSheet): Values => evaluated(sheet, false);
  const verdict = verdictOf(layout);
  return {
    layout,
    usage,
    ruleHash: rulesHash,
    values,
    allValues: (sheet) => evaluated(sheet, true),
    verdict,
    decide: (sheet) => verdict(values(sheet)),
    traceHash,
  };
}

/**
 * SHA-256 of the canonical list [engine version, rule hash, day, region, parameters used, facts used, nodes,
 * outcome, amount]; all that is the same for every senior is written once.
 */
function fingerprint(usage: Usage, common: readonly unknown[]): CompiledRule['traceHash'] {
  const before = `a${common.length + 4}:${common.map(canonical).join('')}o${usage.facts.length}:`;
  const facts = usage.facts.map((fact) => [canonical(fact), fact] as const);
  return (sheet, { outcome, amount, nodes }) => {
    let text = before;
    for (const [key, fact] of facts) text += key + canonical(usedValue(sheet, fact, usage));
    return sha256(text + canonical(nodes) + canonical(outcome) + canonical(amount));
  };
}

function verdictOf({ nodes, amount: amountIndex }: Layout): (values: Values) => Verdict {
  const shown = nodes.filter(({ node }) => node.id !== undefined);
  const steps = shown.map(({ index, node }) => ({ index, prefix: `${node.id}=` }));
  const always = steps.filter(({ index }) => index < amountIndex);
  return (values) => {
    const eligible = values[0] as Truth;
    const amount = values[amountIndex] as number | null;
    const written = eligible === true ? steps : always;
    const texts = written.map(({ index, prefix }) => prefix + symbolOf(values[index]));
    const outcome = outcomeOf(eligible, amount);
    return { outcome, amount: outcome === 'G' ? amount! : 0, nodes: texts.join(';') };
  };
}

function outcomeOf(eligible: Truth, amount: number | null): Outcome {
  if (eligible === false) return 'N';
  if (eligible === null || amount === null) return 'U';
  return amount > 0 ? 'G' : 'N';
}

const symbolOf = (value: Value): string => {
  if (value === null) return 'U';
  return typeof value === 'number' ? String(value) : value ? 'T' : 'F';
};
