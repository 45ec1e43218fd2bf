import { Injectable } from '@nestjs/common';
import { addDays, businessDate, nextPeriod, periodOfDate, startOfDay, type Period } from '@anzhi/kernel';
import { Settings, type NewJob, type StoredJob, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementSettings } from '../entitlement.settings';
import { Grants } from '../grants/grants';
import type { ProgrammeLaw } from '../programmes/programme';
import { Programmes } from '../programmes/programmes';
import { firstOfNextMonth } from '../stops/stop-terms.policy';
import { APPLICATION_COLUMNS, type Application } from './application';
import { ApplicationStore } from './application-store';
import { ChosenByApplication } from './chosen-by-application';
import { Enrolments } from './enrolments';
import { WorkingDays } from './working-days';

export const NOTICE_OVER_JOB = 'entitlement.notice-over';
export const FIRST_GRANT_JOB = 'entitlement.first-grant';

const SYSTEM = { role: 'SYSTEM' } as const;

/** What follows an approval: the public notice, the day the benefit begins, and the first grant. */
@Injectable()
export class Beginning {
  constructor(
    private readonly store: ApplicationStore,
    private readonly programmes: Programmes,
    private readonly enrolments: Enrolments,
    private readonly chosen: ChosenByApplication,
    private readonly grants: Grants,
    private readonly workingDays: WorkingDays,
    private readonly settings: Settings,
  ) {}

  /** In the transaction of the approval. */
  async follow(tx: Tx, application: Application): Promise<Application> {
    const law = await this.lawOf(tx, application);
    if (law.noticeDays === 0) return this.begin(tx, application, law);
    const noticeUntil = addDays(businessDate(tx.now), law.noticeDays);
    tx.schedule(noticeJob(application.id, noticeUntil));
    return this.store.move(tx, application, 'publish', { ...SYSTEM, dueOn: noticeUntil, noticeUntil });
  }

  /** The notice is over and nobody's objection waits: the benefit begins. Otherwise nothing happens. */
  async endNotice(tx: Tx, application: Application): Promise<void> {
    if (application.state !== 'PUBLIC_NOTICE' || businessDate(tx.now) <= application.noticeUntil!) return;
    const open = await tx.one(
      `SELECT FROM entitlement.objection o WHERE o.application_id = $1
          AND NOT EXISTS (SELECT FROM entitlement.objection_decision d WHERE d.objection_id = o.id) LIMIT 1`,
      [application.id],
    );
    if (!open) await this.begin(tx, application, await this.lawOf(tx, application));
  }

  /** Job: the day after the notice. */
  async noticeOver(tx: Tx, job: StoredJob): Promise<void> {
    await this.endNotice(tx, await this.locked(tx, job.key));
  }

  /** Job: the grants of the first month, and of the next one where that has been issued already. */
  async firstGrant(tx: Tx, job: StoredJob): Promise<void> {
    const application = await this.locked(tx, job.key);
    if (application.state !== 'IN_FORCE') return;
    const law = await this.lawOf(tx, application);
    const today = businessDate(tx.now);
    const { seniorId, id: applicationId } = application;
    const order = { programmeCode: law.code, seniorIds: [seniorId], applicationId };
    let granted = await this.grants.issueTo(tx, { ...order, period: periodOfDate(today), on: today });
    const coming = await this.issuedAhead(tx, today);
    if (coming && law.frequency === 'MONTH')
      granted += await this.grants.issueTo(tx, { ...order, period: coming });
    if (granted || (await this.hasGrant(tx, application)))
      await this.store.move(tx, application, 'grant', SYSTEM);
  }

  private async begin(tx: Tx, application: Application, law: ProgrammeLaw): Promise<Application> {
    const today = businessDate(tx.now);
    const earliest = law.start === 'ON_APPROVAL' ? today : firstOfNextMonth(today);
    const from = await this.chosen.from(tx, application, law, earliest);
    const { id: applicationId, countyId, seniorId, programmeId } = application;
    await this.enrolments.begin(tx, { countyId, seniorId, programmeId, applicationId, from });
    const dueAt = from === today ? tx.now : startOfDay(from);
    tx.schedule({ kind: FIRST_GRANT_JOB, key: applicationId, dueAt });
    const term = law.startWithinWorkingDays;
    const dueOn = term === null ? undefined : await this.workingDays.after(tx, today, term);
    return this.store.move(tx, application, 'start', { ...SYSTEM, dueOn: later(dueOn, from) });
  }

  private async issuedAhead(tx: Tx, today: string): Promise<Period | undefined> {
    const aheadDays = await this.settings.get(tx, EntitlementSettings.issueAheadDays);
    const isIssued = addDays(today, aheadDays) >= firstOfNextMonth(today);
    return isIssued ? nextPeriod(periodOfDate(today)) : undefined;
  }

  private async hasGrant(tx: Tx, { countyId, programmeId, seniorId }: Application): Promise<boolean> {
    const grant = await tx.one(
      `SELECT FROM entitlement.benefit_grant
        WHERE county_id = $1 AND programme_id = $2 AND senior_id = $3 AND usable @> $4::date LIMIT 1`,
      [countyId, programmeId, seniorId, businessDate(tx.now)],
    );
    return grant !== undefined;
  }

  private async locked(tx: Tx, id: string): Promise<Application> {
    const sql = `SELECT ${APPLICATION_COLUMNS} FROM entitlement.application a WHERE a.id = $1 FOR UPDATE`;
    return (await tx.one<Application>(sql, [id]))!;
  }

  private async lawOf(tx: Tx, { countyId, programmeId }: Application): Promise<ProgrammeLaw> {
    const laws = await this.programmes.inForce(tx, countyId, businessDate(tx.now));
    const law = laws.find(({ id }) => id === programmeId);
    if (!law) throw EntitlementErrors.programmeNotFound({ code: '' });
    return law;
  }
}

const noticeJob = (applicationId: string, noticeUntil: string): NewJob => ({
  kind: NOTICE_OVER_JOB,
  key: applicationId,
  dueAt: startOfDay(addDays(noticeUntil, 1)),
});

const later = (dueOn: string | undefined, from: string): string => (dueOn && dueOn > from ? dueOn : from);
