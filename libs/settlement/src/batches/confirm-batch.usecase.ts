import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { Batch } from './batch';
import { Leaving } from './leaving';
import { Steps } from './steps';

/** The provider stands by its statement; what it disputed and nobody decided goes to the next month. */
@Injectable()
export class ConfirmBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly leaving: Leaving,
  ) {}

  execute(ctx: Ctx, id: string): Promise<Batch> {
    return this.uow.run(ctx, async (tx) => {
      const batch = await this.steps.lock(tx, id, 'confirm');
      await this.leaving.whatIsDisputed(tx, batch);
      return this.steps.take(tx, batch, { event: 'confirm', to: 'PROVIDER_CONFIRMED' });
    });
  }
}
