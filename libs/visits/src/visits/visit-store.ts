import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { OrderingFacade } from '@anzhi/ordering';
import { PeopleFacade } from '@anzhi/people';
import { ProvidersFacade } from '@anzhi/providers';
import type { Audience, Queryable, Tx } from '@anzhi/platform';
import { withProof, withSecond, type SecondsVisit } from '../evidence/check.policy';
import { Exceptions } from '../exceptions/exceptions';
import { VisitWatch } from '../on-the-way/visit-watch';
import { isShortOfProof } from '../proofs/proof.policy';
import { VisitsErrors } from '../visits.errors';
import { checksOf } from './check.queries';
import { VisitEntity } from './visit.entity';
import { VISIT_STATE_ZH, visitMachine, type VisitEvent } from './visit.state';

/** SQL condition on `v` (a visits.visit) with its parameters from `$first` on. */
export interface VisitGate {
  readonly sql: string;
  readonly parameters: unknown[];
}

/** The visit row: who may see it, its lock, and its one way of changing state. */
@Injectable()
export class VisitStore {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
    private readonly watch: VisitWatch,
    private readonly exceptions: Exceptions,
  ) {}

  /** What the caller may see: his own visits, his seniors', his provider's, or those of his divisions. */
  async gate(db: Queryable, ctx: Ctx, first: number): Promise<VisitGate> {
    const { accountId } = ctx.actor;
    const isOwn = ctx.scope.own && accountId !== null;
    const caregiver = isOwn ? await this.providers.caregiverOfAccount(db, accountId) : undefined;
    const seniorIds = isOwn ? await this.people.seniorsOf(db, accountId, 'VIEW') : [];
    return {
      sql: `($${first}::boolean OR v.caregiver_id = $${first + 1}::uuid OR v.senior_id = ANY($${first + 2}::uuid[])
             OR v.provider_id = ANY($${first + 3}::uuid[]) OR ${withinRegions('v.region_id', `$${first + 4}`)})`,
      parameters: [
        ctx.scope.everywhere,
        caregiver?.id ?? null,
        seniorIds,
        ctx.scope.organisationIds,
        ctx.scope.regionIds,
      ],
    };
  }

  /** @throws ordering.order-not-found when the caller may see neither a visit of it nor the order itself */
  async requireOrder(db: Queryable, ctx: Ctx, orderId: string): Promise<void> {
    const gate = await this.gate(db, ctx, 2);
    const [visit] = await db.query(
      `SELECT FROM visits.visit v WHERE v.order_id = $1 AND ${gate.sql} LIMIT 1`,
      [orderId, ...gate.parameters],
    );
    if (!visit) await this.ordering.requireVisible(ctx, orderId);
  }

  /**
   * The visit under its lock, its order locked before it (the order is always the first lock).
   * @throws visits.not-found also when the caller may not see it
   */
  async lock(tx: Tx, id: string): Promise<VisitEntity> {
    const gate = await this.gate(tx, tx.ctx, 2);
    const visible = await tx.one<{ order_id: string }>(
      `SELECT v.order_id FROM visits.visit v WHERE v.id = $1 AND ${gate.sql}`,
      [id, ...gate.parameters],
    );
    if (!visible) throw VisitsErrors.notFound();
    await this.ordering.lock(tx, visible.order_id);
    const visit = await tx.repo(VisitEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!visit) throw VisitsErrors.notFound();
    return visit;
  }

  /** The live visits of an order whose lock the caller holds, the lead's first. */
  ofOrder(tx: Tx, orderId: string): Promise<VisitEntity[]> {
    return tx
      .repo(VisitEntity)
      .createQueryBuilder('v')
      .setLock('pessimistic_write')
      .where(`v.order_id = :orderId AND v.state <> 'REPLACED'`, { orderId })
      .orderBy('v.seat')
      .getMany();
  }

  /**
   * The lead's flags as they are when his visit is judged: as far as it is proven by now, and with a doubt if nothing
   * proves that the second was there.
   */
  async flagsOf(tx: Tx, visit: VisitEntity): Promise<string[]> {
    const { orderId, seats } = visit;
    const flags = withProof(visit.flags, isShortOfProof(await checksOf(tx, visit.id)));
    if (seats === 1) return flags;
    const [second] = await tx.query<SecondsVisit>(
      `SELECT v.flags, EXISTS (SELECT FROM visits.visit_check c WHERE c.visit_id = v.id AND c.kind = 'IN')
                         AS "hasCheckedIn"
         FROM visits.visit v WHERE v.order_id = $1 AND v.seat = 2 AND v.state <> 'REPLACED'`,
      [orderId],
    );
    return withSecond(flags, second);
  }

  /** What is said about a visit is said about the lead's. @throws visits.lead-speaks */
  requireLead({ seat }: VisitEntity): void {
    if (seat > 1) throw VisitsErrors.leadSpeaks();
  }

  /**
   * Moves the visit along its state table and records who did it.
   * @throws visits.not-in-state when the event is not allowed now
   */
  async move(
    tx: Tx,
    visit: VisitEntity,
    event: VisitEvent,
    change: { actualMinutes?: number; flags?: string[]; reason?: string } = {},
  ): Promise<void> {
    const from = visit.state;
    const to = this.requireNext(visit, event);
    const { reason, ...columns } = change;
    Object.assign(visit, columns, { state: to });
    await tx.query(`UPDATE visits.visit SET state = $2, actual_minutes = $3, flags = $4 WHERE id = $1`, [
      visit.id,
      to,
      visit.actualMinutes,
      visit.flags,
    ]);
    if (change.flags) await this.exceptions.follow(tx, visit);
    await this.recordMove(tx, visit, from, reason);
  }

  /** The same visit with what is known against it by now. */
  async mark(tx: Tx, visit: VisitEntity, flags: string[]): Promise<void> {
    visit.flags = flags;
    await tx.query('UPDATE visits.visit SET flags = $2 WHERE id = $1', [visit.id, flags]);
    await this.exceptions.follow(tx, visit);
  }

  /** To be asked before anything is written that a second try must not write again. @returns the state to come */
  requireNext({ state }: VisitEntity, event: VisitEvent): VisitEntity['state'] {
    const to = visitMachine.next(state, event);
    if (!to) throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[state] });
    return to;
  }

  async recordMove(tx: Tx, visit: VisitEntity, from: string | null, reason?: string): Promise<void> {
    const { accountId } = tx.ctx.actor;
    await tx.query(
      `INSERT INTO visits.state_change (visit_id, from_state, to_state, at, account_id, reason)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [visit.id, from, visit.state, tx.now, accountId, reason ?? null],
    );
    tx.audit({
      action: `visits.${visit.state.toLowerCase().replaceAll('_', '-')}`,
      subject: 'visit',
      subjectId: visit.id,
      seniorId: visit.seniorId,
      organisationId: visit.providerId,
      regionId: visit.regionId,
      details: { orderId: visit.orderId, from, flags: visit.flags, ...(reason ? { reason } : {}) },
    });
    await this.watch.moved(tx, visit);
  }
}

/** Everybody who follows a visit. Of two who come together the family hears through the one who leads. */
export const audienceOf = (visit: VisitEntity): Audience => ({
  ...(visit.seat === 1 && { seniorId: visit.seniorId }),
  providerId: visit.providerId,
  caregiverId: visit.caregiverId,
  regionId: visit.regionId,
});

export const factsOf = (visit: VisitEntity) => ({
  visitId: visit.id,
  orderId: visit.orderId,
  caregiverId: visit.caregiverId,
});
