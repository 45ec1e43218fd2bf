import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { ReasonDto } from '../papers/papers.dto';
import { ProvidersPermissions } from '../providers.permissions';
import { CaregiverQueries } from './caregiver.queries';
import {
  CaregiverDto,
  CaregiverIdDto,
  CaregiverListQuery,
  CaregiverPageDto,
  NewCaregiverDto,
} from './caregivers.dto';
import { DismissCaregiver } from './dismiss-caregiver.usecase';
import { RegisterCaregiver } from './register-caregiver.usecase';

@ApiTags('caregivers')
@Controller()
export class CaregiversController {
  constructor(
    private readonly registerCaregiver: RegisterCaregiver,
    private readonly dismissCaregiver: DismissCaregiver,
    private readonly caregivers: CaregiverQueries,
  ) {}

  /** Registers a caregiver and gives him an account to log in with. */
  @Post('providers/:providerId/caregivers')
  @Permit(ProvidersPermissions.manageCaregivers)
  register(
    @Context() ctx: Ctx,
    @Param('providerId', ParseUUIDPipe) providerId: string,
    @Body() body: NewCaregiverDto,
  ): Promise<CaregiverIdDto> {
    return this.registerCaregiver.execute(ctx, providerId, body);
  }

  /** Providers: their own caregivers. County officers: those of the providers of their divisions. */
  @Get('caregivers')
  @Permit(ProvidersPermissions.viewCaregivers)
  list(@Context() ctx: Ctx, @Query() query: CaregiverListQuery): Promise<CaregiverPageDto> {
    return this.caregivers.list(ctx, query);
  }

  /** The caller's own file as a caregiver. */
  @Get('my/caregiver')
  @Permit(ProvidersPermissions.viewSelf)
  own(@Context() ctx: Ctx): Promise<CaregiverDto> {
    return this.caregivers.own(ctx);
  }

  /** He leaves the provider; his record stays. */
  @Post('caregivers/:caregiverId/departure')
  @Permit(ProvidersPermissions.manageCaregivers)
  departure(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<CaregiverIdDto> {
    return this.dismissCaregiver.execute(ctx, caregiverId, reason);
  }
}
