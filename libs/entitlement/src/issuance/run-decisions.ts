import { Injectable } from '@nestjs/common';
import { firstDayOf, type Period } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { Bases } from '../decisions/bases';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementSettings } from '../entitlement.settings';
import { ChunkStore } from './chunk.store';
import { RunStore, type Run } from './run.store';

/** Everything of a run that is done one after the other: trying, beginning, closing. */
export const RUN_JOB = 'entitlement.issuance-run';
/** One for each chunk, so that workers share them. */
export const CHUNK_JOB = 'entitlement.issuance-chunk';

/** What people, or the schedule in their place, decide about the issuance of a month. */
@Injectable()
export class RunDecisions {
  constructor(
    private readonly bases: Bases,
    private readonly runs: RunStore,
    private readonly chunks: ChunkStore,
    private readonly settings: Settings,
  ) {}

  /**
   * Lays down what the month is decided by: what is known now, and the laws of its first day. The dry run follows.
   * @param which FIRST: unless the month has had a run; NEXT: one for those who have become entitled since
   * @returns the run's id, or that of the one under way; undefined when there is to be no other
   */
  async plan(
    tx: Tx,
    { countyId, period }: { countyId: number; period: Period },
    which: 'FIRST' | 'NEXT',
  ): Promise<string | undefined> {
    await tx.query('CALL entitlement.open_months($1, $1)', [period]);
    const basis = await this.bases.on(tx, countyId, firstDayOf(period));
    await this.bases.keep(tx, basis);
    const chunkSeniors = await this.settings.get(tx, EntitlementSettings.chunkSeniors);
    const runId = await this.runs.open(tx, { countyId, period, basisHash: basis.hash, chunkSeniors }, which);
    if (!runId) return this.underWay(tx, { countyId, period }, which);
    tx.schedule({ kind: RUN_JOB, key: runId, dueAt: tx.now });
    const programmes = basis.rulings.map(({ law }) => `${law.code}/${law.version}`);
    this.audit(tx, 'planned', { id: runId, countyId, period }, { basisHash: basis.hash, programmes });
    return runId;
  }

  /**
   * By another person than who planned it, who has seen what the dry run found.
   * @throws entitlement.issuance-state, entitlement.issuance-four-eyes
   */
  async approve(tx: Tx, run: Run): Promise<Run> {
    const { accountId } = tx.ctx.actor;
    if (accountId === null) throw new Error('the system does not approve what it has planned');
    if (accountId === run.plannedBy) throw EntitlementErrors.issuanceFourEyes();
    return this.release(tx, run, accountId);
  }

  /** Where the bureau has set that what the schedule plans needs no approval. @returns the run as it is then */
  async approveBySetting(tx: Tx, run: Run): Promise<Run> {
    const isAllowed = (await this.settings.get(tx, EntitlementSettings.approveAutomatically)) > 0;
    if (isAllowed && run.plannedBy === null) return this.release(tx, run, null);
    await this.announce(tx, run);
    return run;
  }

  /** @throws entitlement.issuance-state once it is approved */
  async cancel(tx: Tx, run: Run, reason: string): Promise<Run> {
    const cancelled = await this.runs.move(tx, run, 'cancel', {
      cancelled_by: tx.ctx.actor.accountId,
      cancel_reason: reason,
    });
    this.audit(tx, 'cancelled', run, { reason });
    await this.announce(tx, cancelled);
    return cancelled;
  }

  /** How far it has come, in counts, to the officers of the county. */
  async announce(tx: Tx, { id: runId, countyId, period, state }: Run): Promise<void> {
    const { chunks, issued } = await this.chunks.count(tx, { countyId, id: runId });
    tx.publish({
      type: 'entitlement.issuance-progressed.v1',
      payload: { runId, period, state, chunks, issued },
      audience: { regionId: countyId },
    });
  }

  /** A person's wish is on record also when somebody was before him. */
  private async underWay(
    tx: Tx,
    { countyId, period }: { countyId: number; period: Period },
    which: 'FIRST' | 'NEXT',
  ): Promise<string | undefined> {
    const run = await this.runs.underWay(tx, countyId, period);
    if (run && which === 'NEXT') this.audit(tx, 'planned-already', run, {});
    return run?.id;
  }

  private async release(tx: Tx, run: Run, approvedBy: string | null): Promise<Run> {
    const approved = await this.runs.move(tx, run, 'approve', {
      approved_by: approvedBy,
      approved_at: tx.now,
    });
    tx.schedule({ kind: RUN_JOB, key: run.id, dueAt: tx.now });
    this.audit(tx, 'approved', run, { bySetting: approvedBy === null });
    await this.announce(tx, approved);
    return approved;
  }

  private audit(
    tx: Tx,
    what: string,
    { id, countyId, period }: Pick<Run, 'id' | 'countyId' | 'period'>,
    details: Record<string, unknown>,
  ): void {
    tx.audit({
      action: `entitlement.issuance-${what}`,
      subject: 'issuance-run',
      subjectId: id,
      regionId: countyId,
      details: { period, ...details },
    });
  }
}
