import { Injectable } from '@nestjs/common';
import { accountOf, addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import type { LawDecisionDto, VersionRefDto } from './programme.dto';
import { VersionDecisions } from './version-decisions';
import { VersionStore, type StoredVersion } from './version.store';

type Proposed = StoredVersion & { readonly endProposed: string };

/** Another person decides about the earlier end of a law. One that would never have begun is withdrawn. */
@Injectable()
export class DecideEnd {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: VersionStore,
    private readonly decisions: VersionDecisions,
  ) {}

  execute(ctx: Ctx, code: string, version: number, input: LawDecisionDto): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const law = await this.versions.lock(tx, code, version);
      if (!hasProposal(law)) throw EntitlementErrors.noEndProposed();
      if (law.endProposedBy === accountOf(ctx)) throw EntitlementErrors.samePerson();
      if (input.decision === 'APPROVED') await this.end(tx, law);
      else await this.keep(tx, law, input.reason);
      tx.audit({
        action: `entitlement.programme-end-${input.decision.toLowerCase()}`,
        subject: 'programme',
        subjectId: code,
        regionId: law.programme.regionId ?? undefined,
        details: { version, endsOn: law.endProposed, ...(input.reason && { reason: input.reason }) },
      });
      return { code, version };
    });
  }

  private async end(tx: Tx, law: Proposed): Promise<void> {
    const tomorrow = addDays(businessDate(tx.now), 1);
    if (law.endProposed < tomorrow) throw EntitlementErrors.endTooEarly({ day: tomorrow });
    const begins = law.days.from < law.endProposed;
    await this.versions.step(tx, law, 'END_APPROVED');
    if (!begins) await this.decisions.move(tx, law, 'WITHDRAWN', `自 ${law.endProposed} 起不再执行`);
    await tx.query(
      `UPDATE entitlement.programme_version
          SET end_approved_by = $3,
              effective = CASE WHEN $4 THEN daterange(lower(effective), end_proposed) ELSE effective END
        WHERE programme_id = $1 AND version = $2`,
      [law.id, law.version, accountOf(tx.ctx), begins],
    );
  }

  private async keep(tx: Tx, law: Proposed, reason: string | undefined): Promise<void> {
    await this.versions.step(tx, law, 'END_REJECTED', reason ?? null);
    await tx.query(
      `UPDATE entitlement.programme_version SET end_proposed = NULL, end_proposed_by = NULL
        WHERE programme_id = $1 AND version = $2`,
      [law.id, law.version],
    );
  }
}

const hasProposal = (law: StoredVersion): law is Proposed =>
  law.state === 'APPROVED' &&
  law.endProposed !== null &&
  (law.days.to === null || law.days.to > law.endProposed);
