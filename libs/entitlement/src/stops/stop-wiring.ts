import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventConsumers, JobQueue } from '@anzhi/platform';
import { CAPTURE_IN_STOP_JOB } from './capture-watch';
import { LifeEventConsequences } from './life-events.handler';
import { LostClaims } from './lost-claims.handler';
import { StopCases } from './stop-cases';
import { STOP_BEGINS_JOB, StopRegister } from './stop-register';

/** What the stops listen to. */
@Injectable()
export class StopWiring implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly lifeEvents: LifeEventConsequences,
    private readonly claims: LostClaims,
    private readonly register: StopRegister,
    private readonly cases: StopCases,
  ) {}

  onModuleInit(): void {
    this.consumers.register('entitlement', {
      'people.life-event-recorded.v1': (tx, event) => this.lifeEvents.recorded(tx, event),
      'people.life-event-retracted.v1': (tx, event) => this.lifeEvents.retracted(tx, event),
      'people.category-changed.v1': (tx, event) => this.claims.categoryChanged(tx, event),
      'assessment.result-published.v1': (tx, event) => this.claims.resultPublished(tx, event),
    });
    this.jobs.register(STOP_BEGINS_JOB, (tx, job) => this.register.begins(tx, job));
    this.jobs.register(CAPTURE_IN_STOP_JOB, (tx, job) => this.cases.captured(tx, job));
  }
}
