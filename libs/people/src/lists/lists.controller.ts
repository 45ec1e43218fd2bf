import { Controller, Get, Param, ParseUUIDPipe, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Database, Download, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { ConfirmList } from './confirm-list.usecase';
import { DownloadListChanges } from './download-list-changes.usecase';
import { ListQueries } from './list.queries';
import { ListChangePageDto, ListChangesQuery, ListDto, ListPageDto, ListsQuery } from './lists.dto';

/** Monthly lists of other departments. They come in and are applied as imports; here is what they say and do. */
@ApiTags('people')
@Controller('department-lists')
export class ListsController {
  constructor(
    private readonly db: Database,
    private readonly lists: ListQueries,
    private readonly confirmList: ConfirmList,
    private readonly downloadListChanges: DownloadListChanges,
  ) {}

  /** The lists of the caller's counties, newest first, with what their dry run found. */
  @Get()
  @Permit(PeoplePermissions.viewLists)
  list(@Context() ctx: Ctx, @Query() query: ListsQuery): Promise<ListPageDto> {
    return this.lists.page(ctx, query);
  }

  /** What one list says: matched, changed, unchanged, unknown, lost. */
  @Get(':id')
  @Permit(PeoplePermissions.viewLists)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ListDto> {
    return this.lists.one(this.db, ctx, id);
  }

  /** Whose file it changes and how; before it is applied, what it is going to change. */
  @Get(':id/changes')
  @Permit(PeoplePermissions.viewLists)
  changes(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListChangesQuery,
  ): Promise<ListChangePageDto> {
    return this.lists.changesPage(ctx, id, query);
  }

  /** The same as a workbook, with names in full; recorded. */
  @Get(':id/changes-file')
  @Permit(PeoplePermissions.downloadListChanges)
  @Download()
  async changesFile(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asAnswer(await this.downloadListChanges.execute(ctx, id));
  }

  /** Lets a list be applied that takes many people off; by another officer than the one who brought it. */
  @Post(':id/confirmation')
  @Permit(PeoplePermissions.confirmList)
  confirm(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CreatedDto> {
    return this.confirmList.execute(ctx, id);
  }
}
