import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { NotificationsPermissions } from '../notifications.permissions';
import { DeliveriesQuery, DeliveryDetailDto, DeliveryPageDto } from './deliveries.dto';
import { DeliveryQueries } from './delivery.queries';

@ApiTags('notifications')
@Controller('notification-deliveries')
@Permit(NotificationsPermissions.viewDeliveries)
export class DeliveriesController {
  constructor(private readonly queries: DeliveryQueries) {}

  /** What was told to whom in the officer's divisions and what became of it, the newest first; names are masked. */
  @Get()
  list(@Context() ctx: Ctx, @Query() query: DeliveriesQuery): Promise<DeliveryPageDto> {
    return this.queries.list(ctx, query);
  }

  /** One delivery with each attempt to send it. */
  @Get(':id')
  detail(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<DeliveryDetailDto> {
    return this.queries.detail(ctx, id);
  }
}
