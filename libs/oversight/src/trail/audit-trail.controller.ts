import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { OversightPermissions } from '../oversight.permissions';
import { AuditPageView, TrailQuery } from './audit-trail.dto';
import { AuditTrailQueries } from './audit-trail.queries';

@ApiTags('oversight')
@Controller('audit-trail')
@Permit(OversightPermissions.viewAuditTrail)
export class AuditTrailController {
  constructor(private readonly queries: AuditTrailQueries) {}

  /** Who did what in the officer's divisions: about one thing, one senior, or in a time; the newest first. */
  @Get()
  list(@Context() ctx: Ctx, @Query() query: TrailQuery): Promise<AuditPageView> {
    return this.queries.list(ctx, query);
  }
}
