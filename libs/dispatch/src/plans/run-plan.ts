import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { Settings, type StoredJob, type Tx } from '@anzhi/platform';
import { hashOf, type Weights } from '../engine';
import { MatchingSettings } from '../matching/matching.settings';
import { travelAt } from '../matching/travel.policy';
import { engineWeights } from '../weights/engine-weights';
import { WeightsQueries } from '../weights/weights.queries';
import { toProblem } from './day-problem.policy';
import { GatherDay } from './gather-day';
import { tellPlan } from './plan-events';
import { PlanRuns } from './plan-runs';
import { PlanSettings } from './plan.settings';
import { PlanStore, type PlanInput, type PlanRow } from './plan.store';

/** Gathers a day and has it computed. Key: the plan. */
export const RUN_PLAN_JOB = 'dispatch.run-plan';
/** Looks whether whoever computes a plan is still there. Key: the plan. */
export const WATCH_PLAN_JOB = 'dispatch.watch-plan';

const MAX_ATTEMPTS = 3;
/** A runner tells of itself every half second; so long without a word, and he is gone. */
const LEASE_MS = 15_000;

/** What the workers do for plans: begin, and see to it that nothing begun stays unfinished. */
@Injectable()
export class RunPlan {
  constructor(
    private readonly store: PlanStore,
    private readonly gather: GatherDay,
    private readonly runs: PlanRuns,
    private readonly weights: WeightsQueries,
    private readonly settings: Settings,
  ) {}

  /** A plan that cannot even be gathered ends after some attempts. */
  async begin(tx: Tx, { key: id, attempts }: StoredJob): Promise<void> {
    const plan = await this.store.lock(tx, id);
    if (plan?.state !== 'DRAFT') return;
    if (attempts >= MAX_ATTEMPTS) return this.fail(tx, plan, 'NOT_GATHERED');
    const input = await this.input(tx, plan);
    const limit = await this.settings.get(tx, PlanSettings.planMostOrders);
    if (!input.problem.orders.length) return this.fail(tx, plan, 'NO_ORDERS');
    if (input.problem.orders.length > limit) return this.fail(tx, plan, 'TOO_MANY_ORDERS');
    const runner = newId(tx.now);
    await this.store.begin(tx, plan, runner, input);
    this.watchAgain(tx, plan);
    tellPlan(tx, plan, 'RUNNING');
    this.runs.start(id, runner);
  }

  /** A killed worker's plan is computed again from the same input; what kills every worker is given up. */
  async watch(tx: Tx, { key: id }: StoredJob): Promise<void> {
    const plan = await this.store.lock(tx, id);
    if (plan?.state !== 'RUNNING') return;
    if (tx.now.getTime() - plan.heartbeatAt!.getTime() < LEASE_MS) return this.watchAgain(tx, plan);
    if (plan.attempts >= MAX_ATTEMPTS) return this.fail(tx, plan, 'WORKER_GONE');
    const runner = newId(tx.now);
    await this.store.takeOver(tx, plan, runner);
    this.watchAgain(tx, plan);
    this.runs.start(id, runner);
  }

  private watchAgain(tx: Tx, { id }: PlanRow): void {
    tx.schedule({ kind: WATCH_PLAN_JOB, key: id, dueAt: new Date(tx.now.getTime() + LEASE_MS) });
  }

  private async fail(tx: Tx, plan: PlanRow, failure: string): Promise<void> {
    await this.store.end(tx, plan, 'fail', failure);
    tellPlan(tx, plan, 'FAILED');
  }

  private async input(tx: Tx, plan: PlanRow): Promise<PlanInput> {
    const set = await this.settings.all(tx, {
      freezeMinutes: PlanSettings.planFreezeMinutes,
      lateMinutes: PlanSettings.planLateMinutes,
      commuteMinutes: PlanSettings.planCommuteMinutes,
      contractMinutes: MatchingSettings.contractMinutes,
      metresPerMinute: MatchingSettings.metresPerMinute,
      detourPercent: MatchingSettings.detourPercent,
    });
    const sheet = await this.gather.read(tx, { ...plan, now: tx.now, freezeMinutes: set.freezeMinutes });
    const { problem, context } = toProblem(sheet, set, travelAt(set));
    return {
      ...{ problem, context, inputHash: hashOf(problem) },
      weights: await this.weightsOf(tx, plan),
    };
  }

  /** The bureau's prices of the division on the day. */
  private async weightsOf(tx: Tx, { regionId, day }: PlanRow): Promise<Weights> {
    return engineWeights(await this.weights.inForce(tx, regionId, day));
  }
}
