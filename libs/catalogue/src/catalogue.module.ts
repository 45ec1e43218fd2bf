import { Module } from '@nestjs/common';
import { GeoModule } from '@anzhi/geo';
import { CatalogueFacade } from './catalogue.facade';
import { ItemQueries } from './items/item.queries';
import { ItemsController } from './items/items.controller';
import { PriceQueries } from './prices/price.queries';
import { PricesController } from './prices/prices.controller';
import { SetPrice } from './prices/set-price.usecase';

@Module({
  imports: [GeoModule],
  controllers: [ItemsController, PricesController],
  providers: [CatalogueFacade, ItemQueries, PriceQueries, SetPrice],
  exports: [CatalogueFacade],
})
export class CatalogueModule {}
