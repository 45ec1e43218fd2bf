import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { CatalogueErrors } from '../catalogue.errors';
import type { Unit } from '../catalogue.types';
import { mayStartOn, priceOfUnit } from './price.policy';
import { PriceDto, type SetPriceInput } from './prices.dto';

/** The city sets a guided price from a future day on; the former one ends the day before. */
@Injectable()
export class SetPrice {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
  ) {}

  execute(ctx: Ctx, code: string, input: SetPriceInput): Promise<PriceDto> {
    return this.uow.run(ctx, async (tx) => {
      const { regionId, priceFen, validFrom, source } = input;
      await this.assertCovers(ctx, regionId);
      if (!mayStartOn(validFrom, businessDate(tx.now)))
        throw CatalogueErrors.startsTooEarly({}, '/validFrom');
      const unit = await this.lockItem(tx, code);
      await this.endFormer(tx, code, regionId, validFrom);
      const id = newId();
      await tx.query(
        `INSERT INTO catalogue.price (id, item_code, region_id, valid, price_fen, is_default, source, set_by)
         VALUES ($1, $2, $3, daterange($4, NULL), $5, false, $6, $7)`,
        [id, code, regionId, validFrom, priceFen, source, accountOf(ctx)],
      );
      tx.audit({
        action: 'catalogue.price-set',
        subject: 'service-item',
        subjectId: code,
        regionId,
        details: { priceFen, validFrom, source },
      });
      const price = priceOfUnit(unit, priceFen);
      return { ...price, itemCode: code, regionId, validFrom, validTo: null, isDefault: false, source };
    });
  }

  private async assertCovers({ scope }: Ctx, regionId: number): Promise<void> {
    const path = await this.geo.path(regionId);
    const covered = path.some(({ id }) => scope.everywhere || scope.regionIds.includes(id));
    if (!covered) throw CatalogueErrors.regionNotFound({}, '/regionId');
  }

  /** Prices of one item are set one after the other. */
  private async lockItem(tx: Tx, code: string): Promise<Unit> {
    const item = await tx.one<{ unit: Unit }>(
      'SELECT unit FROM catalogue.item WHERE code = $1 FOR NO KEY UPDATE',
      [code],
    );
    if (!item) throw CatalogueErrors.itemNotFound();
    return item.unit;
  }

  private async endFormer(tx: Tx, code: string, regionId: number, validFrom: string): Promise<void> {
    const later = await tx.one<{ date: string }>(
      `SELECT lower(valid) AS date FROM catalogue.price
        WHERE item_code = $1 AND region_id = $2 AND lower(valid) >= $3::date ORDER BY valid DESC LIMIT 1`,
      [code, regionId, validFrom],
    );
    if (later) throw CatalogueErrors.laterPriceExists(later, '/validFrom');
    await tx.query(
      `UPDATE catalogue.price SET valid = daterange(lower(valid), $3::date)
        WHERE item_code = $1 AND region_id = $2 AND valid @> $3::date`,
      [code, regionId, validFrom],
    );
  }
}
