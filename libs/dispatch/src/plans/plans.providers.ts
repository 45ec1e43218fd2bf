import { BeginPlan } from './begin-plan.usecase';
import { EndPlan } from './end-plan.usecase';
import { EveningPlans } from './evening-plans';
import { GatherDay } from './gather-day';
import { PlanGate } from './plan-gate';
import { PlanRuns } from './plan-runs';
import { PlanQueries } from './plan.queries';
import { PlanStore } from './plan.store';
import { PlansController } from './plans.controller';
import { PlansWiring } from './plans-wiring';
import { PublishPlan } from './publish-plan.usecase';
import { PublishVisits } from './publish-visits';
import { ReleasePlan } from './release-plan.usecase';
import { RunPlan } from './run-plan';

export const plansProviders = [
  BeginPlan,
  EndPlan,
  EveningPlans,
  GatherDay,
  PlanGate,
  PlanQueries,
  PlanRuns,
  PlanStore,
  PlansWiring,
  PublishPlan,
  PublishVisits,
  ReleasePlan,
  RunPlan,
];
export const plansControllers = [PlansController];
