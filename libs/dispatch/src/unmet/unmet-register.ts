import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import type { Ranking } from '../cascade/rank-order';
import { unmetReasons, type UnmetReason } from '../cascade/ranking.policy';
import { ReplacementStore } from '../redispatch/replacement-store';
import { UnmetDemandEntity, type UnmetResolution } from './unmet-demand.entity';

/** The register of orders for which nobody is left to ask; a person looks at each. */
@Injectable()
export class UnmetRegister {
  constructor(private readonly replacements: ReplacementStore) {}

  /** An entry says for which time, and why: when either is another one, a new entry takes its place. */
  async enter(tx: Tx, order: OrderView, ranking: Ranking): Promise<void> {
    const reasons = unmetReasons(ranking.candidates);
    const known = await this.open(tx, order.id);
    if (known && isStillTrue(known, order, reasons)) return;
    if (known) await this.resolve(tx, order.id, 'MOVED_ON', 'FOUND_OUT_ANEW');
    await tx.repo(UnmetDemandEntity).insert({
      id: newId(tx.now),
      orderId: order.id,
      rankingId: ranking.id,
      itemCode: order.itemCode,
      regionId: order.regionId,
      startsAt: order.startsAt,
      reasons,
      since: tx.now,
      state: 'OPEN',
    });
    tx.audit({
      action: 'dispatch.order-unmet',
      subject: 'order',
      subjectId: order.id,
      seniorId: order.seniorId,
      regionId: order.regionId,
      details: { reasons },
    });
    // whoever was to come fell out: the family hears of that once, with the other times
    const isQuiet = await this.replacements.isOpen(tx, order.id);
    tx.publish({
      type: 'dispatch.order-unmet.v1',
      payload: {
        orderId: order.id,
        itemCode: order.itemCode,
        reasons: reasons.map(({ code }) => code),
      },
      audience: { ...(isQuiet ? {} : { seniorId: order.seniorId }), regionId: order.regionId },
    });
  }

  /** Closes the open entry of an order, if there is one. */
  async resolve(tx: Tx, orderId: string, resolution: UnmetResolution, reason: string | null): Promise<void> {
    await tx.repo(UnmetDemandEntity).update(
      { orderId, state: 'OPEN' },
      {
        state: 'RESOLVED',
        resolution,
        resolutionReason: reason,
        resolvedBy: tx.ctx.actor.accountId,
        resolvedAt: tx.now,
      },
    );
  }

  async isOpen(tx: Tx, orderId: string): Promise<boolean> {
    return (await this.open(tx, orderId)) !== null;
  }

  private open(tx: Tx, orderId: string): Promise<UnmetDemandEntity | null> {
    return tx.repo(UnmetDemandEntity).findOne({ where: { orderId, state: 'OPEN' } });
  }
}

const isStillTrue = (
  known: UnmetDemandEntity,
  { startsAt }: OrderView,
  reasons: readonly UnmetReason[],
): boolean =>
  known.startsAt.getTime() === startsAt.getTime() &&
  known.reasons.length === reasons.length &&
  reasons.every(({ code, providers }) =>
    known.reasons.some((other) => other.code === code && other.providers === providers),
  );
