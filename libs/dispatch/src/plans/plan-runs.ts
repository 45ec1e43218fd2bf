import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, systemCtx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Tx } from '@anzhi/platform';
import { plan as makePlan, repair, type Plan, type Planned, type PlannedVisit } from '../engine';
import { tellPlan } from './plan-events';
import { PlanStore, type PlanInput, type PlanProgress, type PlanRow } from './plan.store';

const HEARTBEAT_MS = 500;

interface Search {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

interface Claim extends PlanRow {
  readonly input: PlanInput;
  /** What it begins from: whoever is sent, and whoever is meant for what nobody is sent to. */
  readonly start: Pick<Plan, 'routes'>;
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
    const published = publishedOf(input);
    const meant = plan.repairsId ? [] : await this.meantFor(tx, input);
    return { ...plan, input, start: routesOf([...published, ...meant]) };
  }

  /** Who has somebody already keeps him out of this. */
  private async meantFor(tx: Tx, { problem }: PlanInput): Promise<PlannedVisit[]> {
    const open = problem.orders.filter(({ visits }) => visits.every(({ published }) => !published));
    const rows = await tx.query<{ orderId: string; seat: number; caregiver: string }>(
      `SELECT order_id AS "orderId", seat, caregiver_id AS caregiver FROM dispatch.pencilled
        WHERE order_id = ANY($1::uuid[]) ORDER BY starts_at, order_id, seat`,
      [open.map(({ id }) => id)],
    );
    const orders = new Map(open.map((order) => [order.id, order]));
    return rows.map(({ orderId: order, seat, caregiver }) => {
      const { visits, window } = orders.get(order)!;
      return { order, service: visits[seat - 1].service, caregiver, start: window[0] };
    });
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
      const { start, repairsId } = claim;
      if (repairsId) return await repair(problem, weights, start, options);
      return await makePlan(problem, weights, { ...options, ...(start.routes.length && { start }) });
    } finally {
      clearInterval(timer);
    }
  }

  private async finish(tx: Tx, claim: Claim, runner: string, planned: Planned): Promise<void> {
    const plan = await this.store.lock(tx, claim.id);
    if (plan?.state !== 'RUNNING' || plan.runner !== runner) return;
    await this.store.finish(tx, plan, claim.input, planned);
    tellPlan(tx, plan, 'READY', visitsOf(planned.plan));
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

/** What was published, from the problem itself. */
const publishedOf = ({ problem }: PlanInput): PlannedVisit[] =>
  problem.orders.flatMap(({ id, visits }) =>
    visits.flatMap(({ service, published }) => (published ? [{ order: id, service, ...published }] : [])),
  );

function routesOf(visits: readonly PlannedVisit[]): Pick<Plan, 'routes'> {
  const routes = new Map<string, PlannedVisit[]>();
  for (const visit of visits) routes.set(visit.caregiver, [...(routes.get(visit.caregiver) ?? []), visit]);
  return { routes: [...routes].map(([caregiver, his]) => ({ caregiver, visits: his })) };
}

const progressOf = ({ price, routes, unserved }: Plan, at: Date): PlanProgress => ({
  total: Math.round(price.total),
  served: visitsOf({ routes }),
  unserved: unserved.length,
  at: at.toISOString(),
});

const visitsOf = ({ routes }: Pick<Plan, 'routes'>): number =>
  routes.reduce((count, { visits }) => count + visits.length, 0);
