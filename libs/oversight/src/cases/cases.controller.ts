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
import { asDownload, Context, Download, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { AnswerCase } from './answer-case.usecase';
import { CasePapers } from './case-papers.queries';
import { CasePermissions } from './case.permissions';
import { CaseQueries } from './case.queries';
import type { CaseFile } from './case-store';
import { CasePageView, CaseQuery, CaseRefView, CaseView, CaseWordDto, ComplaintDto } from './cases.dto';
import { FileComplaint } from './file-complaint.usecase';

export const refOf = ({ id, state }: CaseFile): CaseRefView => ({ id, state });

/** Cases, and the provider's side of them. */
@ApiTags('oversight')
@Controller('oversight/cases')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CasesController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly papers: CasePapers,
    private readonly complaints: FileComplaint,
    private readonly answering: AnswerCase,
  ) {}

  /** Open cases by what is due first; a provider's are those it was asked about. */
  @Get()
  @Permit(CasePermissions.view)
  list(@Context() ctx: Ctx, @Query() query: CaseQuery): Promise<CasePageView> {
    return this.queries.list(ctx, query);
  }

  /** The file: causes, visits, record, money, and what the caller may do now. */
  @Get(':id')
  @Permit(CasePermissions.view)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CaseView> {
    return this.queries.one(ctx, id);
  }

  /** A paper of the case; that somebody read it is recorded. */
  @Get(':id/papers/:fileId')
  @Download()
  @Permit(CasePermissions.view)
  async paper(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<StreamableFile> {
    return asDownload(await this.papers.open(ctx, id, fileId));
  }

  /** A complaint about visits; a person takes it up. */
  @Post()
  @HttpCode(201)
  @Permit(CasePermissions.open)
  async complain(@Context() ctx: Ctx, @Body() body: ComplaintDto): Promise<CaseRefView> {
    const { caseId: id } = await this.complaints.execute(ctx, body);
    return { id, state: 'FLAGGED' };
  }

  /** The provider hands in what it was asked for. */
  @Post(':id/evidence')
  @HttpCode(201)
  @Permit(CasePermissions.answer)
  async evidence(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CaseWordDto,
  ): Promise<CaseRefView> {
    return refOf(await this.answering.execute(ctx, id, 'giveEvidence', body));
  }

  /** The provider's answer (申辩). */
  @Post(':id/answer')
  @HttpCode(201)
  @Permit(CasePermissions.answer)
  async answer(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CaseWordDto,
  ): Promise<CaseRefView> {
    return refOf(await this.answering.execute(ctx, id, 'answer', body));
  }

  /** The provider appeals against the decision. */
  @Post(':id/appeal')
  @HttpCode(201)
  @Permit(CasePermissions.answer)
  async appeal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CaseWordDto,
  ): Promise<CaseRefView> {
    return refOf(await this.answering.execute(ctx, id, 'appeal', body));
  }
}
