import { isMissing, type FactSheet } from './fact-sheet';
import type { Layout } from './layout';
import type { Values } from './operations';
import type { RuleNode, Value } from './rule';
import { factsAskedBy } from './shapes';

/** The parts that made a node what it is: of an `all` that is false, the false ones. */
export function decidingParts(layout: Layout, values: Values, index: number): readonly number[] {
  const { node, parts } = layout.nodes[index];
  const value = values[index];
  const alike = parts.filter((part) => values[part] === value);
  switch (node.op) {
    case 'all':
      return value === true ? parts : alike;
    case 'any':
      return value === false ? parts : alike;
    case 'if':
      return decidingBranch(values, parts);
    default:
      return value === null ? parts.filter((part) => values[part] === null) : parts;
  }
}

/** The condition and the branch it took; where it is unknown, the condition alone. */
function decidingBranch(values: Values, [when, then, otherwise]: readonly number[]): readonly number[] {
  if (values[when] === null) return [when];
  return [when, values[when] ? then : otherwise];
}

/** The steps nearest to the facts that decided a node, in document order. */
export function decidingSteps(layout: Layout, values: Values, index: number): string[] {
  const { node } = layout.nodes[index];
  const below = decidingParts(layout, values, index).flatMap((part) => decidingSteps(layout, values, part));
  if (below.length || node.id === undefined) return [...new Set(below)];
  return [node.id];
}

/** The facts whose lack makes a node unknown, in document order. */
export function missingFacts(layout: Layout, values: Values, index: number, sheet: FactSheet): string[] {
  if (values[index] !== null) return [];
  const { node } = layout.nodes[index];
  const own = factsAskedBy(node).filter((fact) => isMissing(sheet, fact));
  const below = decidingParts(layout, values, index).flatMap((part) =>
    missingFacts(layout, values, part, sheet),
  );
  return [...new Set([...own, ...below])];
}

/** Nodes in branches that an `if` did not take: they were computed, but nothing came of it. */
export function idleNodes(layout: Layout, values: Values): ReadonlySet<number> {
  const idle = new Set<number>();
  for (const { index, node, parts } of layout.nodes) {
    const spared = idle.has(index) ? parts : sparedBranch(node, parts, values[parts[0]]);
    for (const part of spared) idle.add(part);
  }
  return idle;
}

function sparedBranch(node: RuleNode, parts: readonly number[], when: Value): readonly number[] {
  if (node.op !== 'if' || when === null) return [];
  return [parts[when ? 2 : 1]];
}
