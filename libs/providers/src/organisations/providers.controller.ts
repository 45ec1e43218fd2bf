import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { ProvidersPermissions } from '../providers.permissions';
import { ApplyAsProvider } from './apply-as-provider.usecase';
import {
  ApplicationDto,
  ProviderDetailDto,
  ProviderListQuery,
  ProviderPageDto,
  ProviderStateDto,
  ServicesDto,
} from './provider.dto';
import { ProviderQueries } from './provider.queries';
import { SetServices } from './set-services.usecase';

@ApiTags('providers')
@Controller()
export class ProvidersController {
  constructor(
    private readonly applyAsProvider: ApplyAsProvider,
    private readonly setServices: SetServices,
    private readonly providers: ProviderQueries,
  ) {}

  /** Applies for admission; whoever applies becomes the provider's owner. */
  @Post('provider-applications')
  @Permit(ProvidersPermissions.apply)
  apply(@Context() ctx: Ctx, @Body() body: ApplicationDto): Promise<ProviderStateDto> {
    return this.applyAsProvider.execute(ctx, body);
  }

  /** Officers: the providers of their divisions. Providers: themselves. Families: whoever is admitted. */
  @Get('providers')
  @Permit(ProvidersPermissions.view)
  list(@Context() ctx: Ctx, @Query() query: ProviderListQuery): Promise<ProviderPageDto> {
    return this.providers.list(ctx, query);
  }

  /** One provider; its file only for itself and for the officers of its division. */
  @Get('providers/:id')
  @Permit(ProvidersPermissions.view)
  detail(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<ProviderDetailDto> {
    return this.providers.detail(ctx, id);
  }

  /** Replaces the items offered and the divisions served. */
  @Put('providers/:id/services')
  @Permit(ProvidersPermissions.manageServices)
  services(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ServicesDto,
  ): Promise<ServicesDto> {
    return this.setServices.execute(ctx, id, body);
  }
}
