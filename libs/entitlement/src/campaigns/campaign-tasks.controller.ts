import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asDownload, Context, Download, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { DecideTask } from './decide-task.usecase';
import { RecordOutcome } from './record-outcome.usecase';
import {
  CampaignTaskDetailDto,
  CampaignTaskPageDto,
  RecordOutcomeDto,
  TaskDecisionDto,
  TasksQuery,
} from './task.dto';
import { TaskQueries } from './task.queries';

/** Households to be checked, and what came of it. */
@ApiTags('entitlement')
@Controller('campaign-tasks')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CampaignTasksController {
  constructor(
    private readonly tasks: TaskQueries,
    private readonly recording: RecordOutcome,
    private readonly deciding: DecideTask,
  ) {}

  /** Of the caller's divisions: what is overdue or waits for a decision first. */
  @Get()
  @Permit(EntitlementPermissions.viewCampaigns)
  list(@Context() ctx: Ctx, @Query() query: TasksQuery): Promise<CampaignTaskPageDto> {
    return this.tasks.page(ctx, query);
  }

  /** One household with every step. */
  @Get(':id')
  @Permit(EntitlementPermissions.viewCampaigns)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CampaignTaskDetailDto> {
    return this.tasks.one(ctx, id);
  }

  /** A photograph or paper of a step. */
  @Get(':id/evidence/:fileId')
  @Permit(EntitlementPermissions.viewCampaigns)
  @Download()
  async evidence(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<StreamableFile> {
    return asDownload(await this.tasks.file(ctx, id, fileId));
  }

  /** The caller goes there, and nobody else needs to. */
  @Post(':id/assignment')
  @HttpCode(200)
  @Permit(EntitlementPermissions.recordCampaignOutcome)
  async take(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CampaignTaskDetailDto> {
    await this.recording.take(ctx, id);
    return this.tasks.one(ctx, id);
  }

  /** Somebody else may go there: by who took it on, or by the township. */
  @Delete(':id/assignment')
  @HttpCode(200)
  @Permit(EntitlementPermissions.recordCampaignOutcome)
  async release(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CampaignTaskDetailDto> {
    await this.recording.release(ctx, id);
    return this.tasks.one(ctx, id);
  }

  /** What was found at the door. Who is met after a suspension has his claim back, with what was missed. */
  @Post(':id/outcome')
  @HttpCode(200)
  @Permit(EntitlementPermissions.recordCampaignOutcome)
  async record(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RecordOutcomeDto,
  ): Promise<CampaignTaskDetailDto> {
    await this.recording.execute(ctx, id, input);
    return this.tasks.one(ctx, id);
  }

  /** Another person than who was at the door decides what becomes of the claim. */
  @Post(':id/decision')
  @HttpCode(200)
  @Permit(EntitlementPermissions.decideCampaignTask)
  async decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: TaskDecisionDto,
  ): Promise<CampaignTaskDetailDto> {
    await this.deciding.execute(ctx, id, input);
    return this.tasks.one(ctx, id);
  }
}
