import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { OversightPermissions } from '../oversight.permissions';
import { SummaryView } from './summary.dto';
import { SummaryQueries } from './summary.queries';

@ApiTags('oversight')
@Controller('oversight/summary')
@Permit(OversightPermissions.viewVisits)
export class SummaryController {
  constructor(private readonly queries: SummaryQueries) {}

  /** What waits for the officer, and the public minutes of this month, in all of his divisions and by township. */
  @Get()
  summary(@Context() ctx: Ctx): Promise<SummaryView> {
    return this.queries.summary(ctx);
  }
}
