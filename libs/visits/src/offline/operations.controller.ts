import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import { OperationAnswersView, OperationsDto } from './operations.dto';
import { RunOperations } from './run-operations';

/** What a caregiver did where there was no signal. */
@ApiTags('visits')
@Controller('visits/operations')
@Permit(VisitsPermissions.deliver)
export class OperationsController {
  constructor(private readonly operations: RunOperations) {}

  /** Operations of any of the caller's visits, in any order, as often as one likes: each is done once. */
  @Post()
  @HttpCode(200)
  run(@Context() ctx: Ctx, @Body() body: OperationsDto): Promise<OperationAnswersView> {
    return this.operations.execute(ctx, body.operations);
  }
}
