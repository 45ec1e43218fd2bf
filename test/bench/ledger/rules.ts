import fc from 'fast-check';
import { CIRCUMSTANCES, factSheets, PARAMETERS } from '@test/given/rules';
import { evaluate, sentences, toSql, type Rule } from '../../../libs/entitlement/src/rules';
import { median, percentile } from '../frame/statistics';
import { turns, type World } from './world';

const SHEETS = 50_000;
/** Of which so many differ. */
const KINDS = 2_000;
const ROUNDS = 5;
const READS = 2_000;

/** Who is old, of the city, at home, moderately disabled and poor; minutes by level, more for who lives alone. */
const RULE: Rule = {
  eligibility: {
    op: 'all',
    of: [
      { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 60 },
      { op: 'within', id: 'hukou', fact: 'hukou', region: 'PROGRAMME' },
      { op: 'not', of: { op: 'is', id: 'institution', fact: 'inInstitution' } },
      { op: 'cmp', id: 'level', left: { op: 'fact', fact: 'level' }, is: '>=', right: 2 },
      { op: 'has', id: 'dibao', category: 'DIBAO' },
    ],
  },
  amount: {
    op: 'sum',
    id: 'minutes',
    of: [
      { op: 'table', id: 'base', name: 'hours', key: { op: 'fact', fact: 'level' } },
      { op: 'if', when: { op: 'has', id: 'alone', category: 'LIVING_ALONE' }, then: 600, else: 0 },
    ],
  },
};
const WORDING = {
  programme: { zh: '居家照护', en: 'Home care' },
  unit: 'MINUTE',
  categories: {},
  regions: {},
} as const;

export interface Rules {
  /** Seniors a second that one statement decides on one core, to every node. */
  inSql(): Promise<number>;
  /** The p99 of reading a fact sheet by its key and saying why it is decided so, by that of reading it. */
  explaining(): Promise<number>;
}

export async function openRules({ admin }: World, seed: number): Promise<Rules> {
  const sheets = fc.sample(factSheets, { numRuns: KINDS, seed });
  await admin.query('CREATE TABLE public.sheet (senior_id int PRIMARY KEY, facts jsonb NOT NULL)');
  await admin.query(
    `INSERT INTO public.sheet SELECT n, $1::jsonb -> (n % $2::int) FROM generate_series(0, $3::int - 1) AS n`,
    [JSON.stringify(sheets.map(({ values }) => values)), KINDS, SHEETS],
  );
  await admin.query('VACUUM ANALYZE public.sheet');
  const { sql } = toSql(RULE, PARAMETERS, CIRCUMSTANCES, 'public.sheet');
  return {
    async inSql() {
      const client = await admin.connect();
      try {
        await client.query('SET max_parallel_workers_per_gather = 0');
        const rates: number[] = [];
        for (let round = 0; round <= ROUNDS; round++) {
          const startedMs = performance.now();
          await client.query(`SELECT count(*), sum(amount), sum(length(nodes)) FROM (${sql}) AS decided`);
          rates.push((SHEETS * 1_000) / (performance.now() - startedMs));
        }
        return median(rates.slice(1));
      } finally {
        client.release();
      }
    },
    async explaining() {
      const next = turns();
      const ids = sheets.map((_, id) => String(id));
      const [read, explained]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < READS; turn++) {
        const startedMs = performance.now();
        await admin.query('SELECT facts FROM public.sheet WHERE senior_id = $1', [next(ids)]);
        read.push(performance.now() - startedMs);
        const sheet = sheets[turn % KINDS];
        sentences(evaluate(RULE, sheet, PARAMETERS, CIRCUMSTANCES), WORDING);
        explained.push(performance.now() - startedMs);
      }
      return percentile(explained, 0.99) / percentile(read, 0.99);
    },
  };
}
