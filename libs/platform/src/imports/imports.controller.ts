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
import { Context, Permit } from '../auth/decorators';
import { Download } from '../files/download';
import { TakesFile } from '../files/multipart';
import { DiscardImport } from './batches/discard-import.usecase';
import { ImportGate } from './batches/import-gate';
import { StartApplication } from './batches/start-application.usecase';
import { UploadImport } from './batches/upload-import.usecase';
import { DownloadFailedRows } from './files/download-failed-rows.usecase';
import { asAnswer } from '../files/made-file';
import { makeTemplate } from './files/template';
import { ImportRegistry } from './import-registry';
import { ImportQueries } from './import.queries';
import {
  ImportDto,
  ImportKindDto,
  ImportListQuery,
  ImportPageDto,
  ImportRowPageDto,
  ImportRowQuery,
  ImportStartedDto,
  TemplateQuery,
  UploadImportDto,
} from './imports.dto';
import { ImportPermissions } from './imports.permissions';
import type { TableFormat } from './table/table';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly registry: ImportRegistry,
    private readonly gate: ImportGate,
    private readonly queries: ImportQueries,
    private readonly uploadImport: UploadImport,
    private readonly startApplication: StartApplication,
    private readonly discardImport: DiscardImport,
    private readonly downloadFailedRows: DownloadFailedRows,
  ) {}

  /** What the caller may import, with the columns of each kind. */
  @Get('kinds')
  @Permit(ImportPermissions.use)
  kinds(@Context() ctx: Ctx): ImportKindDto[] {
    return this.queries.kinds(ctx);
  }

  /** An empty file with headings, hints and an example. */
  @Get('templates/:kind')
  @Permit(ImportPermissions.use)
  @Download()
  async template(
    @Context() ctx: Ctx,
    @Param('kind') kind: string,
    @Query() { format }: TemplateQuery,
  ): Promise<StreamableFile> {
    this.gate.regionsFor(ctx, kind);
    return asAnswer(
      await makeTemplate(this.registry.get(kind), format.toUpperCase() as TableFormat, ctx.locale),
    );
  }

  /** Takes a file in and begins its dry run; `GET /imports/{id}` shows how far it is. Applies nothing. */
  @Post()
  @Permit(ImportPermissions.use)
  @HttpCode(202)
  @TakesFile()
  upload(@Context() ctx: Ctx, @Body() body: UploadImportDto): Promise<ImportStartedDto> {
    return this.uploadImport.execute(ctx, body);
  }

  /** The imports the caller may see, newest first. */
  @Get()
  @Permit(ImportPermissions.use)
  list(@Context() ctx: Ctx, @Query() query: ImportListQuery): Promise<ImportPageDto> {
    return this.queries.list(ctx, query);
  }

  /** The record of one import: who, when, which file, how far, how many rows. */
  @Get(':id')
  @Permit(ImportPermissions.use)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ImportDto> {
    return this.queries.one(ctx, id);
  }

  /** Rows in the order of the file, personal data masked, with what is wrong in the caller's language. */
  @Get(':id/rows')
  @Permit(ImportPermissions.use)
  rows(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ImportRowQuery,
  ): Promise<ImportRowPageDto> {
    return this.queries.rowsOf(ctx, id, query);
  }

  /** The failed rows as they were uploaded, with a column of reasons; recorded, because it shows them in full. */
  @Get(':id/failed-rows')
  @Permit(ImportPermissions.use)
  @Download()
  async failedRows(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asAnswer(await this.downloadFailedRows.execute(ctx, id));
  }

  /** Begins to apply the rows that passed the dry run. */
  @Post(':id/application')
  @Permit(ImportPermissions.use)
  @HttpCode(202)
  apply(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ImportStartedDto> {
    return this.startApplication.execute(ctx, { id });
  }

  /** Gives up a file that was not applied. */
  @Post(':id/discarding')
  @Permit(ImportPermissions.use)
  @HttpCode(201)
  discard(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ImportStartedDto> {
    return this.discardImport.execute(ctx, { id });
  }
}
