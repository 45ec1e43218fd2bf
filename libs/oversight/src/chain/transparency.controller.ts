import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LogReader } from '@anzhi/ledger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Database, Public } from '@anzhi/platform';
import {
  CheckpointView,
  ConsistencyQuery,
  CosignatureDto,
  LogView,
  ConsistencyView,
  TileQuery,
  TileView,
} from './chain.dto';
import { ChainQueries } from './chain.queries';
import { CosignCheckpoint } from './cosign-checkpoint.usecase';

const HASHES = 'hashes and signatures only, which prove nothing about anybody without the records themselves';

/**
 * What the log shows to everybody, on purpose: whoever keeps a checkpoint can hold the bureau to it. Nothing here is more
 * than a hash over records that contain unguessable ids.
 */
@ApiTags('transparency')
@Controller('transparency/logs/:countyId')
export class TransparencyController {
  constructor(
    private readonly queries: ChainQueries,
    private readonly cosigning: CosignCheckpoint,
    private readonly reader: LogReader,
    private readonly db: Database,
  ) {}

  /** The log's name, keys, size and last checkpoint. Errors: ledger.log-not-found. */
  @Get()
  @Public(HASHES)
  log(@Param('countyId', ParseIntPipe) countyId: number): Promise<LogView> {
    return this.queries.log(countyId);
  }

  /** The last checkpoint as a signed note (C2SP tlog-checkpoint), with cosignatures. */
  @Get('checkpoint')
  @Public(HASHES)
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async latest(@Param('countyId', ParseIntPipe) countyId: number): Promise<string> {
    return (await this.queries.checkpoint(countyId)).note;
  }

  /** An earlier checkpoint. Errors: ledger.checkpoint-not-found. */
  @Get('checkpoints/:size')
  @Public(HASHES)
  checkpoint(
    @Param('countyId', ParseIntPipe) countyId: number,
    @Param('size', ParseIntPipe) size: number,
  ): Promise<CheckpointView> {
    return this.queries.checkpoint(countyId, size);
  }

  /** That the log of one size became the log of another by appending. Errors: ledger.log-too-small. */
  @Get('consistency')
  @Public(HASHES)
  async consistency(
    @Param('countyId', ParseIntPipe) countyId: number,
    @Query() { from, to }: ConsistencyQuery,
  ): Promise<ConsistencyView> {
    const proof = await this.reader.consistency(this.db, countyId, from, to);
    return { proof: proof.map((node) => node.toString('base64')) };
  }

  /** A tile of hashes (C2SP tlog-tiles), so that anybody may keep a copy of the tree. Errors: ledger.tile-not-found. */
  @Get('tiles/:level/:n')
  @Public(HASHES)
  async tile(
    @Param('countyId', ParseIntPipe) countyId: number,
    @Param('level', ParseIntPipe) level: number,
    @Param('n', ParseIntPipe) n: number,
    @Query() { width = 256 }: TileQuery,
  ): Promise<TileView> {
    return { hashes: (await this.reader.tile(this.db, countyId, level, n, width)).toString('base64') };
  }

  /**
   * A witness puts his name to a checkpoint, after he has seen that it grew out of the last one he signed.
   * Errors: ledger.checkpoint-not-found, ledger.cosignature-refused.
   */
  @Post('cosignatures')
  @HttpCode(204)
  @Public('the signature says who speaks, and only the keys of known witnesses count')
  cosign(
    @Context() ctx: Ctx,
    @Param('countyId', ParseIntPipe) countyId: number,
    @Body() { size, line }: CosignatureDto,
  ): Promise<void> {
    return this.cosigning.execute(ctx, { countyId, size, line });
  }
}
