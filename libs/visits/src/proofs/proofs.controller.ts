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
import { asDownload, Context, Download, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import { VisitView } from '../visits/visits.dto';
import { AddProof } from './add-proof.usecase';
import { AnswerCallBack } from './answer-call-back.usecase';
import { JoinFile } from './join-file.usecase';
import { CallBackAnswerDto, LaterProofDto, ProofFileDto, PurposeQuery } from './proofs.dto';
import { ReadProofFile } from './read-proof-file.usecase';

/** What shows that somebody was there, beside what came with the arrival and the leaving. */
@ApiTags('visits')
@Controller('visits/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class ProofsController {
  constructor(
    private readonly adding: AddProof,
    private readonly joining: JoinFile,
    private readonly answering: AnswerCallBack,
    private readonly reading: ReadProofFile,
  ) {}

  /** One proof more for an arrival or leaving that is recorded. */
  @Post('proofs')
  @HttpCode(201)
  @Permit(VisitsPermissions.deliver)
  add(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LaterProofDto,
  ): Promise<VisitView> {
    return this.adding.execute(ctx, id, body);
  }

  /** The content of a photo or signature that was announced by its hash. */
  @Post('proof-files')
  @HttpCode(201)
  @Permit(VisitsPermissions.deliver)
  join(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProofFileDto,
  ): Promise<VisitView> {
    return this.joining.execute(ctx, id, body.fileId);
  }

  /** A photo or signature itself; every look is recorded with its purpose. */
  @Get('proofs/:proofId/file')
  @Permit(VisitsPermissions.view)
  @Download()
  async file(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('proofId', ParseUUIDPipe) proofId: string,
    @Query() { purpose }: PurposeQuery,
  ): Promise<StreamableFile> {
    return asDownload(await this.reading.execute(ctx, id, proofId, purpose));
  }

  /** What the senior said when the hotline called. */
  @Post('proofs/:proofId/answer')
  @HttpCode(201)
  @Permit(VisitsPermissions.answerCallBack)
  answer(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('proofId', ParseUUIDPipe) proofId: string,
    @Body() body: CallBackAnswerDto,
  ): Promise<VisitView> {
    return this.answering.execute(ctx, id, proofId, body);
  }
}
