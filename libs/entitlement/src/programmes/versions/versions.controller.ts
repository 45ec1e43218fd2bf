import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../../entitlement.permissions';
import { ChangeDraft } from './change-draft.usecase';
import { DecideEnd } from './decide-end.usecase';
import { DecideVersion } from './decide-version.usecase';
import { DraftVersion } from './draft-version.usecase';
import { VersionDto, VersionProblemListDto } from './programme-view.dto';
import { LawDecisionDto, DraftVersionDto, ProposeEndDto, LawReasonDto, VersionRefDto } from './programme.dto';
import { ProposeEnd } from './propose-end.usecase';
import { SubmitVersion } from './submit-version.usecase';
import { VersionQueries } from './version.queries';
import { WithdrawVersion } from './withdraw-version.usecase';

@ApiTags('programmes')
@Controller('programmes/:code/versions')
export class VersionsController {
  constructor(
    private readonly versions: VersionQueries,
    private readonly draft: DraftVersion,
    private readonly change: ChangeDraft,
  ) {}

  /** One version: its terms, its state and who did what to it. */
  @Get(':version')
  @Permit(EntitlementPermissions.viewProgrammes)
  one(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<VersionDto> {
    return this.versions.version(ctx, code, version);
  }

  /** Everything that stands against its becoming law, each with its place and why; an empty list: nothing. */
  @Get(':version/problems')
  @Permit(EntitlementPermissions.viewProgrammes)
  problems(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<VersionProblemListDto> {
    return this.versions.problems(ctx, code, version);
  }

  /** Another version, as a draft. Once it is law, the one before ends the day before. */
  @Post()
  @Permit(EntitlementPermissions.draftProgramme)
  add(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Body() body: DraftVersionDto,
  ): Promise<VersionRefDto> {
    return this.draft.execute(ctx, code, body);
  }

  /** Writes your own draft anew. */
  @Put(':version')
  @Permit(EntitlementPermissions.draftProgramme)
  replace(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: DraftVersionDto,
  ): Promise<VersionRefDto> {
    return this.change.execute(ctx, code, version, body);
  }
}

/** From the draft to the law and its end. */
@ApiTags('programmes')
@Controller('programmes/:code/versions/:version')
export class VersionStepsController {
  constructor(
    private readonly submit: SubmitVersion,
    private readonly decide: DecideVersion,
    private readonly withdraw: WithdrawVersion,
    private readonly proposeEnd: ProposeEnd,
    private readonly decideEnd: DecideEnd,
  ) {}

  /** Hands your draft to a second person; refused with every problem named. */
  @Post('submission')
  @HttpCode(200)
  @Permit(EntitlementPermissions.draftProgramme)
  submission(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<VersionRefDto> {
    return this.submit.execute(ctx, code, version);
  }

  /** Approves or rejects what somebody else drafted. */
  @Post('decision')
  @HttpCode(200)
  @Permit(EntitlementPermissions.decideProgramme)
  decision(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: LawDecisionDto,
  ): Promise<VersionRefDto> {
    return this.decide.execute(ctx, code, version, body);
  }

  /** Takes back your draft or submission. */
  @Post('withdrawal')
  @HttpCode(200)
  @Permit(EntitlementPermissions.draftProgramme)
  withdrawal(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: LawReasonDto,
  ): Promise<VersionRefDto> {
    return this.withdraw.execute(ctx, code, version, body);
  }

  /** Proposes that a law end earlier than it says. */
  @Post('ending')
  @HttpCode(200)
  @Permit(EntitlementPermissions.draftProgramme)
  ending(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: ProposeEndDto,
  ): Promise<VersionRefDto> {
    return this.proposeEnd.execute(ctx, code, version, body);
  }

  /** Approves or rejects the earlier end that somebody else proposed. */
  @Post('ending/decision')
  @HttpCode(200)
  @Permit(EntitlementPermissions.decideProgramme)
  endingDecision(
    @Context() ctx: Ctx,
    @Param('code') code: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: LawDecisionDto,
  ): Promise<VersionRefDto> {
    return this.decideEnd.execute(ctx, code, version, body);
  }
}
