import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { ReasonDto } from '../papers/papers.dto';
import { ProvidersPermissions } from '../providers.permissions';
import { AdmissionDto, BlacklistingDto, CheckDto, ListingDecisionDto } from './admission.dto';
import { BlacklistProvider } from './blacklist-provider.usecase';
import { CheckApplication } from './check-application.usecase';
import { DecideAdmission } from './decide-admission.usecase';
import { ProviderStateDto } from './provider.dto';
import { SuspendProvider } from './suspend-provider.usecase';

@ApiTags('providers')
@Controller('providers/:id')
export class AdmissionController {
  constructor(
    private readonly checkApplication: CheckApplication,
    private readonly decideAdmission: DecideAdmission,
    private readonly suspendProvider: SuspendProvider,
    private readonly blacklistProvider: BlacklistProvider,
  ) {}

  /** The county handler's check, once every licence has been decided. */
  @Post('check')
  @Permit(ProvidersPermissions.check)
  check(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() body: CheckDto,
  ): Promise<ProviderStateDto> {
    return this.checkApplication.execute(ctx, { providerId, ...body });
  }

  /** The decision of another person. */
  @Post('admission')
  @Permit(ProvidersPermissions.decideAdmission)
  admission(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() body: AdmissionDto,
  ): Promise<ProviderStateDto> {
    return this.decideAdmission.execute(ctx, { providerId, ...body });
  }

  /** No further orders from this moment on. */
  @Post('suspension')
  @Permit(ProvidersPermissions.suspend)
  suspension(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<ProviderStateDto> {
    return this.suspendProvider.execute(ctx, { providerId, reason });
  }

  /** Ends a suspension. */
  @Post('reinstatement')
  @Permit(ProvidersPermissions.reinstate)
  reinstatement(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<ProviderStateDto> {
    return this.suspendProvider.reinstate(ctx, { providerId, reason });
  }

  /** Proposes the provider for the joint-punishment list, on one of its nine grounds. */
  @Post('blacklisting-proposal')
  @Permit(ProvidersPermissions.proposeBlacklisting)
  blacklistingProposal(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() body: BlacklistingDto,
  ): Promise<ProviderStateDto> {
    return this.blacklistProvider.propose(ctx, { providerId, ...body });
  }

  /** Another person decides: on the list, no orders from this moment on. */
  @Post('blacklisting')
  @Permit(ProvidersPermissions.blacklist)
  blacklisting(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() body: ListingDecisionDto,
  ): Promise<ProviderStateDto> {
    return this.blacklistProvider.decide(ctx, { providerId, ...body });
  }

  /** The provider asks to be taken off the list, after two years at the earliest. */
  @Post('blacklisting-removal-application')
  @Permit(ProvidersPermissions.applyForRemoval)
  removalApplication(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<ProviderStateDto> {
    return this.blacklistProvider.applyForRemoval(ctx, { providerId, reason });
  }

  /** Takes it off the list on its application; it then has to be checked and admitted again. */
  @Post('blacklisting-removal')
  @Permit(ProvidersPermissions.blacklist)
  blacklistingRemoval(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) providerId: string,
    @Body() body: ListingDecisionDto,
  ): Promise<ProviderStateDto> {
    return this.blacklistProvider.remove(ctx, { providerId, ...body });
  }
}
