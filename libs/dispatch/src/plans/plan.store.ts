import { Injectable } from '@nestjs/common';
import { accountOf, newId, startOfDay } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import type { Plan, Planned, Problem, Weights } from '../engine';
import type { PlanContext } from './day-problem.policy';
import type { Keep } from './day-sheet';
import { figuresOf, stopsOf, type RouteStop } from './figures.policy';
import { PlanErrors } from './plan.errors';
import { seatOf } from './plan-seats.policy';
import { planMachine, type PlanEvent, type PlanState } from './plan.state';

export interface PlanRow {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly regionId: number;
  readonly providerId: string | null;
  readonly state: PlanState;
  readonly keep: Keep;
  readonly repairsId: string | null;
  readonly absent: readonly string[];
  readonly seconds: number;
  readonly threads: number;
  readonly seed: number;
  /** null: nobody; the evening's. */
  readonly requestedBy: string | null;
  readonly runner: string | null;
  readonly heartbeatAt: Date | null;
  readonly attempts: number;
  readonly stopRequestedAt: Date | null;
}

export type NewPlan = Omit<
  PlanRow,
  'id' | 'state' | 'runner' | 'heartbeatAt' | 'attempts' | 'stopRequestedAt'
>;

/** What was put to the engine. */
export interface PlanInput {
  readonly problem: Problem;
  readonly inputHash: string;
  readonly weights: Weights;
  readonly context: PlanContext;
}

/** How far a search is. */
export interface PlanProgress {
  readonly total: number;
  readonly served: number;
  readonly unserved: number;
  readonly at: string;
}

const ROW = `
  SELECT id, day, region_id AS "regionId", provider_id AS "providerId", state, keep, repairs_id AS "repairsId", absent,
         seconds, threads, seed, requested_by AS "requestedBy", runner, heartbeat_at AS "heartbeatAt", attempts,
         stop_requested_at AS "stopRequestedAt"
    FROM dispatch.plan`;

/** The rows of plans. Whoever moves one holds its lock. */
@Injectable()
export class PlanStore {
  /** @throws dispatch.plan-at-work while another one of the day is made */
  async insert(tx: Tx, plan: NewPlan): Promise<string> {
    const id = newId(tx.now);
    const stored = await tx.one(
      `INSERT INTO dispatch.plan (id, day, region_id, provider_id, state, keep, repairs_id, absent, seconds, threads,
         seed, requested_by, requested_at, attempts)
       VALUES ($1, $2, $3, $4, 'DRAFT', $5, $6, $7, $8, $9, $10, $11, $12, 0)
       ON CONFLICT (region_id, day, provider_id) WHERE state IN ('DRAFT', 'RUNNING') DO NOTHING RETURNING id`,
      [
        ...[id, plan.day, plan.regionId, plan.providerId, plan.keep, plan.repairsId, plan.absent],
        ...[plan.seconds, plan.threads, plan.seed, plan.requestedBy, tx.now],
      ],
    );
    if (!stored) throw PlanErrors.planAtWork();
    return id;
  }

  lock(tx: Tx, id: string): Promise<PlanRow | undefined> {
    return tx.one<PlanRow>(`${ROW} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  }

  /** @throws dispatch.plan-state when the plan's state does not allow it */
  next(plan: PlanRow, event: PlanEvent): PlanState {
    const state = planMachine.next(plan.state, event);
    if (!state) throw PlanErrors.planState({ state: plan.state });
    return state;
  }

  /** Somebody computes it from now on; whoever did so before is not listened to any more. */
  async begin(tx: Tx, plan: PlanRow, runner: string, input: PlanInput): Promise<void> {
    const state = this.next(plan, plan.state === 'DRAFT' ? 'begin' : 'again');
    await tx.query(
      `UPDATE dispatch.plan SET state = $2, runner = $3, heartbeat_at = $4, attempts = attempts + 1, problem = $5,
              input_hash = $6, weights = $7, weights_version = $8, context = $9, progress = NULL WHERE id = $1`,
      [
        ...[plan.id, state, runner, tx.now, JSON.stringify(input.problem), input.inputHash],
        ...[JSON.stringify(input.weights), input.weights.version, JSON.stringify(input.context)],
      ],
    );
  }

  /** The same, from what was put to the engine the first time. */
  async takeOver(tx: Tx, plan: PlanRow, runner: string): Promise<void> {
    const state = this.next(plan, 'again');
    await tx.query(
      `UPDATE dispatch.plan SET state = $2, runner = $3, heartbeat_at = $4, attempts = attempts + 1, progress = NULL
        WHERE id = $1`,
      [plan.id, state, runner, tx.now],
    );
  }

  input(db: Queryable, id: string): Promise<PlanInput[]> {
    return db.query<PlanInput>(
      'SELECT problem, input_hash AS "inputHash", weights, context FROM dispatch.plan WHERE id = $1',
      [id],
    );
  }

  /** @returns whether the search shall go on: the plan is still this runner's and nobody asked to stop */
  async heartbeat(
    db: Queryable,
    { id, runner, at, progress }: { id: string; runner: string; at: Date; progress?: PlanProgress },
  ): Promise<{ goOn: boolean }> {
    const [row] = await db.query<{ stop: boolean }>(
      `UPDATE dispatch.plan SET heartbeat_at = $3, progress = coalesce($4, progress)
        WHERE id = $1 AND runner = $2 AND state = 'RUNNING' RETURNING stop_requested_at IS NOT NULL AS stop`,
      [id, runner, at, progress ? JSON.stringify(progress) : null],
    );
    return { goOn: row !== undefined && !row.stop };
  }

  async finish(tx: Tx, plan: PlanRow, input: PlanInput, planned: Planned): Promise<void> {
    const figures = figuresOf(input.problem, planned.plan);
    await tx.query(
      `UPDATE dispatch.plan SET state = $2, runner = NULL, heartbeat_at = NULL, ended_at = $3, record = $4,
              iterations = $5, price = $6, figures = $7, input_hash = $8 WHERE id = $1`,
      [
        ...[plan.id, this.next(plan, 'finish'), tx.now, JSON.stringify(planned.record), planned.iterations],
        ...[JSON.stringify(planned.plan.price), JSON.stringify(figures), planned.record.inputHash],
      ],
    );
    await this.writeVisits(tx, plan, input, planned.plan);
    await this.writeUnserved(tx, plan, input.context, planned.plan);
  }

  /** It counts from now on; who said so first stays on record. @returns the state it is in */
  async publish(tx: Tx, plan: PlanRow): Promise<PlanState> {
    const state = this.next(plan, 'publish');
    await tx.query(
      `UPDATE dispatch.plan SET state = $2, published_by = coalesce(published_by, $3),
              published_at = coalesce(published_at, $4) WHERE id = $1`,
      [plan.id, state, accountOf(tx.ctx), tx.now],
    );
    return state;
  }

  /** @throws dispatch.plan-visit-unknown unless each of them is a visit of the plan */
  async requireVisits(tx: Tx, id: string, orderIds: readonly string[] | undefined): Promise<void> {
    if (!orderIds) return;
    const found = await tx.query(
      'SELECT DISTINCT order_id FROM dispatch.plan_visit WHERE plan_id = $1 AND order_id = ANY($2::uuid[])',
      [id, orderIds],
    );
    if (found.length !== new Set(orderIds).size) throw PlanErrors.planVisitUnknown({}, '/orderIds');
  }

  /** @param failure a code @param event which end it is */
  async end(tx: Tx, plan: PlanRow, event: 'fail' | 'discard', failure: string | null): Promise<void> {
    await tx.query(
      `UPDATE dispatch.plan SET state = $2, runner = NULL, heartbeat_at = NULL, failure = $3,
              ended_at = coalesce(ended_at, $4) WHERE id = $1`,
      [plan.id, this.next(plan, event), failure, tx.now],
    );
  }

  private async writeVisits(
    tx: Tx,
    { id, day }: PlanRow,
    { problem, context }: PlanInput,
    plan: Plan,
  ): Promise<void> {
    const stops = stopsOf(problem, plan);
    const planned = new Map<string, string[]>();
    for (const { orderId, caregiverId } of stops)
      planned.set(orderId, [...(planned.get(orderId) ?? []), caregiverId]);
    const rows = stops.map((stop) => visitRow(stop, day, context, planned.get(stop.orderId)!));
    await tx.query(
      `INSERT INTO dispatch.plan_visit (plan_id, order_id, caregiver_id, provider_id, seat, position, starts_at, ends_at,
         travel_minutes, late_minutes, was_caregiver_id, pinned)
       SELECT $1, r.* FROM jsonb_to_recordset($2::jsonb)
         AS r(order_id uuid, caregiver_id uuid, provider_id uuid, seat int, position int, starts_at timestamptz, ends_at timestamptz,
              travel_minutes bigint, late_minutes bigint, was_caregiver_id uuid, pinned boolean)`,
      [id, JSON.stringify(rows)],
    );
  }

  private async writeUnserved(tx: Tx, { id }: PlanRow, { orders }: PlanContext, plan: Plan): Promise<void> {
    const rows = plan.unserved.map(({ order, reason }) => ({
      order_id: order,
      reason,
      refusals: orders[order].refusals,
    }));
    await tx.query(
      `INSERT INTO dispatch.plan_unserved (plan_id, order_id, reason, refusals)
       SELECT $1, r.* FROM jsonb_to_recordset($2::jsonb) AS r(order_id uuid, reason text, refusals jsonb)`,
      [id, JSON.stringify(rows)],
    );
  }
}

/** To the millisecond, so that what does not overlap in the plan does not by rounding. */
function visitRow(
  stop: RouteStop,
  day: string,
  { orders, people }: PlanContext,
  planned: readonly string[],
): Record<string, unknown> {
  const start = startOfDay(day).getTime() + Math.round(stop.start * 60_000);
  const { was: first, pinned: isFirstPinned, second } = orders[stop.orderId];
  const seats = [{ was: first, pinned: isFirstPinned }, ...(second ? [second] : [])];
  const seat = seatOf(
    stop.caregiverId,
    planned,
    seats.map((each) => each.was),
  );
  const { was, pinned } = seats[seat - 1];
  return {
    ...{ order_id: stop.orderId, caregiver_id: stop.caregiverId, seat, position: stop.position },
    provider_id: people[stop.caregiverId].providerId,
    starts_at: new Date(start).toISOString(),
    ends_at: new Date(start + stop.minutes * 60_000).toISOString(),
    ...{ travel_minutes: stop.travelMinutes, late_minutes: stop.lateMinutes, was_caregiver_id: was, pinned },
  };
}
