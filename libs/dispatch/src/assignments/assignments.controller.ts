import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { DispatchPermissions } from '../dispatch.permissions';
import { RefuseDto } from '../offers/offer.dto';
import { AssignCaregiver } from './assign-caregiver.usecase';
import {
  AssignCaregiverDto,
  AssignmentDto,
  CaregiverCandidateDto,
  ChangeAssignmentDto,
  ReturnedOrderDto,
} from './assignment.dto';
import { CaregiverCandidateQueries } from './caregiver-candidate.queries';
import { ReturnOrder } from './return-order.usecase';

@ApiTags('dispatch')
@Controller('orders')
export class AssignmentsController {
  constructor(
    private readonly assign: AssignCaregiver,
    private readonly giveBack: ReturnOrder,
    private readonly candidates: CaregiverCandidateQueries,
  ) {}

  /** The caregivers who work at the time of an accepted order, with what speaks against each. */
  @Get(':id/caregiver-candidates')
  @Permit(DispatchPermissions.viewCaregiverCandidates)
  listCaregiverCandidates(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CaregiverCandidateDto[]> {
    return this.candidates.list(ctx, id);
  }

  /** Sends a caregiver, or two where two come at once. */
  @Post(':id/assignment')
  @HttpCode(201)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @Permit(DispatchPermissions.assignCaregiver)
  assignCaregiver(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { caregiverId, secondCaregiverId }: AssignCaregiverDto,
  ): Promise<AssignmentDto> {
    return this.assign.execute(ctx, id, caregiverId, secondCaregiverId);
  }

  /** Sends another caregiver instead. */
  @Post(':id/assignment-change')
  @HttpCode(201)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @Permit(DispatchPermissions.assignCaregiver)
  changeAssignment(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() change: ChangeAssignmentDto,
  ): Promise<AssignmentDto> {
    return this.assign.change(ctx, id, change);
  }

  /** Gives an accepted order back; the next provider is asked at once. */
  @Post(':id/return')
  @HttpCode(201)
  @KeepAnswer(LEDGER_KEEP_DAYS)
  @Permit(DispatchPermissions.returnOrder)
  returnOrder(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() refusal: RefuseDto,
  ): Promise<ReturnedOrderDto> {
    return this.giveBack.execute(ctx, id, refusal);
  }
}
