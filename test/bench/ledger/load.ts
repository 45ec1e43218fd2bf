import { pgLoop, type openPool, type Statement } from '../frame/pg-loop';
import { percentile } from '../frame/statistics';

const ROUND_MS = 1_500;

type Pool = ReturnType<typeof openPool>;

/** Transactions a second for a while, over every connection of the pool, the next one after the answer. */
export async function perSecond(pool: Pool, next: () => Statement): Promise<{ perSecond: number }> {
  const { rate } = await played(pool, next);
  return { perSecond: rate };
}

export async function played(pool: Pool, next: () => Statement): Promise<{ rate: number; p99Ms: number }> {
  const startedMs = performance.now();
  const tookMs = await pgLoop(pool, () => (performance.now() - startedMs > ROUND_MS ? undefined : [next()]));
  return {
    rate: (tookMs.length * 1_000) / (performance.now() - startedMs),
    p99Ms: percentile(tookMs, 0.99),
  };
}

/** The same for a list that is known beforehand. */
export async function perSecondOf(
  pool: Pool,
  statements: readonly Statement[],
): Promise<{ perSecond: number }> {
  const left = statements.values();
  const startedMs = performance.now();
  await pgLoop(pool, () => {
    const { value } = left.next() as { value?: Statement };
    return value && [value];
  });
  return { perSecond: (statements.length * 1_000) / (performance.now() - startedMs) };
}
