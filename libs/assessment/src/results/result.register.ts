import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import { PeopleFacade, type SeniorView } from '@anzhi/people';
import { Settings, type Tx } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { AssessmentSettings } from '../assessment.settings';
import type { NewResult } from '../assessment.types';

/** Writes results, the newest last: each ends the one before it on the day before it begins. */
@Injectable()
export class ResultRegister {
  constructor(
    private readonly people: PeopleFacade,
    private readonly settings: Settings,
  ) {}

  async record(tx: Tx, result: NewResult): Promise<string> {
    const { seniorId, level, assessedOn, sourceDocument } = result;
    const senior = await this.people.senior(tx, seniorId);
    if (!senior) throw AssessmentErrors.seniorNotFound();
    if (assessedOn > businessDate(tx.now)) throw AssessmentErrors.inTheFuture({}, '/assessedOn');
    await this.endFormer(tx, seniorId, assessedOn);
    const months = await this.settings.get(tx, AssessmentSettings.validMonths);
    const id = newId();
    await tx.query(
      `INSERT INTO assessment.result
         (id, senior_id, level, assessed_on, valid, source_document, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, daterange($4, ($4::date + make_interval(months => $5))::date), $6, $7, $8)`,
      [id, seniorId, level, assessedOn, months, sourceDocument, tx.ctx.actor.accountId, tx.now],
    );
    this.audit(tx, id, senior, result);
    return id;
  }

  /** Results of one senior are recorded one after the other; the exclusion constraint stands behind it. */
  private async endFormer(tx: Tx, seniorId: string, assessedOn: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('assessment.result:' || $1, 0))`, [
      seniorId,
    ]);
    const later = await tx.one<{ date: string }>(
      `SELECT assessed_on AS date FROM assessment.result
        WHERE senior_id = $1 AND assessed_on >= $2::date ORDER BY assessed_on DESC LIMIT 1`,
      [seniorId, assessedOn],
    );
    if (later) throw AssessmentErrors.olderThanCurrent(later, '/assessedOn');
    await tx.query(
      `UPDATE assessment.result SET valid = daterange(lower(valid), $2::date)
        WHERE senior_id = $1 AND valid @> $2::date`,
      [seniorId, assessedOn],
    );
  }

  private audit(
    tx: Tx,
    id: string,
    senior: SeniorView,
    { level, assessedOn, sourceDocument }: NewResult,
  ): void {
    tx.audit({
      action: 'assessment.result-recorded',
      subject: 'assessment-result',
      subjectId: id,
      seniorId: senior.id,
      regionId: senior.regionId,
      details: { level, assessedOn, sourceDocument },
    });
  }
}
