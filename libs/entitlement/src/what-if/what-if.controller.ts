import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Database, Download, PageQuery, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { CancelWhatIf } from './cancel-what-if.usecase';
import { DownloadWhatIf } from './download-what-if.usecase';
import { PlanWhatIf } from './plan-what-if.usecase';
import { WhatIfRowQueries } from './row.queries';
import { WhatIfSummaries } from './summary.queries';
import {
  PlanWhatIfDto,
  WhatIfDto,
  WhatIfPageDto,
  WhatIfRowPageDto,
  WhatIfRowsQuery,
  WhatIfSummaryDto,
  WhatIfSummaryQuery,
} from './what-if.dto';
import { WhatIfQueries } from './what-if.queries';

/** Who gains, who loses and what it costs, before a draft becomes law. Nothing is granted. */
@ApiTags('entitlement')
@Controller('what-ifs')
export class WhatIfController {
  constructor(
    private readonly db: Database,
    private readonly planWhatIf: PlanWhatIf,
    private readonly cancelWhatIf: CancelWhatIf,
    private readonly downloadWhatIf: DownloadWhatIf,
    private readonly whatIfs: WhatIfQueries,
    private readonly whatIfRows: WhatIfRowQueries,
    private readonly summaries: WhatIfSummaries,
  ) {}

  /** Tries a draft on a month; the workers do it, and tell the caller how far they are. */
  @Post()
  @HttpCode(201)
  @Permit(EntitlementPermissions.runWhatIf)
  async plan(@Context() ctx: Ctx, @Body() input: PlanWhatIfDto): Promise<WhatIfDto> {
    return this.whatIfs.one(this.db, ctx, await this.planWhatIf.execute(ctx, input));
  }

  /** Runs that reach the caller's counties, the newest first. */
  @Get()
  @Permit(EntitlementPermissions.viewWhatIfs)
  list(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<WhatIfPageDto> {
    return this.whatIfs.page(ctx, query);
  }

  /** One run: what it tries, and how far it is. */
  @Get(':id')
  @Permit(EntitlementPermissions.viewWhatIfs)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<WhatIfDto> {
    return this.whatIfs.one(this.db, ctx, id);
  }

  /** Gains, losses and cost by county, township, category, level or programme; while it runs, of what is done so far. */
  @Get(':id/summary')
  @Permit(EntitlementPermissions.viewWhatIfs)
  async summary(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { by }: WhatIfSummaryQuery,
  ): Promise<WhatIfSummaryDto> {
    await this.whatIfs.one(this.db, ctx, id);
    return this.summaries.of(ctx, id, by);
  }

  /** Senior by senior; names are masked. */
  @Get(':id/rows')
  @Permit(EntitlementPermissions.viewWhatIfs)
  async rows(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: WhatIfRowsQuery,
  ): Promise<WhatIfRowPageDto> {
    await this.whatIfs.one(this.db, ctx, id);
    return this.whatIfRows.page(ctx, id, query);
  }

  /** All rows as a table; recorded. */
  @Get(':id/file')
  @Permit(EntitlementPermissions.viewWhatIfs)
  @Download()
  async file(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asAnswer(await this.downloadWhatIf.execute(ctx, id));
  }

  /** Stops a run that nobody needs any more. */
  @Post(':id/cancellation')
  @HttpCode(200)
  @Permit(EntitlementPermissions.runWhatIf)
  async cancel(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<WhatIfDto> {
    await this.cancelWhatIf.execute(ctx, id);
    return this.whatIfs.one(this.db, ctx, id);
  }
}
