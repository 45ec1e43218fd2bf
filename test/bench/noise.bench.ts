import type { Bench } from './frame/bench';
import { openPool, pgLoop } from './frame/pg-loop';
import { percentile } from './frame/statistics';

const CLIENTS = 8;
const COMMITS = 1_500;
const ROUNDS = 5;

/**
 * The same work against itself. What differs is the machine's doing: a ratio of another benchmark means something
 * only beyond this. The work is the smallest durable one, a commit of one row.
 */
export const bench: Bench = {
  name: 'noise',
  about: 'the same commits against themselves: how far ratios of this machine can be trusted',
  async run(b) {
    const { adminUrl } = await b.database();
    const pool = openPool(adminUrl, CLIENTS);
    await pool.query('CREATE TABLE noise (value int NOT NULL)');
    const round = async () => {
      let left = COMMITS;
      const startedMs = performance.now();
      const tookMs = await pgLoop(pool, () =>
        left-- > 0 ? [{ text: 'INSERT INTO noise VALUES ($1)', values: [left] }] : undefined,
      );
      return {
        perSecond: (COMMITS * 1_000) / (performance.now() - startedMs),
        p99Ms: percentile(tookMs, 0.99),
      };
    };
    const { a, ratio } = await b.alternate({ rounds: ROUNDS, a: round, b: round });
    const { median: perSecond, ...spread } = a.perSecond;
    b.measure({ measure: 'commits_per_second', value: perSecond, unit: '1/s', spread });
    b.measure({ measure: 'commits_p99', value: a.p99Ms.median, unit: 'ms', spread: a.p99Ms });
    const apart = Math.max(ratio.perSecond.median, 1 / ratio.perSecond.median);
    b.measure({
      measure: 'commits_against_themselves',
      value: apart,
      unit: 'ratio',
      target: { atMost: 1.15 },
    });
  },
};
