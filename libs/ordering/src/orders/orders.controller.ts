import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { OrderingPermissions } from '../ordering.permissions';
import { BookOrder } from './book-order.usecase';
import { BookOrderDto, CancelOrderDto, RescheduleOrderDto } from './booking.dto';
import { CancelOrder } from './cancel-order.usecase';
import { OrderDto, OrderListQuery, OrderPageDto, StateChangeDto } from './order.dto';
import { OrderQueries } from './order.queries';
import { ReadOrder } from './read-order';
import { RescheduleOrder } from './reschedule-order.usecase';

@ApiTags('ordering')
@Controller('orders')
export class OrdersController {
  constructor(
    private readonly book: BookOrder,
    private readonly cancel: CancelOrder,
    private readonly reschedule: RescheduleOrder,
    private readonly read: ReadOrder,
    private readonly queries: OrderQueries,
  ) {}

  /** Books a visit and holds the programme’s minutes for it. */
  @Post()
  @HttpCode(201)
  @Permit(OrderingPermissions.bookOrder)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  bookOrder(@Context() ctx: Ctx, @Body() wanted: BookOrderDto): Promise<OrderDto> {
    return this.book.execute(ctx, wanted);
  }

  /** Cancels a visit that has not begun; everything held is released. */
  @Post(':id/cancellation')
  @HttpCode(201)
  @Permit(OrderingPermissions.changeOrder)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  cancelOrder(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() cancellation: CancelOrderDto,
  ): Promise<OrderDto> {
    return this.cancel.execute(ctx, id, cancellation);
  }

  /** Moves a visit that has not begun to another time. */
  @Post(':id/rescheduling')
  @HttpCode(201)
  @Permit(OrderingPermissions.changeOrder)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  rescheduleOrder(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wanted: RescheduleOrderDto,
  ): Promise<OrderDto> {
    return this.reschedule.execute(ctx, id, wanted);
  }

  /** The orders the caller may see: a family its seniors', a provider those it accepted, an officer his division's. */
  @Get()
  @Permit(OrderingPermissions.viewOrders)
  listOrders(@Context() ctx: Ctx, @Query() query: OrderListQuery): Promise<OrderPageDto> {
    return this.queries.list(ctx, query);
  }

  /** One order. Name, phone and address are masked but for the provider that is to serve. */
  @Get(':id')
  @Permit(OrderingPermissions.viewOrders)
  readOrder(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<OrderDto> {
    return this.read.execute(ctx, id);
  }

  /** Every step of one order. */
  @Get(':id/history')
  @Permit(OrderingPermissions.viewOrders)
  readHistory(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StateChangeDto[]> {
    return this.queries.history(ctx, id);
  }
}
