import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { OversightPermissions } from '../oversight.permissions';
import { LedgerHealthView, LedgerSumsView } from './ledger-health.dto';
import { LedgerHealthQueries } from './ledger-health.queries';

@ApiTags('oversight')
@Controller('oversight/ledger-health')
@Permit(OversightPermissions.viewLedgerHealth)
export class LedgerHealthController {
  constructor(private readonly queries: LedgerHealthQueries) {}

  /** When the ledger of each county in the caller's divisions was checked last, and what did not add up. */
  @Get()
  health(@Context() ctx: Ctx): Promise<LedgerHealthView> {
    return this.queries.health(ctx);
  }

  /** What the accounts of a county hold together now, by unit and kind. Errors: oversight.county-not-found. */
  @Get(':countyId/sums')
  sums(@Context() ctx: Ctx, @Param('countyId', ParseIntPipe) countyId: number): Promise<LedgerSumsView> {
    return this.queries.sums(ctx, countyId);
  }
}
