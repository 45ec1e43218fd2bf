import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { VersionRefDto } from './programme.dto';
import { VersionDecisions } from './version-decisions';

/** The drafter hands his draft to a second person; from now on it does not change. */
@Injectable()
export class SubmitVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly decisions: VersionDecisions,
  ) {}

  execute(ctx: Ctx, code: string, version: number): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const draft = await this.decisions.begin(tx, code, version, 'submit');
      this.decisions.requireDrafter(tx, draft);
      await this.decisions.requireSound(tx, draft);
      await this.decisions.move(tx, draft, 'SUBMITTED');
      return { code, version };
    });
  }
}
