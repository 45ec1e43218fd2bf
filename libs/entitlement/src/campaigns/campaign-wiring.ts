import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { CAMPAIGN_DUE_JOB, Reminders } from './reminders';
import { Selection, SELECTION_JOB } from './selection';

/** What the workers do for campaigns. */
@Injectable()
export class CampaignWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly selection: Selection,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.jobs.register(SELECTION_JOB, (tx, job) => this.selection.step(tx, job));
    this.jobs.register(CAMPAIGN_DUE_JOB, (tx, job) => this.reminders.due(tx, job));
  }
}
