import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { lockProvider } from '../organisations/provider-gate';
import { CaregiverRegister } from './caregiver-register';
import type { CaregiverIdDto, NewCaregiverDto } from './caregivers.dto';

@Injectable()
export class RegisterCaregiver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: CaregiverRegister,
  ) {}

  execute(ctx: Ctx, providerId: string, caregiver: NewCaregiverDto): Promise<CaregiverIdDto> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      return { caregiverId: await this.register.insert(tx, provider, caregiver) };
    });
  }
}
