import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { addHours, addMinutes } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { Capacity } from '../cascade/capacity';
import { matchCriteria } from '../cascade/match-criteria';

/** Hours after the time that cannot be kept: later that day, then the same hour of the days that follow. */
const LATER_BY = [2, 4, 24, 48, 72];
const MOST = 3;
/** Time to read of it, to agree, and to be asked. */
const AHEAD_MINUTES = 60;
/** Providers looked at for each. */
const NEAREST = 20;

/** When somebody could come instead. */
@Injectable()
export class OtherTimes {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
    private readonly capacity: Capacity,
  ) {}

  /**
   * The first few times at which some provider has enough free and qualified caregivers; none is kept for the order.
   * @param without this provider does not come into question
   */
  async of(tx: Tx, order: OrderView, without?: string): Promise<Date[]> {
    const found: Date[] = [];
    for (const hours of LATER_BY) {
      if (found.length === MOST) break;
      const startsAt = addHours(order.startsAt, hours);
      if (startsAt < addMinutes(tx.now, AHEAD_MINUTES)) continue;
      const moved = { ...order, startsAt, endsAt: addHours(order.endsAt, hours) };
      if (await this.somebodyCan(tx, moved, without)) found.push(startsAt);
    }
    return found;
  }

  private async somebodyCan(tx: Tx, order: OrderView, without: string | undefined): Promise<boolean> {
    const item = await this.catalogue.item(tx, order.itemCode);
    if (!item) return false;
    const criteria = matchCriteria(order, item);
    const near = await this.providers.nearProviders(tx, criteria, { nearest: NEAREST, also: [] });
    for (const { refusedBy, providerId } of near) {
      if (refusedBy || providerId === without) continue;
      if ((await this.capacity.free(tx, order, criteria, providerId)) >= order.caregivers) return true;
    }
    return false;
  }
}
