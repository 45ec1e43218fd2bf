import { Body, Controller, Delete, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { ProvidersPermissions } from '../providers.permissions';
import { AbsenceDto, AbsenceInputDto, CaregiverIdDto, StartPlaceDto, WeekDto } from './caregivers.dto';
import { PlaceStart } from './place-start.usecase';
import { PlanAbsence } from './plan-absence.usecase';
import { PlanHours } from './plan-hours.usecase';

@ApiTags('caregivers')
@Controller('caregivers/:caregiverId')
@Permit(ProvidersPermissions.planHours)
export class HoursController {
  constructor(
    private readonly planHours: PlanHours,
    private readonly planAbsence: PlanAbsence,
    private readonly placeStart: PlaceStart,
  ) {}

  /** Replaces the caregiver's working week. */
  @Put('working-hours')
  week(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() body: WeekDto,
  ): Promise<WeekDto> {
    return this.planHours.execute(ctx, caregiverId, body);
  }

  /** Where the caregiver’s day starts, when he agreed to say so; kept to about a hundred metres. */
  @Put('start-place')
  async startPlace(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() { latitude, longitude, datum }: StartPlaceDto,
  ): Promise<CaregiverIdDto> {
    await this.placeStart.execute(ctx, caregiverId, { latitude, longitude, datum });
    return { caregiverId };
  }

  /** His days start at the provider’s address again. */
  @Delete('start-place')
  async startAtProvider(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
  ): Promise<CaregiverIdDto> {
    await this.placeStart.execute(ctx, caregiverId, null);
    return { caregiverId };
  }

  /** Leave, illness or training. */
  @Post('absences')
  absence(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() body: AbsenceInputDto,
  ): Promise<AbsenceDto> {
    return this.planAbsence.execute(ctx, caregiverId, body);
  }

  /** Takes an absence back. */
  @Delete('absences/:absenceId')
  cancel(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Param('absenceId', ParseUUIDPipe) absenceId: string,
  ): Promise<CaregiverIdDto> {
    return this.planAbsence.cancel(ctx, caregiverId, absenceId);
  }
}
