import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { lockProvider } from '../organisations/provider-gate';
import { LicenceWriter } from './licence-writer';
import type { LicenceInputDto } from './licences.dto';
import type { PaperStateDto } from '../papers/papers.dto';

/** A further or renewed licence; the old one holds until its term ends. */
@Injectable()
export class SubmitLicence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly licences: LicenceWriter,
  ) {}

  execute(ctx: Ctx, providerId: string, licence: LicenceInputDto): Promise<PaperStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      return { id: await this.licences.submit(tx, provider, licence), state: 'PENDING' };
    });
  }
}
