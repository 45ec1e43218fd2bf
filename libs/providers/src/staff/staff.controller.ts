import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { ProvidersPermissions } from '../providers.permissions';
import { AppointStaff } from './appoint-staff.usecase';
import { NewStaffDto, StaffDto, StaffIdDto } from './staff.dto';
import { StaffQueries } from './staff.queries';

@ApiTags('providers')
@Controller('providers/:providerId/staff')
@Permit(ProvidersPermissions.appointStaff)
export class StaffController {
  constructor(
    private readonly appointStaff: AppointStaff,
    private readonly staff: StaffQueries,
  ) {}

  /** Dispatchers and quality officers of the provider. */
  @Get()
  list(@Context() ctx: Ctx, @Param('providerId', ParseUUIDPipe) providerId: string): Promise<StaffDto[]> {
    return this.staff.list(ctx, providerId);
  }

  /** Appoints a dispatcher or quality officer; never one who is a caregiver of the same provider. */
  @Post()
  appoint(
    @Context() ctx: Ctx,
    @Param('providerId', ParseUUIDPipe) providerId: string,
    @Body() body: NewStaffDto,
  ): Promise<StaffIdDto> {
    return this.appointStaff.execute(ctx, providerId, body);
  }

  /** Ends the appointment and the role that came with it. */
  @Delete(':staffId')
  dismiss(
    @Context() ctx: Ctx,
    @Param('providerId', ParseUUIDPipe) providerId: string,
    @Param('staffId', ParseUUIDPipe) staffId: string,
  ): Promise<StaffIdDto> {
    return this.appointStaff.dismiss(ctx, providerId, staffId);
  }
}
