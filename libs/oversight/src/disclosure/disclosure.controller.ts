import { Controller, Get, Param, ParseIntPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asAnswer, Download, Public } from '@anzhi/platform';
import {
  DisclosureLinesQuery,
  DisclosureLinesView,
  DisclosurePageView,
  DisclosuresQuery,
} from './disclosure.dto';
import { DisclosureQueries } from './disclosure.queries';

const WHY =
  'what public money was paid for is for everybody; masked, without small groups (policy.md 0.3, no. 33)';

/** Where public money went, month by month. */
@ApiTags('oversight')
@Controller('disclosures')
export class DisclosureController {
  constructor(private readonly queries: DisclosureQueries) {}

  /** Months that are public, the newest first. */
  @Get()
  @Public(WHY)
  list(@Query() query: DisclosuresQuery): Promise<DisclosurePageView> {
    return this.queries.months(query);
  }

  /** The lines of a county's month. */
  @Get(':countyId/:period')
  @Public(WHY)
  lines(
    @Param('countyId', ParseIntPipe) countyId: number,
    @Param('period', ParseIntPipe) period: number,
    @Query() query: DisclosureLinesQuery,
  ): Promise<DisclosureLinesView> {
    return this.queries.lines({ countyId, period }, query);
  }

  /** The same as a table. */
  @Get(':countyId/:period/disclosure.csv')
  @Public(WHY)
  @Download()
  async csv(
    @Param('countyId', ParseIntPipe) countyId: number,
    @Param('period', ParseIntPipe) period: number,
  ): Promise<StreamableFile> {
    return asAnswer(await this.queries.csv({ countyId, period }));
  }
}
