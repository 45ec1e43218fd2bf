import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import type { Price, Unit } from '../catalogue.types';
import { priceOfUnit } from './price.policy';

/** A price with where and since when it holds. */
export interface FoundPrice extends Price {
  readonly regionId: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly isDefault: boolean;
  readonly source: string;
}

type Row = Omit<FoundPrice, keyof Price> & { priceFen: number; unit: Unit };

@Injectable()
export class PriceQueries {
  constructor(private readonly geo: GeoFacade) {}

  /** The price of the region itself or of its nearest ancestor that has one on the day. */
  async priceOf(
    db: Queryable,
    code: string,
    regionId: number,
    date: string,
  ): Promise<FoundPrice | undefined> {
    const path = (await this.geo.path(regionId)).map(({ id }) => id);
    const [row] = await db.query<Row>(
      `SELECT p.region_id AS "regionId", lower(p.valid) AS "validFrom", upper(p.valid) AS "validTo",
              p.price_fen AS "priceFen", p.is_default AS "isDefault", p.source, i.unit
         FROM catalogue.price p JOIN catalogue.item i ON i.code = p.item_code
        WHERE p.item_code = $1 AND p.region_id = ANY($2::int[]) AND p.valid @> $3::date
        ORDER BY array_position($2::int[], p.region_id) LIMIT 1`,
      [code, path, date],
    );
    if (!row) return undefined;
    const { priceFen, unit, ...found } = row;
    return { ...found, ...priceOfUnit(unit, priceFen) };
  }
}
