import { definitionOf } from './fact-sheet';
import type { FactType } from './facts';
import { layOut, usageOf, type Laid, type Layout } from './layout';
import type { Setting } from './operations';
import type { Circumstances, Parameters, Rule } from './rule';
import { givesTruth } from './shapes';
import { sqlOf } from './sql-operations';

/** How PostgreSQL reads a fact out of the sheet. */
const COLUMN_TYPES: Readonly<Record<FactType, string>> = {
  integer: 'bigint',
  boolean: 'boolean',
  date: 'date',
  text: 'text',
  region: 'jsonb',
  codes: 'jsonb',
};

/**
 * The rule as one SELECT over a relation of fact sheets: `senior_id`, `outcome`, `amount`, `nodes`, the same as
 * `compile` gives for each. Unknown is NULL, and SQL's own logic is Kleene's.
 * @param rule a valid rule: of its texts only checked codes get into the statement
 * @param sheets SQL of a relation with the columns `senior_id` and `facts` (jsonb, the `values` of a sheet)
 */
export function toSql(
  rule: Rule,
  params: Parameters,
  circumstances: Circumstances,
  sheets: string,
): { readonly sql: string } {
  const layout = layOut(rule);
  const amount = `n${layout.amount}`;
  const lines = [
    `SELECT s.senior_id, d.outcome, CASE d.outcome WHEN 'G' THEN ${amount} ELSE 0 END AS amount, d.nodes`,
    `FROM ${sheets} AS s`,
    ...factColumns(layout),
    ...stages(layout).map((nodes) => stage(nodes, { params, circumstances })),
    `CROSS JOIN LATERAL (SELECT ${outcome(amount)} AS outcome, ${nodesText(layout)} AS nodes) AS d`,
  ];
  return { sql: lines.join('\n') };
}

/** The facts the rule asks about as columns `f."level"`, and each date once as a number, `day."birthDate"`. */
function factColumns(layout: Layout): string[] {
  const facts = usageOf(layout).facts.map((fact) => ({ fact, type: definitionOf(fact).type }));
  if (!facts.length) return [];
  const columns = facts.map(({ fact, type }) => `"${fact}" ${COLUMN_TYPES[type]}`);
  const days = facts.flatMap(({ fact, type }) =>
    type === 'date' ? `to_char(f."${fact}", 'YYYYMMDD')::bigint AS "${fact}"` : [],
  );
  return [
    `CROSS JOIN LATERAL jsonb_to_record(s.facts) AS f(${columns.join(', ')})`,
    ...(days.length ? [`CROSS JOIN LATERAL (SELECT ${days.join(', ')} OFFSET 0) AS day`] : []),
  ];
}

/** The nodes by height: each stage needs only those before it. */
function stages({ nodes }: Layout): Laid[][] {
  const heights: number[] = [];
  for (const { index, parts } of nodes.toReversed())
    heights[index] = parts.length ? 1 + Math.max(...parts.map((part) => heights[part])) : 0;
  const highest = Math.max(...heights);
  return Array.from({ length: highest + 1 }, (_, height) =>
    nodes.filter(({ index }) => heights[index] === height),
  );
}

/** OFFSET 0 keeps the planner from writing each expression out wherever it is used, which grows without end. */
const stage = (nodes: readonly Laid[], setting: Setting): string => {
  const columns = nodes.map((laid) => `${sqlOf(laid, setting)} AS n${laid.index}`);
  const name = `stage${nodes[0].index}`;
  return `CROSS JOIN LATERAL (SELECT ${columns.join(', ')} OFFSET 0) AS ${name}`;
};

const outcome = (amount: string): string =>
  `CASE WHEN NOT n0 THEN 'N' WHEN n0 IS NULL OR ${amount} IS NULL THEN 'U' WHEN ${amount} > 0 THEN 'G' ELSE 'N' END`;

function nodesText({ nodes, amount }: Layout): string {
  const shown = nodes.filter(({ node }) => node.id !== undefined);
  const text = (part: readonly Laid[]): string =>
    part.length ? `concat_ws(';', ${part.map(symbol).join(', ')})` : `''`;
  const always = text(shown.filter(({ index }) => index < amount));
  return `CASE WHEN n0 THEN ${text(shown)} ELSE ${always} END`;
}

function symbol({ index, node }: Laid): string {
  const value = givesTruth(node)
    ? `CASE n${index} WHEN true THEN 'T' WHEN false THEN 'F' ELSE 'U' END`
    : `coalesce(n${index}::text, 'U')`;
  return `'${node.id}=' || ${value}`;
}
