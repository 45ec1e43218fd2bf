import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@anzhi/kernel';
import { JobQueue, type Tx } from '@anzhi/platform';
import { Freezing } from '../batches/freezing';
import { Steps } from '../batches/steps';
import { SettlementErrors } from '../settlement.errors';

export const FREEZE_JOB = 'settlement.freeze';
export const ARCHIVE_JOB = 'settlement.archive';

/** What the calendar does to a statement, each in a transaction of its own. One that comes late finds nothing to do. */
@Injectable()
export class MonthJobs implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly freezing: Freezing,
    private readonly steps: Steps,
  ) {}

  onModuleInit(): void {
    this.jobs.register(FREEZE_JOB, (tx, { key }) =>
      unlessPassing(async () => {
        await this.freezing.apply(tx, key);
      }),
    );
    this.jobs.register(ARCHIVE_JOB, (tx, { key }) => unlessPassing(() => this.archive(tx, key)));
  }

  private async archive(tx: Tx, id: string): Promise<void> {
    const batch = await this.steps.lock(tx, id, 'archive');
    await this.steps.take(tx, batch, { event: 'archive', to: 'ARCHIVED' });
  }
}

/** There is nothing to settle, or somebody was faster. */
async function unlessPassing(work: () => Promise<void>): Promise<void> {
  const passing = [SettlementErrors.nothingToFreeze(), SettlementErrors.wrongState({ state: '' })];
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError && passing.some(({ code }) => code === error.code))) throw error;
  }
}
