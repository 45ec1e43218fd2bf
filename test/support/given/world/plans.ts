import { BeginPlan } from '../../../../libs/dispatch/src/plans/begin-plan.usecase';
import type { TestApp } from '../../app';
import type { Home } from './home';

/** Schedules of a day. */
export interface Plans {
  /** Of a day without orders, so that it has come to nothing. */
  readonly planId: string;
}

const DAY_WITHOUT_ORDERS = '2026-12-05';

export async function givenPlan(t: TestApp, { team }: Home): Promise<Plans> {
  const planId = await t.get(BeginPlan).execute(team.ctx, { day: DAY_WITHOUT_ORDERS });
  await t.drain();
  return { planId };
}
