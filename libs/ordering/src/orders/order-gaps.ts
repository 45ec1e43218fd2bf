import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { businessTime } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import type { FollowsDto } from './booking.dto';
import { gapWithin, keepsGap, startsAfter, type GapMinutes } from './gap.policy';
import type { OrderEntity } from './order.entity';
import { OrderStore } from './order-store';
import { LIVE_STATES } from './order.state';
import type { OrderView } from './order.view';

export type GapColumns = Pick<
  OrderEntity,
  'followsId' | 'followsEndsAt' | 'leastGapMinutes' | 'mostGapMinutes'
>;

/** An order that may be followed, and what is to be kept after it. */
export interface Leader {
  readonly order: OrderView;
  readonly gap: GapMinutes;
}

interface Follower extends GapMinutes {
  readonly id: string;
  readonly startsAt: Date;
}

const NO_GAP: GapColumns = {
  followsId: null,
  followsEndsAt: null,
  leastGapMinutes: null,
  mostGapMinutes: null,
};

/**
 * Orders of a senior that come so many minutes after one another. Locks: an order, then what follows it, then the
 * senior's turn; whoever books after an order locks that one first.
 */
@Injectable()
export class OrderGaps {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly store: OrderStore,
  ) {}

  /** The columns of a new order, the one it follows locked. @throws ordering.follows-not-found and its siblings */
  async ofNew(
    tx: Tx,
    wanted: { readonly seniorId: string; readonly startsAt: string; readonly follows?: FollowsDto },
    item: ServiceItem,
  ): Promise<GapColumns> {
    const { seniorId, follows } = wanted;
    if (!follows) return NO_GAP;
    await this.leader(tx, seniorId, item, follows);
    await this.store.lock(tx, follows.orderId);
    const { order, gap } = await this.leader(tx, seniorId, item, follows);
    requireGap(order.endsAt, new Date(wanted.startsAt), gap);
    return {
      followsId: order.id,
      followsEndsAt: order.endsAt,
      leastGapMinutes: gap.leastMinutes,
      mostGapMinutes: gap.mostMinutes,
    };
  }

  /** The order that is to be followed, unlocked. @throws as `ofNew`, but for the time */
  async leader(db: Queryable, seniorId: string, item: ServiceItem, follows: FollowsDto): Promise<Leader> {
    const order = await this.store.find(db, follows.orderId);
    const isThere = order?.seniorId === seniorId && LIVE_STATES.includes(order.state);
    if (!isThere) throw OrderingErrors.followsNotFound({}, '/follows/orderId');
    const rule = item.after.find(({ itemCode }) => itemCode === order.itemCode);
    if (!rule) throw OrderingErrors.followsNotNeeded(await this.names(db, item, order), '/follows/orderId');
    const gap = gapWithin(rule, follows);
    if (!gap)
      throw OrderingErrors.gapOutsideRule(
        { least: rule.leastMinutes, most: rule.mostMinutes },
        follows.leastMinutes === undefined ? '/follows/mostMinutes' : '/follows/leastMinutes',
      );
    return { order, gap };
  }

  /** Before an order is moved: what follows it is locked, and the new time keeps what stands before and after it. */
  async requireAt(tx: Tx, order: OrderView, startsAt: Date, endsAt: Date): Promise<void> {
    for (const follower of await this.lockFollowers(tx, order.id)) {
      if (keepsGap(endsAt, follower.startsAt, follower)) continue;
      const { leastMinutes: least, mostMinutes: most } = follower;
      throw OrderingErrors.gapToNext({ next: businessTime(follower.startsAt), least, most }, '/startsAt');
    }
    if (!order.follows) return;
    const before = await this.store.find(tx, order.follows.orderId);
    if (before) requireGap(before.endsAt, startsAt, order.follows);
  }

  /** The order will not take place: what was to follow it keeps its time and is free of it. */
  async release(tx: Tx, order: OrderView): Promise<void> {
    for (const { id } of await this.lockFollowers(tx, order.id)) {
      await tx.query(
        `UPDATE ordering."order"
            SET follows_id = NULL, follows_ends_at = NULL, least_gap_minutes = NULL, most_gap_minutes = NULL,
                version = version + 1
          WHERE id = $1`,
        [id],
      );
      tx.audit({
        action: 'ordering.order-freed-of-gap',
        subject: 'order',
        subjectId: id,
        seniorId: order.seniorId,
        regionId: order.regionId,
        details: { followed: order.id },
      });
    }
  }

  private lockFollowers(tx: Tx, orderId: string): Promise<Follower[]> {
    return tx.query<Follower>(
      `SELECT id, starts_at AS "startsAt", least_gap_minutes AS "leastMinutes", most_gap_minutes AS "mostMinutes"
         FROM ordering."order" WHERE follows_id = $1 AND state IN ('HELD', 'DISPATCHED', 'ACCEPTED')
        ORDER BY id FOR UPDATE`,
      [orderId],
    );
  }

  private async names(
    db: Queryable,
    item: ServiceItem,
    { itemCode }: OrderView,
  ): Promise<{ item: string; other: string }> {
    return { item: item.zh, other: (await this.catalogue.item(db, itemCode))?.zh ?? itemCode };
  }
}

function requireGap(endsAt: Date, startsAt: Date, gap: GapMinutes): void {
  if (keepsGap(endsAt, startsAt, gap)) return;
  const { from, to } = startsAfter(endsAt, gap);
  throw OrderingErrors.gapNotKept({ from: businessTime(from), to: businessTime(to) }, '/startsAt');
}
