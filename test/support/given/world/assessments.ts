import { DrawRechecks } from '../../../../libs/assessment/src/rechecks/draw-rechecks.usecase';
import { DailySchedule } from '../../../../libs/assessment/src/reminders/daily-schedule';
import type { TestApp } from '../../app';
import { givenAssessmentOffice, givenCase, givenLevel, type AssessmentOffice } from '../assessment';
import { givenUpload } from '../files';
import { ctxOf } from '../ordering';
import type { Home } from './home';

export interface Assessments {
  readonly office: AssessmentOffice;
  /** The household's, published; one of its adjustments rests on the file. */
  readonly assessmentId: string;
  readonly evidenceFileId: string;
  /** Of a month in which nobody was assessed. */
  readonly recheckDrawId: string;
}

/** In every home a result that ends soon and was announced, and a newer one of the county's own assessors. */
export async function givenAssessments(t: TestApp, homes: readonly Home[]): Promise<Assessments[]> {
  for (const { household } of homes) await givenLevel(t, household.senior.id, 0, '2025-12-10');
  await t.get(DailySchedule).tick();
  await t.drain();
  const assessments: Assessments[] = [];
  for (const { countyCode, household } of homes) {
    const office = await givenAssessmentOffice(t, countyCode);
    const { fileId } = await givenUpload(office.nurse.client);
    const form = { riskEvents: { FALL: 2 }, evidence: [{ adjustment: 'RISK_EVENTS', fileId }] };
    const wish = { seniorId: household.senior.id, total: 90, form };
    const { id } = await givenCase(t, office, 'PUBLISHED', wish);
    const recheckDrawId = await givenDraw(t, office);
    assessments.push({ office, assessmentId: id, evidenceFileId: fileId, recheckDrawId });
  }
  return assessments;
}

/** By nobody who could be drawn as an inspector himself. */
async function givenDraw(t: TestApp, { countyId, reviewer }: AssessmentOffice): Promise<string> {
  const ctx = ctxOf(reviewer.accountId, { regionIds: [countyId] });
  const month = { countyId, from: '2026-01-01', lastDay: '2026-01-31' };
  return (await t.get(DrawRechecks).execute(ctx, month)).id;
}
