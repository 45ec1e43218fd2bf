import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import type { LawDecisionDto, VersionRefDto } from './programme.dto';
import { VersionChecker } from './version-checker';
import { VersionDecisions } from './version-decisions';
import { VersionStore, type StoredVersion } from './version.store';

/**
 * The second person decides. Approved, it is law from its first day on, and the law before it ends the day before.
 * What has changed since it was submitted (a parameter, a catalogue item) is checked again.
 */
@Injectable()
export class DecideVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: VersionStore,
    private readonly decisions: VersionDecisions,
    private readonly checker: VersionChecker,
  ) {}

  execute(ctx: Ctx, code: string, version: number, input: LawDecisionDto): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const isApproved = input.decision === 'APPROVED';
      const submitted = await this.decisions.begin(tx, code, version, isApproved ? 'approve' : 'reject');
      if (submitted.draftedBy === accountOf(ctx)) throw EntitlementErrors.samePerson();
      if (isApproved) {
        await this.decisions.requireSound(tx, submitted);
        await this.endFormer(tx, submitted);
      }
      await this.decisions.move(tx, submitted, input.decision, isApproved ? null : input.reason);
      return { code, version };
    });
  }

  /** The checker has made sure that of the laws on those days each began before. */
  private async endFormer(tx: Tx, submitted: StoredVersion): Promise<void> {
    const { id, days } = submitted;
    for (const { version } of await this.checker.laws(tx, submitted)) {
      await tx.query(
        `UPDATE entitlement.programme_version SET effective = daterange(lower(effective), $3)
          WHERE programme_id = $1 AND version = $2`,
        [id, version, days.from],
      );
      await this.versions.step(tx, { id, version }, 'ENDED_BY_SUCCESSOR');
    }
  }
}
