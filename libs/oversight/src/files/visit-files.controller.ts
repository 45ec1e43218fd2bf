import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { OversightPermissions } from '../oversight.permissions';
import { VisitFileView } from './visit-file.dto';
import { VisitFileQueries } from './visit-file.queries';
import { VisitFilter, VisitLinePageView } from './visit-list.dto';
import { VisitListQueries } from './visit-list.queries';

@ApiTags('oversight')
@Controller('oversight/visits')
@Permit(OversightPermissions.viewVisits)
export class VisitFilesController {
  constructor(
    private readonly lists: VisitListQueries,
    private readonly files: VisitFileQueries,
  ) {}

  /** Visits of the officer's divisions: what needs attention first, then what is flagged, then the rest. */
  @Get()
  list(@Context() ctx: Ctx, @Query() filter: VisitFilter): Promise<VisitLinePageView> {
    return this.lists.list(ctx, filter);
  }

  /** The whole file of one visit: evidence, reasons, and the chain from the grant to the minute. */
  @Get(':id')
  file(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VisitFileView> {
    return this.files.file(ctx, id);
  }
}
