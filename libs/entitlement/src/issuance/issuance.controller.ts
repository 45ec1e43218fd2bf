import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Database, Download, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { ApproveIssuance } from './approve-issuance.usecase';
import { CancelIssuance } from './cancel-issuance.usecase';
import { DifferenceQueries } from './difference.queries';
import { DownloadDifferences } from './download-differences.usecase';
import {
  CancelIssuanceDto,
  DifferencePageDto,
  DifferencesQuery,
  IssuanceRunDto,
  IssuanceRunListDto,
  IssuanceRunPageDto,
  IssuanceRunsQuery,
  PlanIssuanceDto,
} from './issuance.dto';
import { IssuanceQueries } from './issuance.queries';
import { PlanIssuance } from './plan-issuance.usecase';

/** The month of a county: planned by one, tried, approved by another, issued by the workers. */
@ApiTags('entitlement')
@Controller('issuance-runs')
export class IssuanceController {
  constructor(
    private readonly db: Database,
    private readonly planIssuance: PlanIssuance,
    private readonly approveIssuance: ApproveIssuance,
    private readonly cancelIssuance: CancelIssuance,
    private readonly downloadDifferences: DownloadDifferences,
    private readonly differenceQueries: DifferenceQueries,
    private readonly runs: IssuanceQueries,
  ) {}

  /** Plans a month, or a further run of it for those who have become entitled since; the dry run follows by itself. */
  @Post()
  @Permit(EntitlementPermissions.issueMonth)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  plan(@Context() ctx: Ctx, @Body() body: PlanIssuanceDto): Promise<IssuanceRunListDto> {
    return this.planIssuance.execute(ctx, body);
  }

  /** Issuance of the counties in your charge, newest first. */
  @Get()
  @Permit(EntitlementPermissions.viewIssuance)
  list(@Context() ctx: Ctx, @Query() query: IssuanceRunsQuery): Promise<IssuanceRunPageDto> {
    return this.runs.page(ctx, query);
  }

  /** One run: how far it is, what the dry run found, what has been granted. */
  @Get(':id')
  @Permit(EntitlementPermissions.viewIssuance)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<IssuanceRunDto> {
    return this.runs.one(this.db, ctx, id);
  }

  /** Who will get something new, nothing any more, or much more or less than last month. */
  @Get(':id/differences')
  @Permit(EntitlementPermissions.viewIssuance)
  async differences(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DifferencesQuery,
  ): Promise<DifferencePageDto> {
    return this.differenceQueries.page(this.db, await this.runs.one(this.db, ctx, id), query);
  }

  /** All of them as a table; recorded. */
  @Get(':id/differences-file')
  @Permit(EntitlementPermissions.viewIssuance)
  @Download()
  async differencesFile(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    return asAnswer(await this.downloadDifferences.execute(ctx, id));
  }

  /** By another person than who planned it. The workers grant it then. */
  @Post(':id/approval')
  @HttpCode(200)
  @Permit(EntitlementPermissions.approveIssuance)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  approve(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<IssuanceRunDto> {
    return this.approveIssuance.execute(ctx, id);
  }

  /** Before it is approved. */
  @Post(':id/cancellation')
  @HttpCode(200)
  @Permit(EntitlementPermissions.issueMonth)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  cancel(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CancelIssuanceDto,
  ): Promise<IssuanceRunDto> {
    return this.cancelIssuance.execute(ctx, id, body);
  }
}
