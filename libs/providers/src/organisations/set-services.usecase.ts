import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { lockProvider } from './provider-gate';
import { ProviderRegister } from './provider-register';
import { ServicesDto } from './provider.dto';

/** The provider says what it offers and where; whether it may is asked at every match. */
@Injectable()
export class SetServices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: ProviderRegister,
  ) {}

  execute(ctx: Ctx, providerId: string, services: ServicesDto): Promise<ServicesDto> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      await this.register.setServices(tx, providerId, services);
      tx.audit({
        action: 'providers.services-changed',
        subject: 'provider',
        subjectId: providerId,
        regionId: provider.regionId,
        organisationId: providerId,
        details: { ...services },
      });
      return services;
    });
  }
}
