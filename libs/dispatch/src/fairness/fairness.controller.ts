import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { FairnessReportDto, FairnessReportQuery } from './fairness.dto';
import { FairnessReports } from './fairness-reports';

@ApiTags('dispatch')
@Controller('fairness-reports')
export class FairnessController {
  constructor(private readonly reports: FairnessReports) {}

  /** How fairly the orders of the caller’s counties were given out among providers, day by day. */
  @Get()
  @Permit(DispatchPermissions.viewFairness)
  listFairnessReports(
    @Context() ctx: Ctx,
    @Query() query: FairnessReportQuery,
  ): Promise<FairnessReportDto[]> {
    return this.reports.list(ctx, query);
  }
}
