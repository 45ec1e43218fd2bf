import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { IssuanceRunListDto, IssuanceRunPageDto, IssuanceRunsQuery, StartIssuanceDto } from './issuance.dto';
import { IssuanceQueries } from './issuance.queries';
import { StartIssuance } from './start-issuance.usecase';

@ApiTags('entitlement')
@Controller('issuance-runs')
export class IssuanceController {
  constructor(
    private readonly startIssuance: StartIssuance,
    private readonly runs: IssuanceQueries,
  ) {}

  /** Starts the month's grants; whoever has his already keeps it. The workers do it, see the run for how far they are. */
  @Post()
  @Permit(EntitlementPermissions.issueMonth)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  start(@Context() ctx: Ctx, @Body() body: StartIssuanceDto): Promise<IssuanceRunListDto> {
    return this.startIssuance.execute(ctx, body);
  }

  /** Issuance of the counties in your charge, newest first. */
  @Get()
  @Permit(EntitlementPermissions.viewIssuance)
  list(@Context() ctx: Ctx, @Query() query: IssuanceRunsQuery): Promise<IssuanceRunPageDto> {
    return this.runs.page(ctx, query);
  }
}
