import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import { Tags } from './tags';
import { TagQueries } from './tag.queries';
import {
  EndTagDto,
  IssuedTagView,
  NewTagDto,
  ReplaceTagDto,
  TagPageView,
  TagQuery,
  TagView,
} from './tags.dto';

/** Tags at doors and seniors' cards. */
@ApiTags('visits')
@Controller('tags')
@Permit(VisitsPermissions.manageTags)
export class TagsController {
  constructor(
    private readonly tags: Tags,
    private readonly queries: TagQueries,
  ) {}

  /** Those of the caller's divisions, the newest first. */
  @Get()
  list(@Context() ctx: Ctx, @Query() query: TagQuery): Promise<TagPageView> {
    return this.queries.list(ctx, query);
  }

  /** Gives one out; its secret is told this once. */
  @Post()
  @HttpCode(201)
  issue(@Context() ctx: Ctx, @Body() body: NewTagDto): Promise<IssuedTagView> {
    return this.tags.issue(ctx, body);
  }

  /** Ends one and gives out another for the same door or senior. */
  @Post(':id/replacement')
  @HttpCode(201)
  replace(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReplaceTagDto,
  ): Promise<IssuedTagView> {
    return this.tags.replace(ctx, id, body);
  }

  /** Ends one; what was read before still counts. */
  @Post(':id/revocation')
  @HttpCode(201)
  revoke(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndTagDto,
  ): Promise<TagView> {
    return this.tags.revoke(ctx, id, body);
  }
}
