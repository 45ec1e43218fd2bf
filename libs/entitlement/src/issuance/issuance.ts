import { Injectable } from '@nestjs/common';
import { firstDayOf, type Period } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { ProgrammeQueries } from '../programmes/programme.queries';
import { Counties } from '../programmes/counties';
import { IssueStep } from './issue-step';
import { LapseStep } from './lapse-step';
import { RunStore, type RunRef } from './run.store';

export interface IssuanceOrder {
  readonly programmeCode: string;
  readonly period: Period;
  /** Only these of the programme's counties. */
  readonly countyIds?: readonly number[];
}

export interface ChunkResult {
  readonly finished: boolean;
  readonly considered: number;
  readonly affected: number;
  readonly minutes: number;
}

export const MONTHLY_RUN_JOB = 'entitlement.monthly-run';

/**
 * The turn of a month, county by county, in chunks of one transaction each. Where a crash stopped it the next call
 * goes on; two callers take turns at the run's row; what was granted or has lapsed does not happen again.
 */
@Injectable()
export class Issuance {
  constructor(
    private readonly programmes: ProgrammeQueries,
    private readonly counties: Counties,
    private readonly runs: RunStore,
    private readonly issueStep: IssueStep,
    private readonly lapseStep: LapseStep,
  ) {}

  async start(tx: Tx, { programmeCode, period, countyIds }: IssuanceOrder): Promise<string[]> {
    const programme = await this.programmes.byCode(tx, programmeCode, firstDayOf(period));
    const counties = (await this.counties.of(programme.regionId)).filter(
      (county) => !countyIds || countyIds.includes(county),
    );
    if (!counties.length) throw EntitlementErrors.noCountyInScope();
    const runIds: string[] = [];
    for (const countyId of counties) {
      const run = { kind: 'ISSUE', countyId, programmeId: programme.id, period } as const;
      runIds.push(this.announce(tx, run, await this.runs.openNext(tx, run)));
    }
    return runIds;
  }

  /** The month's own run, unless the month has had one. */
  async startOnce(tx: Tx, run: RunRef): Promise<void> {
    const runId = await this.runs.openFirst(tx, run);
    if (runId) this.announce(tx, run, runId);
  }

  async continueRun(tx: Tx, runId: string): Promise<ChunkResult> {
    const run = await this.runs.lock(tx, runId);
    if (!run || run.finishedAt) return { finished: true, considered: 0, affected: 0, minutes: 0 };
    const step = await (run.kind === 'ISSUE' ? this.issueStep : this.lapseStep).next(tx, run);
    await this.runs.addChunk(tx, run, step);
    if (step.more) tx.schedule({ kind: MONTHLY_RUN_JOB, key: runId, dueAt: tx.now });
    else await this.runs.finish(tx, runId);
    const { considered, affected, minutes, more } = step;
    return { finished: !more, considered, affected, minutes };
  }

  private announce(tx: Tx, { kind, countyId, programmeId, period }: RunRef, runId: string): string {
    tx.schedule({ kind: MONTHLY_RUN_JOB, key: runId, dueAt: tx.now });
    tx.audit({
      action: kind === 'ISSUE' ? 'entitlement.issuance-started' : 'entitlement.lapse-started',
      subject: 'monthly-run',
      subjectId: runId,
      regionId: countyId,
      details: { programmeId, period },
    });
    return runId;
  }
}
