import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asDownload, Context, Download, PageQuery, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { RetractionInput } from '../life-events/life-events.dto';
import { PeoplePermissions } from '../people.permissions';
import { CorrectFact } from './correct-fact.usecase';
import { EndFact } from './end-fact.usecase';
import { FactQueries } from './fact.queries';
import { FactCorrectionInput, FactInput, FactPageDto } from './facts.dto';
import { ReadEvidence } from './read-evidence.usecase';
import { RetractFact } from './retract-fact.usecase';
import { RecordFact } from './record-fact.usecase';

@ApiTags('people')
@Controller('seniors/:id/facts')
export class FactsController {
  constructor(
    private readonly facts: FactQueries,
    private readonly recordFact: RecordFact,
    private readonly correctFact: CorrectFact,
    private readonly endFact: EndFact,
    private readonly retractFact: RetractFact,
    private readonly readEvidence: ReadEvidence,
  ) {}

  /** Everything recorded about the senior besides categories, the latest first, with what was thought before. */
  @Get()
  @Permit(PeoplePermissions.viewFacts)
  list(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<FactPageDto> {
    return this.facts.page(ctx, id, query);
  }

  /** Records a fact; on its days it takes the place of what was recorded before. */
  @Post()
  @Permit(PeoplePermissions.recordFact)
  record(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: FactInput,
  ): Promise<CreatedDto> {
    return this.recordFact.execute(ctx, id, input);
  }

  /** Records what is right in place of what was recorded in error. */
  @Post(':factId/correction')
  @Permit(PeoplePermissions.recordFact)
  correct(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) seniorId: string,
    @Param('factId', ParseUUIDPipe) factId: string,
    @Body() input: FactCorrectionInput,
  ): Promise<CreatedDto> {
    return this.correctFact.execute(ctx, { seniorId, factId }, input);
  }

  /** Takes back a fact that never was; what was recorded is kept as what was known until now. */
  @Post(':factId/retraction')
  @Permit(PeoplePermissions.recordFact)
  retract(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) seniorId: string,
    @Param('factId', ParseUUIDPipe) factId: string,
    @Body() input: RetractionInput,
  ): Promise<CreatedDto> {
    return this.retractFact.execute(ctx, { seniorId, factId }, input);
  }

  /** Ends it from today on; one that has not begun is taken back. */
  @Delete(':factId')
  @Permit(PeoplePermissions.recordFact)
  end(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('factId', ParseUUIDPipe) factId: string,
  ): Promise<CreatedDto> {
    return this.endFact.execute(ctx, id, factId);
  }

  /** The scan of the proof; who read it is on record. */
  @Get(':factId/evidence')
  @Permit(PeoplePermissions.readFactEvidence)
  @Download()
  async evidence(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('factId', ParseUUIDPipe) factId: string,
  ): Promise<StreamableFile> {
    return asDownload(await this.readEvidence.execute(ctx, id, factId));
  }
}
