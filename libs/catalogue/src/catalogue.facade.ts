import { Injectable } from '@nestjs/common';
import type { Fen } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import type { Price, ServiceItem } from './catalogue.types';
import { ItemQueries } from './items/item.queries';
import { totalFen } from './prices/price.policy';
import { PriceQueries } from './prices/price.queries';

@Injectable()
export class CatalogueFacade {
  constructor(
    private readonly items: ItemQueries,
    private readonly prices: PriceQueries,
  ) {}

  item(db: Queryable, code: string): Promise<ServiceItem | undefined> {
    return this.items.item(db, code);
  }

  /**
   * The guided price on a day `YYYY-MM-DD`: of the region itself or of its nearest ancestor that has one.
   * undefined: nobody has set a price, so the item cannot be booked there.
   */
  priceOf(db: Queryable, code: string, regionId: number, date: string): Promise<Price | undefined> {
    return this.prices.priceOf(db, code, regionId, date);
  }

  /** What so many minutes cost: by the minute where the price is per time (rounded down to the fen), once otherwise. */
  totalFen(price: Price, minutes: number): Fen {
    return totalFen(price, minutes);
  }
}
