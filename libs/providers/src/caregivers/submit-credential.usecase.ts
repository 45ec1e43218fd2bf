import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { PaperStateDto } from '../papers/papers.dto';
import { lockCaregiver } from './caregiver-gate';
import type { CredentialInputDto } from './caregivers.dto';
import { CredentialWriter } from './credential-writer';

@Injectable()
export class SubmitCredential {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly credentials: CredentialWriter,
  ) {}

  execute(ctx: Ctx, caregiverId: string, credential: CredentialInputDto): Promise<PaperStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const caregiver = await lockCaregiver(tx, caregiverId);
      return { id: await this.credentials.submit(tx, caregiver, credential), state: 'PENDING' };
    });
  }
}
