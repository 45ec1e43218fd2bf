import type { Num, Rule, RuleNode } from './rule';
import { factsAskedBy, SHAPES, textSubject, type FieldKind } from './shapes';

/** A node in its place. `index` is its number in document order, so parts have greater numbers than the whole. */
export interface Laid {
  readonly index: number;
  readonly node: RuleNode;
  readonly parts: readonly number[];
}

export interface Layout {
  readonly nodes: readonly Laid[];
  /** Index of the amount; all before it belong to the eligibility, whose index is 0. */
  readonly amount: number;
}

type Part = RuleNode | Num;

const PARTS: ReadonlySet<FieldKind> = new Set<FieldKind>(['BOOL', 'BOOLS', 'NUM', 'NUMS', 'SUBJECT']);

/** The parts of a node in document order. */
export function partsOf(node: RuleNode): Part[] {
  const values = node as unknown as Readonly<Record<string, Part | readonly Part[]>>;
  return Object.entries(SHAPES[node.op].fields).flatMap(([field, kind]) => {
    const isPart = PARTS.has(kind) && !(kind === 'SUBJECT' && textSubject(node));
    return isPart ? values[field] : [];
  });
}

/** Numbers the nodes of a valid rule. */
export function layOut(rule: Rule): Layout {
  const nodes: { index: number; node: RuleNode; parts: number[] }[] = [];
  const lay = (part: Part): number => {
    const node: RuleNode = typeof part === 'number' ? { op: 'number', value: part } : part;
    const laid = { index: nodes.length, node, parts: [] as number[] };
    nodes.push(laid);
    laid.parts = partsOf(node).map(lay);
    return laid.index;
  };
  lay(rule.eligibility);
  return { nodes, amount: lay(rule.amount) };
}

/** The node and those below it that have no step of their own in between. */
export function ownNodes(layout: Layout, index: number): RuleNode[] {
  const { node, parts } = layout.nodes[index];
  const unnamed = parts.filter((part) => layout.nodes[part].node.id === undefined);
  return [node, ...unnamed.flatMap((part) => ownNodes(layout, part))];
}

const sortedSet = (names: readonly string[]): string[] => [...new Set(names)].sort();

export interface Usage {
  readonly facts: readonly string[];
  readonly categories: readonly string[];
  readonly params: readonly string[];
}

/** Everything a rule asks about, each list sorted. */
export function usageOf({ nodes }: Layout): Usage {
  const all = nodes.map(({ node }) => node);
  return {
    facts: sortedSet(all.flatMap(factsAskedBy)),
    categories: sortedSet(all.flatMap((node) => (node.op === 'has' ? node.category : []))),
    params: sortedSet(all.flatMap((node) => (node.op === 'param' || node.op === 'table' ? node.name : []))),
  };
}
