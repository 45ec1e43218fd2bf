import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, systemCtx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Tx } from '@anzhi/platform';
import { plan as makePlan, repair, type Plan, type Planned } from '../engine';
import { tellPlan } from './plan-events';
import { PlanStore, type PlanInput, type PlanProgress, type PlanRow } from './plan.store';

const HEARTBEAT_MS = 500;

interface Search {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

interface Claim extends PlanRow {
  readonly input: PlanInput;
  readonly base?: Pick<Plan, 'routes'>;
}

/**
 * The searches of this process. A search takes seconds, and no transaction stays open for so long: it begins when the
 * job that started it has committed, tells that it lives, and writes what it found in a transaction of its own. A
 * search whose plan has got another runner meanwhile, or was discarded, writes nothing.
 */
@Injectable()
export class PlanRuns implements BeforeApplicationShutdown {
  private readonly log = new Logger(PlanRuns.name);
  private readonly searches = new Map<string, Search>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly store: PlanStore,
  ) {}

  /** @param runner what the plan's row names when the transaction that calls this has committed */
  start(planId: string, runner: string): void {
    const stop = new AbortController();
    const done = this.run(planId, runner, stop)
      .catch((error: unknown) => this.log.error({ planId, err: error }, 'planning failed'))
      .finally(() => this.searches.delete(runner));
    this.searches.set(runner, { stop, done });
  }

  /** When no search is under way in this process. */
  async idle(): Promise<void> {
    while (this.searches.size) await Promise.all([...this.searches.values()].map(({ done }) => done));
  }

  /** What is not finished is taken over by another worker when the heartbeat is missed. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const { stop } of this.searches.values()) stop.abort(GONE);
    await this.idle();
  }

  private async run(planId: string, runner: string, stop: AbortController): Promise<void> {
    const claim = await this.write((tx) => this.claim(tx, planId, runner));
    if (!claim || stop.signal.aborted) return;
    try {
      const planned = await this.search(claim, runner, stop);
      if (stop.signal.reason === GONE) return;
      await this.write((tx) => this.finish(tx, claim, runner, planned));
    } catch (error) {
      this.log.error({ planId, err: error }, 'planning failed');
      await this.write((tx) => this.fail(tx, planId, runner));
    }
  }

  /** Waits for the row until the job has committed; the row then names this runner, or the job was undone. */
  private async claim(tx: Tx, planId: string, runner: string): Promise<Claim | undefined> {
    const plan = await this.store.lock(tx, planId);
    if (plan?.state !== 'RUNNING' || plan.runner !== runner) return undefined;
    const [input] = await this.store.input(tx, planId);
    return { ...plan, input, ...(plan.repairsId && { base: baseOf(input) }) };
  }

  private async search(claim: Claim, runner: string, stop: AbortController): Promise<Planned> {
    let best: Plan | undefined;
    const beat = async (): Promise<void> => {
      const progress = best && progressOf(best, this.clock.now());
      const { goOn } = await this.store.heartbeat(this.db, {
        ...{ id: claim.id, runner, at: this.clock.now(), progress },
      });
      if (!goOn) stop.abort();
    };
    const timer = setInterval(() => {
      beat().catch((error: unknown) => this.log.warn({ planId: claim.id, err: error }, 'heartbeat missed'));
    }, HEARTBEAT_MS);
    try {
      const { problem, weights } = claim.input;
      const options = {
        ...{ seed: claim.seed, threads: claim.threads, ms: claim.seconds * 1_000, signal: stop.signal },
        onBetter: (plan: Plan) => (best = plan),
      };
      return await (claim.base
        ? repair(problem, weights, claim.base, options)
        : makePlan(problem, weights, options));
    } finally {
      clearInterval(timer);
    }
  }

  private async finish(tx: Tx, claim: Claim, runner: string, planned: Planned): Promise<void> {
    const plan = await this.store.lock(tx, claim.id);
    if (plan?.state !== 'RUNNING' || plan.runner !== runner) return;
    await this.store.finish(tx, plan, claim.input, planned);
    tellPlan(tx, plan, 'READY');
  }

  private async fail(tx: Tx, planId: string, runner: string): Promise<void> {
    const plan = await this.store.lock(tx, planId);
    if (plan?.state !== 'RUNNING' || plan.runner !== runner) return;
    await this.store.end(tx, plan, 'fail', 'ENGINE_FAILED');
    tellPlan(tx, plan, 'FAILED');
  }

  private write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(systemCtx('plan'), work);
  }
}

const GONE = 'this process ends';

/** What was published, from the problem itself: a plan that mends begins with it. */
function baseOf({ problem }: PlanInput): Pick<Plan, 'routes'> {
  const routes = new Map<string, Plan['routes'][number]['visits'][number][]>();
  for (const { id, visits } of problem.orders)
    for (const { service, published } of visits) {
      if (!published) continue;
      const { caregiver, start } = published;
      routes.set(caregiver, [...(routes.get(caregiver) ?? []), { order: id, service, caregiver, start }]);
    }
  return { routes: [...routes].map(([caregiver, visits]) => ({ caregiver, visits })) };
}

const progressOf = ({ price, routes, unserved }: Plan, at: Date): PlanProgress => ({
  total: Math.round(price.total),
  served: routes.reduce((count, { visits }) => count + visits.length, 0),
  unserved: unserved.length,
  at: at.toISOString(),
});
