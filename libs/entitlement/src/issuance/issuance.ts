import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { ChunkStore } from './chunk.store';
import { CloseRun } from './close-run';
import { DryRun } from './dry-run';
import { Forecasts } from './forecast';
import { IssueChunk } from './issue-chunk';
import type { RunState } from './issuance.state';
import { CHUNK_JOB, RunDecisions, RUN_JOB } from './run-decisions';
import { RunStore, type Run } from './run.store';

/** What one step of a run did. */
export interface IssuanceStep {
  readonly state: RunState;
  readonly considered: number;
  /** Lots granted; 0 while it is only tried. */
  readonly granted: number;
  /** There is something left to do without anybody's decision. */
  readonly more: boolean;
}

/**
 * A month of a county, from the plan to the sums, in steps of one transaction each. Where a crash stopped it the next
 * call goes on; callers at the same time take turns at the run's row or take different chunks, and what is granted
 * is granted once.
 */
@Injectable()
export class Issuance {
  constructor(
    private readonly runs: RunStore,
    private readonly chunks: ChunkStore,
    private readonly decisions: RunDecisions,
    private readonly dryRun: DryRun,
    private readonly forecasts: Forecasts,
    private readonly issueChunk: IssueChunk,
    private readonly closeRun: CloseRun,
  ) {}

  /** Whatever is next, for who does a run by himself: a chunk while it is running, else the next step. */
  async next(tx: Tx, runId: string): Promise<IssuanceStep> {
    const chunk = await this.chunk(tx, runId);
    return chunk ?? (await this.step(tx, runId));
  }

  /** What is done one after the other: trying chunk by chunk, beginning, closing. */
  async step(tx: Tx, runId: string): Promise<IssuanceStep> {
    const run = await this.runs.lock(tx, runId);
    switch (run.state) {
      case 'PLANNED':
        return this.tryNext(tx, await this.runs.move(tx, run, 'try'));
      case 'DRY_RUN':
        return this.tryNext(tx, run);
      case 'APPROVED':
        return this.begin(tx, run);
      case 'RUNNING':
        return this.closeWhenDone(tx, run);
      default:
        return done(run);
    }
  }

  /** The next chunk that nobody works on. @returns undefined when there is none */
  async chunk(tx: Tx, runId: string): Promise<IssuanceStep | undefined> {
    const run = await this.runs.find(tx, runId);
    if (run?.state !== 'RUNNING') return undefined;
    const issued = await this.issueChunk.next(tx, run);
    if (!issued) return undefined;
    // Whoever is last finds nothing open and closes: whoever that is, he was told to look.
    tx.schedule({ kind: RUN_JOB, key: run.id, dueAt: tx.now });
    await this.decisions.announce(tx, run);
    const granted = Object.values(issued.sums).reduce((sum, { grants }) => sum + grants, 0);
    return { state: run.state, considered: issued.considered, granted, more: true };
  }

  private async tryNext(tx: Tx, run: Run): Promise<IssuanceStep> {
    const considered = await this.dryRun.next(tx, run);
    if (considered > 0) {
      tx.schedule({ kind: RUN_JOB, key: run.id, dueAt: tx.now });
      await this.decisions.announce(tx, run);
      return { state: run.state, considered, granted: 0, more: true };
    }
    const forecast = await this.forecasts.of(tx, run);
    const shown = await this.runs.move(tx, run, 'show', { forecast });
    const decided = await this.decisions.approveBySetting(tx, shown);
    return { ...done(decided), more: decided.state === 'APPROVED' };
  }

  private async begin(tx: Tx, run: Run): Promise<IssuanceStep> {
    const running = await this.runs.move(tx, run, 'begin');
    const open = await this.chunks.open(tx, run);
    for (const number of open)
      tx.schedule({ kind: CHUNK_JOB, key: `${run.id}:${number}`, dueAt: tx.now, payload: { runId: run.id } });
    if (!open.length) tx.schedule({ kind: RUN_JOB, key: run.id, dueAt: tx.now });
    return { ...done(running), more: true };
  }

  private async closeWhenDone(tx: Tx, run: Run): Promise<IssuanceStep> {
    if ((await this.chunks.open(tx, run)).length) return { ...done(run), more: true };
    const closed = await this.closeRun.close(tx, run);
    tx.audit({
      action: 'entitlement.issuance-closed',
      subject: 'issuance-run',
      subjectId: run.id,
      regionId: run.countyId,
      details: { period: run.period, number: run.number },
    });
    await this.decisions.announce(tx, closed);
    return done(closed);
  }
}

const done = ({ state }: Run): IssuanceStep => ({ state, considered: 0, granted: 0, more: false });
