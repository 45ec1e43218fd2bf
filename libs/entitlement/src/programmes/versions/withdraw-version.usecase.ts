import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import type { LawReasonDto, VersionRefDto } from './programme.dto';
import { VersionDecisions } from './version-decisions';

/** The drafter takes back what is not law yet. What is law is ended, which takes two people. */
@Injectable()
export class WithdrawVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly decisions: VersionDecisions,
  ) {}

  execute(ctx: Ctx, code: string, version: number, { reason }: LawReasonDto): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const draft = await this.decisions.begin(tx, code, version, 'withdraw');
      if (draft.state === 'APPROVED') throw EntitlementErrors.versionStepNotPossible({ state: draft.state });
      this.decisions.requireDrafter(tx, draft);
      await this.decisions.move(tx, draft, 'WITHDRAWN', reason);
      return { code, version };
    });
  }
}
