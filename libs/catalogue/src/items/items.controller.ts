import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, Public } from '@anzhi/platform';
import { CatalogueErrors } from '../catalogue.errors';
import { ItemQueries } from './item.queries';
import { ItemsQuery, ServiceItemDto, ServiceItemPageDto } from './items.dto';

@ApiTags('catalogue')
@Controller('service-items')
@Public('the service list is published and says nothing about anybody')
export class ItemsController {
  constructor(
    private readonly db: Database,
    private readonly items: ItemQueries,
  ) {}

  /** The service list. */
  @Get()
  list(@Query() query: ItemsQuery): Promise<ServiceItemPageDto> {
    return this.items.page(this.db, query);
  }

  /** One service item. */
  @Get(':code')
  async detail(@Param('code') code: string): Promise<ServiceItemDto> {
    const item = await this.items.item(this.db, code);
    if (!item) throw CatalogueErrors.itemNotFound();
    return item;
  }
}
