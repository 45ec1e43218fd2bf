import { Injectable } from '@nestjs/common';
import { accountOf, newId } from '@anzhi/kernel';
import { FieldCipher, type Queryable, type Tx } from '@anzhi/platform';
import type { SeniorView } from '@anzhi/people';
import { AssessmentErrors } from '../assessment.errors';
import type { AbilityLevel } from '../assessment.types';
import type { CaseReasonDto } from './cases.dto';
import { caseMachine, STATE_WORDS, type CaseEvent, type CaseReason, type CaseState } from './case.state';

/** An assessment as far as deciding needs it. */
export interface Case {
  readonly id: string;
  readonly seniorId: string;
  readonly regionId: number;
  readonly reason: CaseReason;
  readonly state: CaseState;
  readonly disputedId: string | null;
  readonly disputedLeadId: string | null;
  readonly disputedSecondId: string | null;
  readonly leadAccountId: string | null;
  readonly secondAccountId: string | null;
  readonly finalLevel: AbilityLevel | null;
  readonly reviewedBy: string | null;
  /** `YYYY-MM-DD` */
  readonly publishedOn: string | null;
}

/** The columns a step may set beside the state. */
type Changes = Partial<
  Record<
    | 'scheduled_for'
    | 'place'
    | `${'lead' | 'second'}_${'assessor_id' | 'account_id' | 'medical'}`
    | 'final_level'
    | 'reviewed_by'
    | 'reviewed_at'
    | 'published_by'
    | 'published_on',
    unknown
  >
>;

interface Step {
  readonly changes?: Changes;
  /** In words; stored sealed, because it may speak of the senior's health. */
  readonly reason?: string | null;
}

const ACTIONS: Readonly<Record<CaseEvent, string>> = {
  submit: 'submitted',
  schedule: 'scheduled',
  begin: 'begun',
  score: 'scored',
  approve: 'reviewed',
  sendBack: 'sent-back',
  publish: 'published',
  dispute: 'disputed',
  uphold: 'dispute-upheld',
  dismiss: 'dispute-dismissed',
  supersede: 'superseded',
  expire: 'expired',
  cancel: 'cancelled',
};

/** SQL of the states before a result: a senior is in one of them at most once (a partial unique index). */
export const UNDER_WAY = `('DRAFT', 'SUBMITTED', 'SCHEDULED', 'IN_PROGRESS', 'SCORED', 'REVIEWED')`;

const COLUMNS = `a.id, a.senior_id AS "seniorId", a.region_id AS "regionId", a.reason, a.state,
  a.disputed_id AS "disputedId", a.disputed_lead_id AS "disputedLeadId", a.disputed_second_id AS "disputedSecondId",
  a.lead_account_id AS "leadAccountId", a.second_account_id AS "secondAccountId", a.final_level AS "finalLevel",
  a.reviewed_by AS "reviewedBy", a.published_on AS "publishedOn"`;

const reasonContext = (changeId: string): string => `assessment.state_change.reason:${changeId}`;

/** The rows of assessments: opened, and moved along the state machine with a line of history each time. */
@Injectable()
export class CaseStore {
  constructor(private readonly cipher: FieldCipher) {}

  async find(db: Queryable, id: string): Promise<Case | undefined> {
    const [row] = await db.query<Case>(
      `SELECT ${COLUMNS} FROM assessment.ability_assessment a WHERE a.id = $1`,
      [id],
    );
    return row;
  }

  lock(tx: Tx, id: string): Promise<Case | undefined> {
    return tx.one<Case>(
      `SELECT ${COLUMNS} FROM assessment.ability_assessment a WHERE a.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
  }

  /** What was said at the steps, oldest first; the caller records who reads it. */
  async reasonsOf(db: Queryable, id: string): Promise<CaseReasonDto[]> {
    const rows = await db.query<Omit<CaseReasonDto, 'reason'> & { id: string; sealed: string }>(
      `SELECT id, to_state AS "toState", reason_sealed AS sealed, at FROM assessment.state_change
        WHERE assessment_id = $1 AND reason_sealed IS NOT NULL ORDER BY id`,
      [id],
    );
    return rows.map(({ id: changeId, sealed, ...step }) => ({
      ...step,
      reason: this.cipher.decrypt(sealed, reasonContext(changeId)),
    }));
  }

  /** @throws assessment.already-under-way */
  async open(
    tx: Tx,
    senior: SeniorView,
    reason: CaseReason,
    { asDraft = false, note = null, disputed }: { asDraft?: boolean; note?: string | null; disputed?: Case },
  ): Promise<Case> {
    const id = newId(tx.now);
    const state: CaseState = asDraft ? 'DRAFT' : 'SUBMITTED';
    const opened = await tx.one(
      `INSERT INTO assessment.ability_assessment (id, senior_id, county_id, region_id, reason, state, requested_by,
         requested_at, channel, disputed_id, disputed_lead_id, disputed_second_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (senior_id) WHERE state IN ${UNDER_WAY}
       DO NOTHING RETURNING id`,
      [
        ...[id, senior.id, senior.countyId, senior.regionId, reason, state, accountOf(tx.ctx), tx.now],
        ...[tx.ctx.channel, disputed?.id, disputed?.leadAccountId, disputed?.secondAccountId],
      ],
    );
    if (!opened) throw AssessmentErrors.alreadyUnderWay();
    const made = (await this.find(tx, id))!;
    await this.remember(tx, made, null, state, note);
    this.audit(tx, made, 'requested', { reason, state });
    return made;
  }

  /** @returns the state after the event. @throws assessment.not-possible-now */
  mustAllow({ ctx: { locale } }: Tx, { state }: Case, event: CaseEvent): CaseState {
    const next = caseMachine.next(state, event);
    if (next) return next;
    throw AssessmentErrors.notPossibleNow({ state: STATE_WORDS[state][locale === 'en' ? 'en' : 'zh'] });
  }

  /** @throws assessment.not-possible-now */
  async move(tx: Tx, found: Case, event: CaseEvent, { changes = {}, reason }: Step = {}): Promise<Case> {
    const next = this.mustAllow(tx, found, event);
    const columns = Object.keys(changes);
    await tx.query(
      `UPDATE assessment.ability_assessment
          SET ${['state', ...columns].map((column, at) => `${column} = $${at + 2}`).join(', ')} WHERE id = $1`,
      [found.id, next, ...Object.values(changes)],
    );
    await this.remember(tx, found, found.state, next, reason ?? null);
    this.audit(tx, found, ACTIONS[event], { from: found.state, to: next });
    return (await this.find(tx, found.id))!;
  }

  /** What was published before gives way to a new result. @param exceptId the assessment the result comes from */
  async supersedePublished(tx: Tx, seniorId: string, exceptId: string | null): Promise<void> {
    const published = await tx.query<Case>(
      `SELECT ${COLUMNS} FROM assessment.ability_assessment a
        WHERE a.senior_id = $1 AND a.state = ANY($2) AND a.id IS DISTINCT FROM $3
        ORDER BY a.id FOR NO KEY UPDATE`,
      [seniorId, caseMachine.sources('supersede'), exceptId],
    );
    for (const former of published) await this.move(tx, former, 'supersede');
  }

  private async remember(
    tx: Tx,
    { id: assessmentId }: Case,
    from: CaseState | null,
    to: CaseState,
    reason: string | null,
  ): Promise<void> {
    const id = newId();
    await tx.query(
      `INSERT INTO assessment.state_change (id, assessment_id, from_state, to_state, account_id, reason_sealed, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[id, assessmentId, from, to, tx.ctx.actor.accountId],
        ...[reason && this.cipher.encrypt(reason, reasonContext(id)), tx.now],
      ],
    );
  }

  private audit(tx: Tx, { id, seniorId, regionId }: Case, what: string, details: object): void {
    tx.audit({
      action: `assessment.assessment-${what}`,
      subject: 'ability-assessment',
      subjectId: id,
      seniorId,
      regionId,
      details: { ...details },
    });
  }
}
