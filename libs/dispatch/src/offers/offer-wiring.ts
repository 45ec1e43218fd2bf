import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { NobodySent } from './nobody-sent';
import { NOBODY_SENT_JOB, OFFER_TIMEOUT_JOB } from './offer-store';
import { OfferTimeout } from './offer-timeout';

/** The clocks of offers. */
@Injectable()
export class OfferWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly timeout: OfferTimeout,
    private readonly nobodySent: NobodySent,
  ) {}

  onModuleInit(): void {
    this.jobs.register(OFFER_TIMEOUT_JOB, (tx, job) => this.timeout.run(tx, job));
    this.jobs.register(NOBODY_SENT_JOB, (tx, job) => this.nobodySent.run(tx, job));
  }
}
