import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { daysFrom, termsFrom } from './draft-terms';
import type { DraftVersionDto, VersionRefDto } from './programme.dto';
import { VersionStore } from './version.store';

/** The drafter writes his draft anew. */
@Injectable()
export class ChangeDraft {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: VersionStore,
  ) {}

  execute(ctx: Ctx, code: string, version: number, input: DraftVersionDto): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const draft = await this.versions.lock(tx, code, version);
      if (draft.state !== 'DRAFT') throw EntitlementErrors.versionStepNotPossible({ state: draft.state });
      if (draft.draftedBy !== accountOf(ctx)) throw EntitlementErrors.notYourDraft();
      const days = daysFrom(input);
      if (days.to !== null && days.to <= days.from) throw EntitlementErrors.daysReversed({}, '/to');
      await this.versions.changeDraft(tx, draft, termsFrom(input), days);
      tx.audit({
        action: 'entitlement.programme-draft-changed',
        subject: 'programme',
        subjectId: code,
        regionId: draft.programme.regionId ?? undefined,
        details: { version, ...days },
      });
      return { code, version };
    });
  }
}
