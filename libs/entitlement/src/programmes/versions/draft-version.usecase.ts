import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { daysFrom, termsFrom } from './draft-terms';
import type { DraftVersionDto, VersionRefDto } from './programme.dto';
import { VersionStore } from './version.store';

/** Another version of a programme, as a draft. */
@Injectable()
export class DraftVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: VersionStore,
  ) {}

  execute(ctx: Ctx, code: string, input: DraftVersionDto): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const { id, programme } = await this.versions.lock(tx, code, 1);
      const days = daysFrom(input);
      if (days.to !== null && days.to <= days.from) throw EntitlementErrors.daysReversed({}, '/to');
      const version = await this.versions.addDraft(tx, id, termsFrom(input), days);
      tx.audit({
        action: 'entitlement.programme-version-drafted',
        subject: 'programme',
        subjectId: code,
        regionId: programme.regionId ?? undefined,
        details: { version, ...days },
      });
      return { code, version };
    });
  }
}
