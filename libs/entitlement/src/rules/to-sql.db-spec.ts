import fc from 'fast-check';
import { CIRCUMSTANCES, factSheets, PARAMETERS, rules } from '@test/given/rules';
import { usePlatform } from '@test/platform';
import { compile } from './compile';
import type { FactSheet } from './fact-sheet';
import { layOut } from './layout';
import type { Rule } from './rule';
import { toSql } from './to-sql';

const t = usePlatform();

const SENIORS = 10_000;
const RULES = 8;

interface Row {
  readonly senior_id: number;
  readonly outcome: string;
  readonly amount: number;
  readonly nodes: string;
}

/** The statement over sheets that are sent along. */
function decideAll(rule: Rule, sheets: readonly FactSheet[]): Promise<Row[]> {
  const { sql } = toSql(
    rule,
    PARAMETERS,
    CIRCUMSTANCES,
    '(SELECT ordinality AS senior_id, value AS facts FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY)',
  );
  const facts = JSON.stringify(sheets.map(({ values }) => values));
  return t.db.query(`${sql} ORDER BY senior_id`, [facts]);
}

function expectAlike(rule: Rule, sheets: readonly FactSheet[], rows: readonly Row[]): void {
  const { decide } = compile(rule, PARAMETERS, CIRCUMSTANCES);
  const differences = sheets.flatMap((sheet, index) => {
    const { senior_id: _, ...inSql } = rows[index];
    const inCode = decide(sheet);
    return JSON.stringify(inSql) === JSON.stringify(inCode) ? [] : { rule, sheet, inSql, inCode };
  });
  expect(differences.slice(0, 1)).toEqual([]);
  expect(rows).toHaveLength(sheets.length);
}

const sizeOf = (rule: Rule): number => layOut(rule).nodes.length;

describe('a rule in SQL', () => {
  it('decides ten thousand seniors as the engine does, to every node', async () => {
    const sheets = fc.sample(factSheets, SENIORS);
    const large = fc.sample(rules, RULES * 4).toSorted((a, b) => sizeOf(b) - sizeOf(a));
    for (const rule of large.slice(0, RULES)) expectAlike(rule, sheets, await decideAll(rule, sheets));
  });

  it('does so for rules that fast-check shrinks when they differ', async () => {
    await fc.assert(
      fc.asyncProperty(rules, fc.array(factSheets, { minLength: 1, maxLength: 30 }), async (rule, sheets) => {
        expectAlike(rule, sheets, await decideAll(rule, sheets));
      }),
      { numRuns: 200 },
    );
  });
});
