import { BeginPlan } from '../../../../libs/dispatch/src/plans/begin-plan.usecase';
import { PlanRuns } from '../../../../libs/dispatch/src/plans/plan-runs';
import { ReleasePlan } from '../../../../libs/dispatch/src/plans/release-plan.usecase';
import type { TestApp } from '../../app';
import { ctxOf } from '../ordering';
import type { Home } from './home';

/** Schedules of a day. */
export interface Plans {
  /** Of a day without orders, so that it has come to nothing. */
  readonly planId: string;
}

const DAY_WITHOUT_ORDERS = '2026-12-05';
/** Each county's provider has accepted orders of this day. */
const DAY_WITH_ORDERS = '2026-11-25';

/** The provider's own, and one of the office, which has handed it to the provider. */
export async function givenPlan(t: TestApp, { team, countyId, reviewers }: Home): Promise<Plans> {
  const planId = await t.get(BeginPlan).execute(team.ctx, { day: DAY_WITHOUT_ORDERS });
  const office = ctxOf(reviewers[0].id, { regionIds: [countyId] });
  const wish = { day: DAY_WITH_ORDERS, regionId: countyId, seconds: 1 };
  const officesId = await t.get(BeginPlan).execute(office, wish);
  await t.drain();
  await t.get(PlanRuns).idle();
  await t.drain();
  await t.get(ReleasePlan).execute(office, officesId, {});
  return { planId };
}
