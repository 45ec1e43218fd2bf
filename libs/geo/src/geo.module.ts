import { Module } from '@nestjs/common';
import { GeoFacade } from './geo.facade';
import { DivisionTreeQueries } from './regions/division-tree.queries';
import { RegionsController } from './regions/regions.controller';

@Module({
  controllers: [RegionsController],
  providers: [GeoFacade, DivisionTreeQueries],
  exports: [GeoFacade],
})
export class GeoModule {}
