import { newId } from '@anzhi/kernel';
import { OpenCase } from '@anzhi/oversight';
import { FileStore, UnitOfWork } from '@anzhi/platform';
import { AuditTasks } from '../../../../libs/oversight/src/sampling/audit-tasks';
import { CaseClocks } from '../../../../libs/oversight/src/cases/case-clocks';
import { CaseStore } from '../../../../libs/oversight/src/cases/case-store';
import type { TestApp } from '../../app';
import { PDF } from '../files';
import { idOf, type Home } from './home';

/** What the county looks into. */
export interface Audits {
  /** A case the provider was asked about. */
  readonly caseId: string;
  /** A paper of it, handed in by the provider. */
  readonly casePaperId: string;
  readonly frameId: string;
  /** The audit of a month before, which is over: the provider may see it. */
  readonly endedFrameId: string;
  /** Of the visit that was returned: nobody in particular is to call. */
  readonly auditTaskId: string;
}

export async function givenAudits(
  t: TestApp,
  home: Home,
  visits: { readonly returned: string },
): Promise<Audits> {
  const { countyId } = home;
  const caseId = await givenCase(t, home);
  await givenOverdueCase(t, home);
  await t.write(async (tx) => {
    await t
      .get(AuditTasks)
      .add(tx, { countyId, visitId: visits.returned, kind: 'CALL_BACK', source: 'FIRST_VISIT' });
    tx.audit({ action: 'test.task-given', subject: 'visit', subjectId: visits.returned });
  });
  return {
    caseId,
    casePaperId: await givenPaper(t, home, caseId),
    frameId: await givenFrame(t, home, '[2026-10-01,2026-11-01)', 0),
    endedFrameId: await givenEndedFrame(t, home),
    auditTaskId: await idOf(t, 'SELECT id FROM oversight.audit_task WHERE visit_id = $1', visits.returned),
  };
}

/** The provider was asked for its evidence. */
async function givenCase(t: TestApp, { countyId, townId, team }: Home): Promise<string> {
  const suspicion = { providerId: team.provider.id, countyId, regionId: townId, visitIds: [] };
  const { caseId } = await t.write(async (tx) => {
    const cause = { kind: 'ON_SITE' as const, id: newId() };
    const opened = await t.get(OpenCase).apply(tx, { ...suspicion, cause, summary: '现场无人' });
    const file = await t.get(CaseStore).lock(tx, opened.caseId);
    await t.get(CaseStore).move(tx, file, 'evidenceDue', { reason: '请提交服务记录' });
    return opened;
  });
  return caseId;
}

/** The provider has said nothing, and no officer has judged in time. */
async function givenOverdueCase(t: TestApp, home: Home): Promise<void> {
  const caseId = await givenCase(t, home);
  await t.write(async (tx) => {
    const asked = await t.get(CaseStore).lock(tx, caseId);
    const { file } = await t.get(CaseStore).move(tx, asked, 'noEvidence', { reason: '未举证' });
    await t.get(CaseStore).move(tx, file, 'noAnswer', { reason: '未申辩' });
  });
  const payload = { caseId, state: 'ANSWERED' };
  await t.write(async (tx) => {
    await t
      .get(CaseClocks)
      .onDeadline(tx, { id: 0, kind: 'oversight.case-clock', key: caseId, payload, attempts: 0 });
    tx.audit({ action: 'test.overdue', subject: 'case', subjectId: caseId });
  });
}

async function givenPaper(t: TestApp, { team }: Home, caseId: string): Promise<string> {
  return t.get(UnitOfWork).run(team.ctx, async (tx) => {
    const scan = { name: '服务记录.pdf', content: PDF, declaredType: 'application/pdf' };
    const { fileId } = await t.get(FileStore).put(tx, scan, 'PROOF');
    await t.get(FileStore).attach(tx, fileId, { kind: 'oversight.case', id: caseId });
    await tx.query(
      `INSERT INTO oversight.case_attachment (case_id, number, file_id, title)
       SELECT $1, max(number), $2, '服务记录' FROM oversight.case_step WHERE case_id = $1`,
      [caseId, fileId],
    );
    tx.audit({ action: 'test.paper-given', subject: 'case', subjectId: caseId });
    return fileId;
  });
}

/** @param frozenDaysAgo the public value comes a day later */
async function givenFrame(
  t: TestApp,
  { countyId, team }: Home,
  period: string,
  frozenDaysAgo: number,
): Promise<string> {
  const frameId = newId();
  await t.db.query(
    `INSERT INTO oversight.sample_frame (county_id, id, provider_id, period, root, units, hits, announcement, not_before,
       frozen_by, frozen_at)
     SELECT $1, $2, $3, $4, sha256('x'), 1, 0, '双色球第2026140期', f.at + interval '1 day',
            (SELECT id FROM identity.account LIMIT 1), f.at
       FROM (SELECT $5::timestamptz - make_interval(days => $6) AS at) AS f`,
    [countyId, frameId, team.provider.id, period, t.clock.now(), frozenDaysAgo],
  );
  return frameId;
}

/** Two persons have read the value, and what the audit comes to is known: nothing. */
async function givenEndedFrame(t: TestApp, home: Home): Promise<string> {
  const frameId = await givenFrame(t, home, '[2026-09-01,2026-10-01)', 2);
  const about = [home.countyId, frameId, t.clock.now()];
  await t.db.query(
    `INSERT INTO oversight.frame_value (county_id, frame_id, account_id, value, not_before, at)
     SELECT $1, $2, r.id, '01 02 03', f.not_before, $3
       FROM oversight.sample_frame f, unnest($4::uuid[]) AS r(id) WHERE (f.county_id, f.id) = ($1, $2)`,
    [...about, home.reviewers.map(({ id }) => id)],
  );
  await t.db.query(
    `INSERT INTO oversight.frame_seed (county_id, frame_id, value, seed, fixed_at)
     SELECT $1, $2, '01 02 03', sha256(root || convert_to('01 02 03', 'UTF8')), $3
       FROM oversight.sample_frame WHERE (county_id, id) = ($1, $2)`,
    about,
  );
  await t.db.query(
    `INSERT INTO oversight.sample_estimate (county_id, frame_id, number, basis, workings, lower_fen, proven_fen,
       sample_proven_fen, extrapolated_fen, clawback_fen, made_by, at)
     VALUES ($1, $2, 1, 'NOTHING_FOUND', '{}', 0, 0, 0, 0, 0, $4, $3)`,
    [...about, home.reviewers[0].id],
  );
  return frameId;
}
