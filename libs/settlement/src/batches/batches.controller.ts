import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { SettlementPermissions } from '../settlement.permissions';
import { AddPenalty } from './add-penalty.usecase';
import { ApproveBatch } from './approve-batch.usecase';
import { BatchQueries } from './batch.queries';
import {
  BatchDetailView,
  BatchesQuery,
  BatchPageView,
  LineDisputeDecisionDto,
  SettlementLinePageView,
  SettlementLineRef,
  SettlementLinesQuery,
  PenaltyDto,
  PenaltyFenView,
  SettlementReasonDto,
  SettlementRemarkDto,
} from './batches.dto';
import { ConfirmBatch } from './confirm-batch.usecase';
import { DecideDispute } from './decide-dispute.usecase';
import { DisputeLine } from './dispute-line.usecase';
import { FreezeBatch } from './freeze-batch.usecase';
import { LineQueries } from './line.queries';
import { VerifyBatch } from './verify-batch.usecase';

/** Statements by provider, county and month. */
@ApiTags('settlement')
@Controller('settlement/batches')
export class BatchesController {
  constructor(
    private readonly queries: BatchQueries,
    private readonly lines: LineQueries,
  ) {}

  /** Statements of the caller's provider, or with services in the caller's divisions; the latest month first. */
  @Get()
  @Permit(SettlementPermissions.viewBatches)
  list(@Context() ctx: Ctx, @Query() query: BatchesQuery): Promise<BatchPageView> {
    return this.queries.list(ctx, query);
  }

  /** One statement: its steps, townships, purses, and what it comes to. */
  @Get(':id')
  @Permit(SettlementPermissions.viewBatches)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<BatchDetailView> {
    return this.queries.one(ctx, id);
  }

  /** Its lines; an officer of a township sees those served there. */
  @Get(':id/lines')
  @Permit(SettlementPermissions.viewBatches)
  linesOf(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: SettlementLinesQuery,
  ): Promise<SettlementLinePageView> {
    return this.lines.list(ctx, id, query);
  }
}

/** What is done with a whole statement. Everybody of another level: errors settlement.same-person, .wrong-state. */
@ApiTags('settlement')
@Controller('settlement/batches/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class BatchStepsController {
  constructor(
    private readonly queries: BatchQueries,
    private readonly freezing: FreezeBatch,
    private readonly confirming: ConfirmBatch,
    private readonly verifying: VerifyBatch,
    private readonly approving: ApproveBatch,
    private readonly penalties: AddPenalty,
  ) {}

  /** Writes the lines of a draft; nothing is added afterwards. Errors: settlement.nothing-to-freeze. */
  @Post('freezing')
  @HttpCode(200)
  @Permit(SettlementPermissions.freeze)
  async freeze(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<BatchDetailView> {
    return this.queries.after(ctx, await this.freezing.execute(ctx, id));
  }

  /** The provider stands by it; disputed lines that nobody decided go to the next month. */
  @Post('confirmation')
  @HttpCode(200)
  @Permit(SettlementPermissions.confirm)
  async confirm(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<BatchDetailView> {
    return this.queries.after(ctx, await this.confirming.execute(ctx, id));
  }

  /** The services in the caller's townships are in order. Errors: settlement.not-your-township. */
  @Post('verification')
  @HttpCode(200)
  @Permit(SettlementPermissions.verify)
  async verify(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SettlementRemarkDto,
  ): Promise<BatchDetailView> {
    return this.queries.after(ctx, await this.verifying.execute(ctx, id, body.reason ?? null));
  }

  /** The county pays it. Errors: settlement.reason-needed. */
  @Post('approval')
  @HttpCode(200)
  @Permit(SettlementPermissions.approve)
  async approve(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SettlementRemarkDto,
  ): Promise<BatchDetailView> {
    return this.queries.after(ctx, await this.approving.execute(ctx, id, body.reason ?? null));
  }

  /** Something of the whole month is taken off, before the approval. */
  @Post('penalties')
  @HttpCode(201)
  @Permit(SettlementPermissions.penalise)
  penalise(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PenaltyDto,
  ): Promise<PenaltyFenView> {
    return this.penalties.execute(ctx, id, body);
  }
}

/** What is said about single lines while the provider looks at them. */
@ApiTags('settlement')
@Controller('settlement/batches/:id/lines/:lineNo')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class LinesController {
  constructor(
    private readonly disputing: DisputeLine,
    private readonly deciding: DecideDispute,
  ) {}

  /** The provider does not agree. Errors: settlement.already-disputed, settlement.line-not-found. */
  @Post('dispute')
  @HttpCode(201)
  @Permit(SettlementPermissions.confirm)
  dispute(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('lineNo', ParseIntPipe) lineNo: number,
    @Body() body: SettlementReasonDto,
  ): Promise<SettlementLineRef> {
    return this.disputing.execute(ctx, id, lineNo, body.reason);
  }

  /** An officer upholds, waives or defers. Errors: settlement.not-disputed, settlement.nothing-deducted. */
  @Post('dispute-decision')
  @HttpCode(200)
  @Permit(SettlementPermissions.decideDispute)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('lineNo', ParseIntPipe) lineNo: number,
    @Body() body: LineDisputeDecisionDto,
  ): Promise<SettlementLineRef> {
    return this.deciding.execute(ctx, id, lineNo, body);
  }
}
