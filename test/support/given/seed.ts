import { businessDate } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import { loadCity } from '../../../apps/cli/src/seed/load-city';
import { SeedProgress } from '../../../apps/cli/src/seed/seed-progress';
import type { SeedPlan } from '../../../apps/cli/src/seed/seed-record';
import type { TestApp } from '../app';

/** Says nothing and draws nothing. */
export const quietly = (): SeedProgress => new SeedProgress(() => undefined, { write: () => true });

/** A synthetic city with a month of visits before the test's clock, readable with the test's keys. */
export async function givenCity(t: TestApp, wish: Partial<SeedPlan> = {}): Promise<SeedPlan> {
  const now = t.clock.now();
  const plan: SeedPlan = {
    regionCode: '321300',
    seniors: 60,
    seed: 'spec',
    asOf: businessDate(now),
    now: now.toISOString(),
    ...wish,
  };
  await loadCity(t.app.get<Config>(CONFIG), plan, quietly());
  return plan;
}
