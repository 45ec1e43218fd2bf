import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import { PeopleFacade, type SeniorView } from '@anzhi/people';
import { Settings, type Tx } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { AssessmentSettings } from '../assessment.settings';
import type { AbilityLevel, NewResult } from '../assessment.types';
import { CaseStore } from '../cases/case.store';
import { HealthConsent } from '../cases/health-consent';
import { effectiveFrom } from './effect.policy';

/** The result of an assessment of this platform. */
export interface PublishedResult extends NewResult {
  readonly assessmentId: string;
  readonly total: number;
  /** Day of the report, `YYYY-MM-DD`. */
  readonly publishedOn: string;
}

interface Valid {
  readonly validFrom: string;
  readonly validTo: string;
}

/** Writes results, the newest last: each cuts short what was to hold from its first day on. */
@Injectable()
export class ResultRegister {
  constructor(
    private readonly people: PeopleFacade,
    private readonly settings: Settings,
    private readonly cases: CaseStore,
    private readonly consent: HealthConsent,
  ) {}

  /** A result from elsewhere: later than whatever is on file. @returns its id */
  async record(tx: Tx, result: NewResult): Promise<string> {
    const { seniorId, assessedOn } = result;
    const senior = await this.people.senior(tx, seniorId);
    if (!senior) throw AssessmentErrors.seniorNotFound();
    await this.consent.require(tx, seniorId);
    if (assessedOn > businessDate(tx.now)) throw AssessmentErrors.inTheFuture({}, '/assessedOn');
    await lockResultsOf(tx, seniorId);
    const later = await tx.one<{ date: string }>(
      `SELECT published_on AS date FROM assessment.result
        WHERE senior_id = $1 AND upper_inf(known) AND published_on >= $2::date
        ORDER BY published_on DESC LIMIT 1`,
      [seniorId, assessedOn],
    );
    if (later) throw AssessmentErrors.olderThanCurrent(later, '/assessedOn');
    return this.write(tx, senior, { ...result, publishedOn: assessedOn, assessmentId: null, total: null });
  }

  /** The result of an assessment; a dispute review may replace what was published on the same day. @returns its id */
  async publish(tx: Tx, result: PublishedResult): Promise<string> {
    const senior = await this.people.senior(tx, result.seniorId);
    if (!senior) throw AssessmentErrors.seniorNotFound();
    await lockResultsOf(tx, result.seniorId);
    return this.write(tx, senior, result);
  }

  private async write(tx: Tx, senior: SeniorView, result: RecordedResult): Promise<string> {
    const { validMonths, levelEffect } = await this.settings.all(tx, AssessmentSettings);
    const validFrom = effectiveFrom(levelEffect, result);
    const previousLevel = await levelThen(tx, senior.id, validFrom);
    await this.cases.supersedePublished(tx, senior.id, result.assessmentId);
    await cutShort(tx, senior.id, validFrom);
    const id = newId(tx.now);
    const valid = (await tx.one<Valid>(
      `INSERT INTO assessment.result (id, version, senior_id, level, total_score, assessed_on, published_on, valid, known,
         source_document, assessment_id, recorded_by, recorded_at)
       VALUES ($1, 1, $2, $3, $4, $5, $6, daterange($7, ($7::date + make_interval(months => $8))::date),
         tstzrange($12, NULL), $9, $10, $11, $12)
       RETURNING lower(valid) AS "validFrom", upper(valid) AS "validTo"`,
      [
        ...[id, senior.id, result.level, result.total, result.assessedOn, result.publishedOn],
        ...[validFrom, validMonths, result.sourceDocument, result.assessmentId],
        ...[tx.ctx.actor.accountId, tx.now],
      ],
    ))!;
    this.announce(tx, id, senior, { ...result, ...valid, previousLevel });
    return id;
  }

  private announce(
    tx: Tx,
    id: string,
    { id: seniorId, regionId }: SeniorView,
    result: RecordedResult & Valid & { readonly previousLevel: AbilityLevel | null },
  ): void {
    const { level, assessedOn, sourceDocument, validFrom, validTo, previousLevel } = result;
    tx.audit({
      action: 'assessment.result-recorded',
      subject: 'assessment-result',
      subjectId: id,
      seniorId,
      regionId,
      details: { level, previousLevel, assessedOn, validFrom, validTo, sourceDocument },
    });
    tx.publish({
      type: 'assessment.result-published.v1',
      payload: { seniorId, level, validFrom, validTo, previousLevel },
      audience: { seniorId, regionId },
    });
  }
}

interface RecordedResult extends NewResult {
  readonly publishedOn: string;
  readonly assessmentId: string | null;
  readonly total: number | null;
}

/** Results of one senior are recorded one after the other; the exclusion constraint stands behind it. */
const lockResultsOf = (tx: Tx, seniorId: string): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('assessment.result:' || $1, 0))`, [seniorId]);

async function levelThen(tx: Tx, seniorId: string, on: string): Promise<AbilityLevel | null> {
  const row = await tx.one<{ level: AbilityLevel }>(
    'SELECT level FROM assessment.result WHERE senior_id = $1 AND upper_inf(known) AND valid @> $2::date',
    [seniorId, on],
  );
  return row?.level ?? null;
}

/** From now on it is known that nothing earlier holds on or after this day; what held before goes on holding. */
const cutShort = (tx: Tx, seniorId: string, from: string): Promise<unknown> =>
  tx.query(
    `WITH closed AS (
       UPDATE assessment.result SET known = tstzrange(lower(known), greatest(lower(known), $3::timestamptz))
        WHERE senior_id = $1 AND upper_inf(known) AND upper(valid) > $2::date RETURNING *
     )
     INSERT INTO assessment.result (id, version, senior_id, level, total_score, assessed_on, published_on, valid, known,
       source_document, assessment_id, recorded_by, recorded_at)
     SELECT id, version + 1, senior_id, level, total_score, assessed_on, published_on, daterange(lower(valid), $2::date),
            tstzrange($3, NULL), source_document, assessment_id, $4, $3
       FROM closed WHERE lower(valid) < $2::date`,
    [seniorId, from, tx.now, tx.ctx.actor.accountId],
  );
