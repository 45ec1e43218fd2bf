import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { AcknowledgeAlert } from './acknowledge-alert.usecase';
import {
  AlertDetailDto,
  AlertDto,
  AlertListQuery,
  AlertPageDto,
  DisposeAlertDto,
  OfferReceiptDto,
} from './alert.dto';
import { AlertPermissions } from './alert.permissions';
import { AlertQueries } from './alert.queries';
import { DisposeAlert } from './dispose-alert.usecase';
import { SeeOffer } from './see-offer.usecase';

@ApiTags('dispatch')
@Controller('dispatch-alerts')
export class AlertsController {
  constructor(
    private readonly queries: AlertQueries,
    private readonly acknowledging: AcknowledgeAlert,
    private readonly disposing: DisposeAlert,
  ) {}

  /** Alerts of the caller’s provider or divisions: first those nobody has taken, the highest level before the others. */
  @Get()
  @Permit(AlertPermissions.viewAlerts)
  listAlerts(@Context() ctx: Ctx, @Query() query: AlertListQuery): Promise<AlertPageDto> {
    return this.queries.list(ctx, query);
  }

  /** One alert with every step it took. */
  @Get(':id')
  @Permit(AlertPermissions.viewAlerts)
  readAlert(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<AlertDetailDto> {
    return this.queries.detail(ctx, id);
  }

  /** Takes an alert: the caller looks after it, and the next level is told only if that takes too long. */
  @Post(':id/acknowledgement')
  @HttpCode(201)
  @Permit(AlertPermissions.handleAlerts)
  acknowledgeAlert(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<AlertDto> {
    return this.acknowledging.execute(ctx, id);
  }

  /** Ends an alert with what became of it. */
  @Post(':id/disposition')
  @HttpCode(201)
  @Permit(AlertPermissions.handleAlerts)
  disposeAlert(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() disposition: DisposeAlertDto,
  ): Promise<AlertDto> {
    return this.disposing.execute(ctx, id, disposition);
  }
}

@ApiTags('dispatch')
@Controller('offers')
export class OfferReceiptsController {
  constructor(private readonly seeing: SeeOffer) {}

  /** Says that the caller has the offer before his eyes. */
  @Post(':id/read-receipt')
  @HttpCode(201)
  @Permit(DispatchPermissions.viewOffers)
  seeOffer(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<OfferReceiptDto> {
    return this.seeing.execute(ctx, id);
  }
}
