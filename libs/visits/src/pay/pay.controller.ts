import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { BillQueries } from '../terms/bill.queries';
import { VisitsCarePermissions } from '../visits.care.permissions';
import { VisitsPermissions } from '../visits.permissions';
import { HoursQuery, HoursView, PayQuery, VisitBillView, VisitPayView } from './pay.dto';
import { PayQueries } from './pay.queries';

/** What a visit means for those who serve and those who pay. */
@ApiTags('visits')
@Controller()
export class PayController {
  constructor(
    private readonly pay: PayQueries,
    private readonly bills: BillQueries,
  ) {}

  /** The minutes a caregiver is paid for, why not the others, and what a correction would make of it. */
  @Get('visits/:id/pay')
  @Permit(VisitsCarePermissions.viewCorrections)
  ofVisit(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PayQuery,
  ): Promise<VisitPayView> {
    return this.pay.ofVisit(ctx, id, query.minutes);
  }

  /** What was promised, and what that makes of the bill. */
  @Get('visits/:id/bill')
  @Permit(VisitsPermissions.view)
  bill(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VisitBillView> {
    return this.bills.ofVisit(ctx, id);
  }

  /** The caller's own hours of a month, visit by visit. */
  @Get('caregiver-hours')
  @Permit(VisitsCarePermissions.viewHours)
  hours(@Context() ctx: Ctx, @Query() query: HoursQuery): Promise<HoursView> {
    return this.pay.hours(ctx, query.month);
  }
}
