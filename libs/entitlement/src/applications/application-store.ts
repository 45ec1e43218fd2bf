import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { FileStore, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Application, AppliedAs } from './application';
import {
  applicationMachine,
  LEVEL_OF,
  type ApplicationEvent,
  type ApplicationState,
} from './application.state';

/** A file that somebody uploaded before, and what it shows. */
export interface Evidence {
  readonly fileId: string;
  readonly title: string;
}

export interface DeterminationRef {
  readonly period: number;
  readonly number: number;
}

/** What a step leaves on record. */
export interface Step {
  readonly role: string;
  readonly reason?: string;
  readonly opinion?: 'FOR' | 'AGAINST';
  /** Last day for whoever acts next. */
  readonly dueOn?: string;
  readonly noticeUntil?: string;
  readonly determination?: DeterminationRef;
  readonly evidence?: readonly Evidence[];
}

export interface NewApplication {
  readonly countyId: number;
  readonly regionId: number;
  readonly seniorId: string;
  readonly programmeId: string;
  readonly appliedAs: AppliedAs;
  readonly onBehalf?: { readonly relation: string; readonly authorisation: string };
}

/** The rows of applications: each step is a row, and the application's state follows it in the database. */
@Injectable()
export class ApplicationStore {
  constructor(private readonly files: FileStore) {}

  /** The application with its first step. @throws entitlement.already-applied */
  async insert(tx: Tx, wish: NewApplication, step: Step): Promise<Application> {
    const id = newId(tx.now);
    const inserted = await tx.one(
      `INSERT INTO entitlement.application (id, county_id, region_id, senior_id, programme_id, applied_as, relation,
         authorisation, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (senior_id, programme_id) WHERE state NOT IN ('REFUSED', 'APPEAL_DECIDED', 'WITHDRAWN')
         DO NOTHING RETURNING id`,
      [
        id,
        wish.countyId,
        wish.regionId,
        wish.seniorId,
        wish.programmeId,
        wish.appliedAs,
        wish.onBehalf?.relation ?? null,
        wish.onBehalf?.authorisation ?? null,
        tx.now,
      ],
    );
    if (!inserted) throw EntitlementErrors.alreadyApplied();
    const { countyId, regionId, seniorId, programmeId, appliedAs } = wish;
    const about = { id, countyId, regionId, seniorId, programmeId, appliedAs, submittedAt: tx.now };
    const application: Application = { ...about, state: 'SUBMITTED', dueOn: null, noticeUntil: null };
    return this.record(tx, application, 'submit', null, 'SUBMITTED', step);
  }

  /**
   * One step on, of an application that was read under its lock.
   * @throws entitlement.application-step-not-possible in this state, entitlement.another-person when the caller acted
   *   at another level of this procedure
   */
  async move(tx: Tx, application: Application, event: ApplicationEvent, step: Step): Promise<Application> {
    const state = applicationMachine.next(application.state, event);
    if (!state) throw EntitlementErrors.applicationStepNotPossible({ state: application.state });
    await this.requireAnotherPerson(tx, application.id, event);
    return this.record(tx, application, event, application.state, state, step);
  }

  /** The day of the last step of a kind; undefined: there was none. */
  async lastDayOf(tx: Tx, applicationId: string, event: ApplicationEvent): Promise<Date | undefined> {
    const row = await tx.one<{ at: Date | null }>(
      'SELECT max(at) AS at FROM entitlement.application_step WHERE application_id = $1 AND event = $2',
      [applicationId, event],
    );
    return row?.at ?? undefined;
  }

  private async requireAnotherPerson(tx: Tx, id: string, event: ApplicationEvent): Promise<void> {
    const level = LEVEL_OF[event];
    const elsewhere = await tx.one(
      `SELECT FROM entitlement.application_step WHERE application_id = $1 AND actor_id = $2 AND level <> $3 LIMIT 1`,
      [id, tx.ctx.actor.accountId, level],
    );
    if (elsewhere) throw EntitlementErrors.anotherPerson();
  }

  private async record(
    tx: Tx,
    application: Application,
    event: ApplicationEvent | 'submit',
    from: ApplicationState | null,
    to: ApplicationState,
    step: Step,
  ): Promise<Application> {
    const { id, countyId, seniorId, regionId } = application;
    const isSystem = LEVEL_OF[event] === null && event !== 'return';
    const row = await tx.one<{ number: number }>(
      `INSERT INTO entitlement.application_step (application_id, number, county_id, senior_id, event, from_state,
         to_state, level, actor_id, actor_role, reason, opinion, due_on, notice_until, determination_period,
         determination_number, at)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
         FROM entitlement.application_step WHERE application_id = $1
       RETURNING number`,
      [
        ...[id, countyId, seniorId, event, from, to, LEVEL_OF[event]],
        ...[isSystem ? null : tx.ctx.actor.accountId, isSystem ? 'SYSTEM' : step.role],
        ...[step.reason ?? null, step.opinion ?? null, step.dueOn ?? null, step.noticeUntil ?? null],
        ...[step.determination?.period ?? null, step.determination?.number ?? null, tx.now],
      ],
    );
    for (const evidence of step.evidence ?? []) await this.attach(tx, id, row!.number, evidence);
    tx.audit({
      action: `entitlement.application-${event}`,
      subject: 'application',
      subjectId: id,
      seniorId,
      regionId,
      details: { from, to, reason: step.reason, opinion: step.opinion },
    });
    tx.publish({
      type: 'entitlement.application-moved.v1',
      payload: { applicationId: id, seniorId, state: to },
      audience: { seniorId, regionId },
    });
    return {
      ...application,
      state: to,
      dueOn: step.dueOn ?? null,
      noticeUntil: step.noticeUntil ?? application.noticeUntil,
    };
  }

  private async attach(tx: Tx, id: string, number: number, { fileId, title }: Evidence): Promise<void> {
    await this.files.attach(tx, fileId, { kind: 'entitlement.application', id });
    await tx.query(
      `INSERT INTO entitlement.application_evidence (file_id, application_id, number, title)
       VALUES ($1, $2, $3, $4)`,
      [fileId, id, number, title],
    );
  }
}
