import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { addHours } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { Capacity } from '../cascade/capacity';
import { matchCriteria } from '../cascade/match-criteria';

/** Hours after the time that cannot be kept: later that day, then the same hour of the days that follow. */
const LATER_BY = [2, 4, 24, 48, 72];
const MOST = 3;
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

  /** The first few times at which some provider has enough free and qualified caregivers; none is kept for the order. */
  async of(db: Queryable, order: OrderView): Promise<Date[]> {
    const found: Date[] = [];
    for (const hours of LATER_BY) {
      if (found.length === MOST) break;
      const startsAt = addHours(order.startsAt, hours);
      const moved = { ...order, startsAt, endsAt: addHours(order.endsAt, hours) };
      if (await this.somebodyCan(db, moved)) found.push(startsAt);
    }
    return found;
  }

  private async somebodyCan(db: Queryable, order: OrderView): Promise<boolean> {
    const item = await this.catalogue.item(db, order.itemCode);
    if (!item) return false;
    const criteria = matchCriteria(order, item);
    const near = await this.providers.nearProviders(db, criteria, { nearest: NEAREST, also: [] });
    for (const { refusedBy, providerId } of near)
      if (!refusedBy && (await this.capacity.free(db, order, criteria, providerId)) >= order.caregivers)
        return true;
    return false;
  }
}
