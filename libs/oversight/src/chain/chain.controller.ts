import {
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Download, Permit } from '@anzhi/platform';
import { BundleQuery, EntriesQuery, EntriesView, LeafProofView, ReceiptsView } from './chain.dto';
import { ChainPermissions } from './chain.permissions';
import { ChainQueries } from './chain.queries';
import { ExportBundle } from './export-bundle.usecase';

/** The evidence log, for officers: what it says and the proof that it does. */
@ApiTags('oversight')
@Controller('oversight')
export class ChainController {
  constructor(
    private readonly queries: ChainQueries,
    private readonly exporting: ExportBundle,
  ) {}

  /** Entries of a county's log in their order, each compared with the tree. Errors: oversight.county-not-found. */
  @Get('logs/:countyId/entries')
  @Permit(ChainPermissions.view)
  entries(
    @Context() ctx: Ctx,
    @Param('countyId', ParseIntPipe) countyId: number,
    @Query() { from, count }: EntriesQuery,
  ): Promise<EntriesView> {
    return this.queries.entries(ctx, countyId, from, count);
  }

  /** One entry with its proof in the last checkpoint. Errors: oversight.county-not-found, oversight.leaf-not-found. */
  @Get('logs/:countyId/entries/:index')
  @Permit(ChainPermissions.view)
  proof(
    @Context() ctx: Ctx,
    @Param('countyId', ParseIntPipe) countyId: number,
    @Param('index', ParseIntPipe) index: number,
  ): Promise<LeafProofView> {
    return this.queries.proof(ctx, countyId, index);
  }

  /** Everything that proves an order, visit, senior or case offline. Errors: oversight.bundle-empty. */
  @Get('audit-bundle')
  @Permit(ChainPermissions.export)
  @Download()
  async bundle(@Context() ctx: Ctx, @Query() wish: BundleQuery): Promise<StreamableFile> {
    return asAnswer(await this.exporting.execute(ctx, wish));
  }

  /** Hashes of an order's records, for the device that made them to keep. Errors: ordering.order-not-found. */
  @Get('orders/:orderId/receipts')
  @Permit(ChainPermissions.receipt)
  receipts(@Context() ctx: Ctx, @Param('orderId', ParseUUIDPipe) orderId: string): Promise<ReceiptsView> {
    return this.queries.receipts(ctx, orderId);
  }
}
