import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Context, Database, Permit, Public } from '@anzhi/platform';
import { CatalogueErrors } from '../catalogue.errors';
import { CataloguePermissions } from '../catalogue.permissions';
import { PriceQueries } from './price.queries';
import { PriceDto, PriceQuery, SetPriceInput } from './prices.dto';
import { SetPrice } from './set-price.usecase';

@ApiTags('catalogue')
@Controller('service-items/:code')
export class PricesController {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly prices: PriceQueries,
    private readonly setPrice: SetPrice,
  ) {}

  /** The guided price in a division on a day. */
  @Get('price')
  @Public('guided prices are published')
  async price(@Param('code') code: string, @Query() query: PriceQuery): Promise<PriceDto> {
    const on = query.on ?? businessDate(this.clock.now());
    const price = await this.prices.priceOf(this.db, code, query.regionId, on);
    if (!price) throw CatalogueErrors.priceNotSet();
    return { ...price, itemCode: code };
  }

  /** Sets the guided price from a future day on. */
  @Post('prices')
  @Permit(CataloguePermissions.setPrice)
  set(@Context() ctx: Ctx, @Param('code') code: string, @Body() input: SetPriceInput): Promise<PriceDto> {
    return this.setPrice.execute(ctx, code, input);
  }
}
