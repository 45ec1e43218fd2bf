import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import { CheckIn } from './check-in.usecase';
import { CheckOut } from './check-out.usecase';
import { ConfirmVisit } from './confirm-visit.usecase';
import { Depart } from './depart.usecase';
import { DecideDispute, DisputeVisit } from './dispute-visit.usecase';
import { EndVisit } from './end-visit.usecase';
import { ReadContact } from './read-contact.usecase';
import { VisitQueries } from './visit.queries';
import {
  DoorCheckDto,
  CheckOutDto,
  DisputeDecisionDto,
  VisitReasonDto,
  VisitContactView,
  VisitDetailView,
  VisitPageView,
  VisitQuery,
  VisitView,
} from './visits.dto';

/** Reading visits. */
@ApiTags('visits')
@Controller('visits')
@Permit(VisitsPermissions.view)
export class VisitsController {
  constructor(private readonly queries: VisitQueries) {}

  /** Visits the caller may see, the latest first. */
  @Get()
  list(@Context() ctx: Ctx, @Query() query: VisitQuery): Promise<VisitPageView> {
    return this.queries.list(ctx, query);
  }

  /** One visit with its evidence. */
  @Get(':id')
  detail(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VisitDetailView> {
    return this.queries.detail(ctx, id);
  }
}

/** What the caregiver does at and before the door. */
@ApiTags('visits')
@Controller('visits/:id')
@Permit(VisitsPermissions.deliver)
@KeepAnswer(LEDGER_KEEP_DAYS)
export class DeliveryController {
  constructor(
    private readonly departure: Depart,
    private readonly checkIn: CheckIn,
    private readonly checkOut: CheckOut,
    private readonly ending: EndVisit,
    private readonly contact: ReadContact,
  ) {}

  /** Whom the assigned caregiver visits and where, in the clear; the reading is recorded. */
  @Get('contact')
  readContact(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VisitContactView> {
    return this.contact.execute(ctx, id);
  }

  /** The caregiver sets out. */
  @Post('departure')
  @HttpCode(201)
  depart(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VisitView> {
    return this.departure.execute(ctx, id);
  }

  /** Arrival: by position, by the senior's code, or by hand with a reason. */
  @Post('check-in')
  @HttpCode(201)
  arrive(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DoorCheckDto,
  ): Promise<VisitView> {
    return this.checkIn.execute(ctx, id, body);
  }

  /** Leaving, with the tasks done. */
  @Post('check-out')
  @HttpCode(201)
  leave(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckOutDto,
  ): Promise<VisitView> {
    return this.checkOut.execute(ctx, id, body);
  }

  /** Nobody opened the door. */
  @Post('senior-absence')
  @HttpCode(201)
  seniorAbsent(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VisitReasonDto,
  ): Promise<VisitView> {
    return this.ending.execute(ctx, id, 'seniorAbsent', body.reason);
  }

  /** The service would harm the senior today. */
  @Post('break-off')
  @HttpCode(201)
  abort(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VisitReasonDto,
  ): Promise<VisitView> {
    return this.ending.execute(ctx, id, 'abort', body.reason);
  }
}

/** What the family says about a visit, and what an officer decides when they disagree. */
@ApiTags('visits')
@Controller('visits/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class ConfirmationController {
  constructor(
    private readonly confirmation: ConfirmVisit,
    private readonly disputing: DisputeVisit,
    private readonly deciding: DecideDispute,
    private readonly ending: EndVisit,
  ) {}

  /** The visit took place as recorded. */
  @Post('confirmation')
  @HttpCode(201)
  @Permit(VisitsPermissions.confirm)
  confirm(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VisitView> {
    return this.confirmation.execute(ctx, id);
  }

  /** It was not so. */
  @Post('dispute')
  @HttpCode(201)
  @Permit(VisitsPermissions.confirm)
  dispute(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VisitReasonDto,
  ): Promise<VisitView> {
    return this.disputing.execute(ctx, id, body.reason);
  }

  /** Nobody came. */
  @Post('caregiver-absence')
  @HttpCode(201)
  @Permit(VisitsPermissions.confirm)
  caregiverAbsent(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VisitReasonDto,
  ): Promise<VisitView> {
    return this.ending.execute(ctx, id, 'caregiverAbsent', body.reason);
  }

  /** An officer decides a dispute. */
  @Post('dispute-decision')
  @HttpCode(201)
  @Permit(VisitsPermissions.decideDispute)
  decide(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DisputeDecisionDto,
  ): Promise<VisitView> {
    return this.deciding.execute(ctx, id, body);
  }
}
