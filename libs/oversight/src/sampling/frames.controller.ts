import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Download, KeepAnswer, LEDGER_KEEP_DAYS, Permit, Public } from '@anzhi/platform';
import { DrawByCheckpoint } from './draw-by-checkpoint.usecase';
import { EnlargeSample } from './enlarge-sample.usecase';
import { FixValue } from './fix-value.usecase';
import { FrameQueries } from './frame.queries';
import { FreezeFrames } from './freeze-frame.usecase';
import { MakeEstimate } from './make-estimate.usecase';
import { SamplingPermissions } from './sampling.permissions';
import {
  ClawbackView,
  DrawnView,
  EnlargementDto,
  FramePageView,
  FrameQuery,
  FrameRefView,
  FrameValueDto,
  FrameView,
  FreezeFrameDto,
  ValueReadView,
} from './sampling.dto';

const asText = (text: string, name: string): StreamableFile =>
  asAnswer({ name, content: Buffer.from(text, 'utf8') });

/** Audits by sample: freeze, announce, draw, judge, estimate. */
@ApiTags('oversight')
@Controller('oversight/frames')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class FramesController {
  constructor(
    private readonly queries: FrameQueries,
    private readonly freezing: FreezeFrames,
    private readonly values: FixValue,
    private readonly byCheckpoint: DrawByCheckpoint,
    private readonly enlarging: EnlargeSample,
    private readonly estimating: MakeEstimate,
  ) {}

  /** The script that draws again, with nothing but Node. */
  @Get('redraw.mjs')
  @Public('whoever wants to check a draw needs it; it holds no data')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Download()
  async script(): Promise<StreamableFile> {
    return asText(await readFile(join(__dirname, 'redraw/redraw.mjs'), 'utf8'), 'redraw.mjs');
  }

  /** The newest first; a provider sees its own when they are over. */
  @Get()
  @Permit(SamplingPermissions.view)
  list(@Context() ctx: Ctx, @Query() query: FrameQuery): Promise<FramePageView> {
    return this.queries.list(ctx, query);
  }

  /** One audit with its strata, its progress and its workings. */
  @Get(':id')
  @Permit(SamplingPermissions.view)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<FrameView> {
    return this.queries.one(ctx, id);
  }

  /** Freezes a provider's visits of a period and announces the public value. */
  @Post()
  @HttpCode(201)
  @Permit(SamplingPermissions.freeze)
  freeze(@Context() ctx: Ctx, @Body() body: FreezeFrameDto): Promise<FrameRefView> {
    return this.freezing.execute(ctx, body);
  }

  /** The announced value as one person has read it; with the second one who reads the same the sample is drawn. */
  @Post(':id/value')
  @HttpCode(201)
  @Permit(SamplingPermissions.fixValue)
  value(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { value }: FrameValueDto,
  ): Promise<ValueReadView> {
    return this.values.execute(ctx, id, value);
  }

  /** Draws by the first checkpoint that a witness has signed since the freeze. Errors: oversight.checkpoint-missing. */
  @Post(':id/checkpoint-draw')
  @HttpCode(201)
  @Permit(SamplingPermissions.fixValue)
  drawByCheckpoint(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<DrawnView> {
    return this.byCheckpoint.execute(ctx, id);
  }

  /** Draws more, where the first results differ much. */
  @Post(':id/enlargement')
  @HttpCode(201)
  @Permit(SamplingPermissions.estimate)
  enlarge(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { total }: EnlargementDto,
  ): Promise<DrawnView> {
    return this.enlarging.execute(ctx, id, total);
  }

  /** What the audit comes to: proved in full, and what the lower bound adds. */
  @Post(':id/estimate')
  @HttpCode(201)
  @Permit(SamplingPermissions.estimate)
  estimate(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ClawbackView> {
    return this.estimating.execute(ctx, id);
  }

  /** The frozen frame, line by line under its root. */
  @Get(':id/frame.csv')
  @Permit(SamplingPermissions.view)
  @Download()
  async frameCsv(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asText(await this.queries.frameCsv(ctx, id), 'frame.csv');
  }

  /** Root, public value and sizes. */
  @Get(':id/draw.json')
  @Permit(SamplingPermissions.view)
  @Download()
  async drawJson(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asText(await this.queries.drawJson(ctx, id), 'draw.json');
  }

  /** The sample as it was drawn. */
  @Get(':id/sample.csv')
  @Permit(SamplingPermissions.view)
  @Download()
  async sampleCsv(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asText(await this.queries.sampleCsv(ctx, id), 'sample.csv');
  }
}
