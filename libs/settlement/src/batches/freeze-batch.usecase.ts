import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { Batch } from './batch';
import { Freezing } from './freezing';

/** An officer freezes a statement before the calendar does. */
@Injectable()
export class FreezeBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly freezing: Freezing,
  ) {}

  execute(ctx: Ctx, id: string): Promise<Batch> {
    return this.uow.run(ctx, (tx) => this.freezing.apply(tx, id));
  }
}
