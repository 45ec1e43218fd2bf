import { Injectable } from '@nestjs/common';
import { addDays, businessDate } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Settings, type Tx } from '@anzhi/platform';
import { AssessmentSettings } from '../assessment.settings';
import { CaseStore, UNDER_WAY } from '../cases/case.store';

export const DAILY_ROUND_JOB = 'assessment.daily-round';

/** At most so many of each kind in one transaction. */
const CHUNK = 500;

interface Ending {
  readonly resultId: string;
  readonly version: number;
  readonly seniorId: string;
  readonly validTo: string;
}

/** What the passing of days does: results that end soon are announced, once each, and those that ended are expired. */
@Injectable()
export class DailyRound {
  constructor(
    private readonly settings: Settings,
    private readonly people: PeopleFacade,
    private readonly cases: CaseStore,
  ) {}

  /** One chunk; the next one is a job of its own. */
  async run(tx: Tx): Promise<void> {
    const today = businessDate(tx.now);
    const counts = [await this.announce(tx, today), await this.expire(tx, today)];
    if (counts.includes(CHUNK)) tx.schedule({ kind: DAILY_ROUND_JOB, key: today, dueAt: tx.now });
  }

  /** Not those who have a further result, nor those whose next assessment is under way already. */
  private async announce(tx: Tx, today: string): Promise<number> {
    const days = await this.settings.get(tx, AssessmentSettings.dueSoonDays);
    const ending = await tx.query<Ending>(
      `SELECT r.id AS "resultId", r.version, r.senior_id AS "seniorId", upper(r.valid) AS "validTo"
         FROM assessment.result r
        WHERE upper_inf(r.known) AND upper(r.valid) > $1::date AND upper(r.valid) <= $2::date
          AND NOT EXISTS (SELECT FROM assessment.reminder m WHERE m.result_id = r.id)
          AND NOT EXISTS (SELECT FROM assessment.result n WHERE n.senior_id = r.senior_id
                             AND upper_inf(n.known) AND lower(n.valid) >= upper(r.valid))
          AND NOT EXISTS (SELECT FROM assessment.ability_assessment a WHERE a.senior_id = r.senior_id
                 AND a.state IN ${UNDER_WAY})
        ORDER BY upper(r.valid) LIMIT ${CHUNK}`,
      [today, addDays(today, days)],
    );
    for (const result of ending) await this.remind(tx, result);
    return ending.length;
  }

  private async remind(tx: Tx, { resultId, version, seniorId, validTo }: Ending): Promise<void> {
    await tx.query('INSERT INTO assessment.reminder (result_id, version, at) VALUES ($1, $2, $3)', [
      resultId,
      version,
      tx.now,
    ]);
    const senior = await this.people.senior(tx, seniorId);
    if (!senior || senior.deceasedOn) return;
    const { regionId } = senior;
    tx.audit({
      action: 'assessment.due-soon-announced',
      subject: 'assessment-result',
      subjectId: resultId,
      seniorId,
      regionId,
      details: { validTo },
    });
    tx.publish({
      type: 'assessment.due-soon.v1',
      payload: { seniorId, resultId, validTo },
      audience: { seniorId, regionId },
    });
  }

  private async expire(tx: Tx, today: string): Promise<number> {
    const ended = await tx.query<{ id: string }>(
      `SELECT a.id FROM assessment.ability_assessment a
         JOIN assessment.result r ON r.assessment_id = a.id AND upper_inf(r.known)
        WHERE a.state = 'PUBLISHED' AND upper(r.valid) <= $1::date
        LIMIT ${CHUNK} FOR NO KEY UPDATE OF a SKIP LOCKED`,
      [today],
    );
    for (const { id } of ended) await this.cases.move(tx, (await this.cases.find(tx, id))!, 'expire');
    return ended.length;
  }
}
