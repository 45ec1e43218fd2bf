import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit, Public } from '@anzhi/platform';
import { EntitlementPermissions } from '../../entitlement.permissions';
import { DraftFromTemplate } from './draft-from-template.usecase';
import { DraftProgramme } from './draft-programme.usecase';
import {
  LawDto,
  LawQuery,
  ProgrammePageDto,
  ProgrammesQuery,
  ProgrammeWithVersionsDto,
  TemplateListDto,
} from './programme-view.dto';
import { DraftFromTemplateDto, DraftProgrammeDto, VersionRefDto } from './programme.dto';
import { templates } from './templates';
import { VersionQueries } from './version.queries';

@ApiTags('programmes')
@Controller()
export class ProgrammesController {
  constructor(
    private readonly programmes: VersionQueries,
    private readonly draft: DraftProgramme,
    private readonly draftFromTemplate: DraftFromTemplate,
  ) {}

  /** Programmes of your divisions, of those above and of the nation, with their versions. */
  @Get('programmes')
  @Permit(EntitlementPermissions.viewProgrammes)
  list(@Context() ctx: Ctx, @Query() query: ProgrammesQuery): Promise<ProgrammePageDto> {
    return this.programmes.page(ctx, query);
  }

  /** One programme with all its versions. */
  @Get('programmes/:code')
  @Permit(EntitlementPermissions.viewProgrammes)
  one(@Context() ctx: Ctx, @Param('code') code: string): Promise<ProgrammeWithVersionsDto> {
    return this.programmes.one(ctx, code);
  }

  /** What the programme says on a day. */
  @Get('programmes/:code/law')
  @Public('what is law is published')
  law(@Param('code') code: string, @Query() { on }: LawQuery): Promise<LawDto> {
    return this.programmes.law(code, on);
  }

  /** A new programme for a division in your charge, as a draft. */
  @Post('programmes')
  @Permit(EntitlementPermissions.draftProgramme)
  add(@Context() ctx: Ctx, @Body() body: DraftProgrammeDto): Promise<VersionRefDto> {
    return this.draft.execute(ctx, body);
  }

  /** Programmes that came with the platform, to start a draft from. */
  @Get('programme-templates')
  @Permit(EntitlementPermissions.viewProgrammes)
  templates(): TemplateListDto {
    return templates();
  }

  /** A draft from a template, for a division in your charge; the parameters it needs there are proposed with it. */
  @Post('programme-templates/:code/drafts')
  @Permit(EntitlementPermissions.draftProgramme)
  addFromTemplate(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Body() body: DraftFromTemplateDto,
  ): Promise<VersionRefDto> {
    return this.draftFromTemplate.execute(ctx, code, body);
  }
}
