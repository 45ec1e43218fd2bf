import { Injectable } from '@nestjs/common';
import { accountOf, addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import type { ProposeEndDto, VersionRefDto } from './programme.dto';
import { VersionStore } from './version.store';

/** Asks that a law end earlier than it says. Another person decides. */
@Injectable()
export class ProposeEnd {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: VersionStore,
  ) {}

  execute(
    ctx: Ctx,
    code: string,
    version: number,
    { endsOn, reason }: ProposeEndDto,
  ): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const law = await this.versions.lock(tx, code, version);
      if (law.state !== 'APPROVED') throw EntitlementErrors.versionStepNotPossible({ state: law.state });
      const tomorrow = addDays(businessDate(tx.now), 1);
      if (endsOn < tomorrow) throw EntitlementErrors.endTooEarly({ day: tomorrow }, '/endsOn');
      if (law.days.to !== null && endsOn >= law.days.to)
        throw EntitlementErrors.endNotEarlier({ day: law.days.to }, '/endsOn');
      await tx.query(
        `UPDATE entitlement.programme_version
            SET end_proposed = $3, end_proposed_by = $4, end_approved_by = NULL
          WHERE programme_id = $1 AND version = $2`,
        [law.id, version, endsOn, accountOf(ctx)],
      );
      await this.versions.step(tx, law, 'END_PROPOSED', reason);
      tx.audit({
        action: 'entitlement.programme-end-proposed',
        subject: 'programme',
        subjectId: code,
        regionId: law.programme.regionId ?? undefined,
        details: { version, endsOn, reason },
      });
      return { code, version };
    });
  }
}
