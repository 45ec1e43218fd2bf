import { Injectable } from '@nestjs/common';
import type { Period } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { Issuance, type IssuanceStep } from './issuance';
import { RunDecisions } from './run-decisions';
import { RunStore } from './run.store';

/** A month done from outside the workers, step by step: by who loads a city, say. */
@Injectable()
export class RunOperator {
  constructor(
    private readonly decisions: RunDecisions,
    private readonly issuance: Issuance,
    private readonly runs: RunStore,
  ) {}

  async plan(tx: Tx, month: { countyId: number; period: Period }): Promise<string> {
    return (await this.decisions.plan(tx, month, 'NEXT'))!;
  }

  async approve(tx: Tx, runId: string): Promise<void> {
    await this.decisions.approve(tx, await this.runs.lock(tx, runId));
  }

  next(tx: Tx, runId: string): Promise<IssuanceStep> {
    return this.issuance.next(tx, runId);
  }
}
