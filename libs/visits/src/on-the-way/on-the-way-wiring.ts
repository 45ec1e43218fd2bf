import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { FORGET_POSITIONS_JOB, OnTheWaySweep, WATCH_SWEEP_JOB } from './on-the-way-sweep';
import { LATE_DEPARTURE_JOB, MISSED_CHECK_IN_JOB, VisitWatch } from './visit-watch';

/** The clocks of the way to a visit. */
@Injectable()
export class OnTheWayWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly watch: VisitWatch,
    private readonly sweep: OnTheWaySweep,
  ) {}

  onModuleInit(): void {
    this.jobs.register(LATE_DEPARTURE_JOB, (tx, job) => this.watch.late(tx, job));
    this.jobs.register(MISSED_CHECK_IN_JOB, (tx, job) => this.watch.missed(tx, job));
    this.jobs.register(WATCH_SWEEP_JOB, (tx) => this.sweep.watch(tx));
    this.jobs.register(FORGET_POSITIONS_JOB, (tx) => this.sweep.forget(tx));
  }
}
