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
import {
  asDownload,
  Context,
  Database,
  Download,
  KeepAnswer,
  LEDGER_KEEP_DAYS,
  Permit,
} from '@anzhi/platform';
import { VisitsCarePermissions } from '../visits.care.permissions';
import { AnswerCorrection } from './answer-correction.usecase';
import { CorrectionQueries } from './correction.queries';
import {
  CorrectionAnswerDto,
  CorrectionDecisionDto,
  CorrectionInput,
  CorrectionPageView,
  CorrectionQuery,
  CorrectionView,
  UnlockDecisionDto,
  UnlockInput,
  UnlockPageView,
  UnlockQuery,
  UnlockView,
} from './corrections.dto';
import { DecideCorrection, WithdrawCorrection } from './decide-correction.usecase';
import { ReadCorrectionFile } from './read-evidence.usecase';
import { RequestCorrection } from './request-correction.usecase';
import { DecideUnlock, RequestUnlock, UnlockQueries } from './unlock.usecase';

/** What somebody asks about one visit. */
@ApiTags('visits')
@Controller('visits/:id')
@Permit(VisitsCarePermissions.requestCorrection)
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CorrectionRequestsController {
  constructor(
    private readonly requesting: RequestCorrection,
    private readonly unlocking: RequestUnlock,
  ) {}

  /** The record should be otherwise. The punches stay as they are; the other side is heard, somebody decides. */
  @Post('corrections')
  request(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectionInput,
  ): Promise<CorrectionView> {
    return this.requesting.execute(ctx, id, body);
  }

  /** Asks an officer to open a record whose edit window is over. */
  @Post('unlock-requests')
  unlock(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UnlockInput,
  ): Promise<UnlockView> {
    return this.unlocking.execute(ctx, id, body);
  }
}

/** Corrections: asked for, answered, decided. */
@ApiTags('visits')
@Controller('corrections')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CorrectionsController {
  constructor(
    private readonly db: Database,
    private readonly queries: CorrectionQueries,
    private readonly answering: AnswerCorrection,
    private readonly deciding: DecideCorrection,
    private readonly withdrawing: WithdrawCorrection,
    private readonly files: ReadCorrectionFile,
  ) {}

  /** Of the visits the caller may see; open ones unless asked otherwise, by when they must be decided. */
  @Get()
  @Permit(VisitsCarePermissions.viewCorrections)
  list(@Context() ctx: Ctx, @Query() query: CorrectionQuery): Promise<CorrectionPageView> {
    return this.queries.list(ctx, query);
  }

  /** One correction with both sides' words. */
  @Get(':id')
  @Permit(VisitsCarePermissions.viewCorrections)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CorrectionView> {
    return this.queries.one(this.db, ctx, id);
  }

  /** A file that was brought as evidence; the reading is recorded. */
  @Get(':id/files/:fileId')
  @Permit(VisitsCarePermissions.viewCorrections)
  @Download()
  async file(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<StreamableFile> {
    return asDownload(await this.files.execute(ctx, id, fileId));
  }

  /** The side that is asked says whether it was so. */
  @Post(':id/answer')
  @HttpCode(201)
  @Permit(VisitsCarePermissions.answerCorrection)
  answer(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectionAnswerDto,
  ): Promise<CorrectionView> {
    return this.answering.execute(ctx, id, body);
  }

  /** An officer without a part in it decides. */
  @Post(':id/decision')
  @HttpCode(201)
  @Permit(VisitsCarePermissions.decideCorrection)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectionDecisionDto,
  ): Promise<CorrectionView> {
    return this.deciding.execute(ctx, id, body);
  }

  /** Whoever asked takes it back. */
  @Post(':id/withdrawal')
  @HttpCode(201)
  @Permit(VisitsCarePermissions.requestCorrection)
  withdraw(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CorrectionView> {
    return this.withdrawing.execute(ctx, id);
  }
}

/** Locked records somebody wants opened. */
@ApiTags('visits')
@Controller('unlock-requests')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class UnlockRequestsController {
  constructor(
    private readonly queries: UnlockQueries,
    private readonly deciding: DecideUnlock,
  ) {}

  /** Of the visits the caller may see; open ones unless asked otherwise, the oldest first. */
  @Get()
  @Permit(VisitsCarePermissions.viewCorrections)
  list(@Context() ctx: Ctx, @Query() query: UnlockQuery): Promise<UnlockPageView> {
    return this.queries.list(ctx, query);
  }

  /** Opens the record for some days, or does not. */
  @Post(':id/decision')
  @HttpCode(201)
  @Permit(VisitsCarePermissions.unlock)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UnlockDecisionDto,
  ): Promise<UnlockView> {
    return this.deciding.execute(ctx, id, body);
  }
}
