import { Injectable } from '@nestjs/common';
import { accountOf, DomainError } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { LawLog } from '../law-log';
import { VersionChecker } from './version-checker';
import { versionMachine } from './version.state';
import { VersionStore, type StoredVersion } from './version.store';

/** What submitting, deciding and withdrawing have in common. */
@Injectable()
export class VersionDecisions {
  constructor(
    private readonly versions: VersionStore,
    private readonly checker: VersionChecker,
    private readonly log: LawLog,
  ) {}

  /** Under lock, when the step is possible now. @throws entitlement.version-step-not-possible */
  async begin(
    tx: Tx,
    code: string,
    version: number,
    event: 'submit' | 'approve' | 'reject' | 'withdraw',
  ): Promise<StoredVersion> {
    const found = await this.versions.lock(tx, code, version);
    if (!versionMachine.next(found.state, event))
      throw EntitlementErrors.versionStepNotPossible({ state: found.state });
    return found;
  }

  /** @throws entitlement.not-your-draft */
  requireDrafter(tx: Tx, { draftedBy }: StoredVersion): void {
    if (draftedBy !== accountOf(tx.ctx)) throw EntitlementErrors.notYourDraft();
  }

  /** @throws entitlement.version-has-problems, naming every one of them */
  async requireSound(tx: Tx, version: StoredVersion): Promise<void> {
    const problems = await this.checker.problems(tx, version, tx.now);
    if (!problems.length) return;
    const { code, spec, params } = EntitlementErrors.versionHasProblems({ count: problems.length });
    const fields = problems.map(({ pointer, code: problem, zh, en }) => {
      return { pointer, code: problem, detail: tx.ctx.locale === 'en' ? en : zh };
    });
    throw new DomainError(code, spec, params, undefined, fields);
  }

  /** Writes the state and its line of history and audit. */
  async move(
    tx: Tx,
    version: StoredVersion,
    state: 'SUBMITTED' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN',
    reason: string | null = null,
  ): Promise<void> {
    const isDecided = state !== 'SUBMITTED';
    await tx.query(
      `UPDATE entitlement.programme_version
          SET state = $3, approved_by = CASE WHEN $3 IN ('APPROVED', 'REJECTED') THEN $4::uuid ELSE approved_by END,
              decided_at = CASE WHEN $5 THEN $6::timestamptz END, reason = CASE WHEN $3 <> 'APPROVED' THEN $7 END
        WHERE programme_id = $1 AND version = $2`,
      [version.id, version.version, state, tx.ctx.actor.accountId, isDecided, tx.now, reason],
    );
    await this.versions.step(tx, version, state, reason);
    const { code, regionId } = version.programme;
    if (isDecided)
      await this.log.version(tx, { id: version.id, version: version.version, code, regionId, state });
    tx.audit({
      action: `entitlement.programme-version-${state.toLowerCase()}`,
      subject: 'programme',
      subjectId: version.programme.code,
      regionId: version.programme.regionId ?? undefined,
      details: { version: version.version, ...(reason && { reason }) },
    });
  }
}
