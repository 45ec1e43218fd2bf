import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Context, Database, Permit, Public } from '@anzhi/platform';
import { OrderingPermissions } from '../ordering.permissions';
import { OrderQueries } from '../orders/order.queries';
import { SetTerms } from './set-terms.usecase';
import { TermsBook } from './terms-book';
import { FairTermsDto, SetTermsInput, ServiceTermsDto, TermsQuery } from './terms.dto';

/** What is promised with a booking. */
@ApiTags('ordering')
@Controller()
export class TermsController {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly book: TermsBook,
    private readonly setting: SetTerms,
    private readonly orders: OrderQueries,
  ) {}

  /** The terms a booking of that day agrees to, in a division. */
  @Get('service-terms')
  @Public('what is promised is published')
  async inForce(@Query() query: TermsQuery): Promise<ServiceTermsDto> {
    const { id: _id, ...terms } = await this.book.inForce(
      this.db,
      query.regionId,
      query.on ?? businessDate(this.clock.now()),
    );
    return terms;
  }

  /** Sets the terms of a division from a future day on. */
  @Post('service-terms')
  @Permit(OrderingPermissions.setTerms)
  set(@Context() ctx: Ctx, @Body() input: SetTermsInput): Promise<ServiceTermsDto> {
    return this.setting.execute(ctx, input);
  }

  /** The terms that were agreed for an order. */
  @Get('orders/:id/terms')
  @Permit(OrderingPermissions.viewOrders)
  async agreed(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<FairTermsDto> {
    await this.orders.requireVisible(ctx, id);
    return this.book.of(this.db, id);
  }
}
