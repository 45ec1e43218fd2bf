import { newId } from '@anzhi/kernel';
import { OpenCase } from '@anzhi/oversight';
import { AuditTasks } from '../../../../libs/oversight/src/sampling/audit-tasks';
import { CaseStore } from '../../../../libs/oversight/src/cases/case-store';
import type { TestApp } from '../../app';
import { idOf, type Home } from './home';

/** What the county looks into. */
export interface Audits {
  /** A case the provider was asked about. */
  readonly caseId: string;
  readonly frameId: string;
  /** Of the visit that was returned: nobody in particular is to call. */
  readonly auditTaskId: string;
}

export async function givenAudits(
  t: TestApp,
  { countyId, townId, team }: Home,
  visits: { readonly returned: string },
): Promise<Audits> {
  const suspicion = { providerId: team.provider.id, countyId, regionId: townId, visitIds: [] };
  const { caseId } = await t.write(async (tx) => {
    const cause = { kind: 'ON_SITE' as const, id: newId() };
    const opened = await t.get(OpenCase).apply(tx, { ...suspicion, cause, summary: '现场无人' });
    const file = await t.get(CaseStore).lock(tx, opened.caseId);
    await t.get(CaseStore).move(tx, file, 'evidenceDue', { reason: '请提交服务记录' });
    await t
      .get(AuditTasks)
      .add(tx, { countyId, visitId: visits.returned, kind: 'CALL_BACK', source: 'FIRST_VISIT' });
    return opened;
  });
  const frameId = newId();
  await t.db.query(
    `INSERT INTO oversight.sample_frame (county_id, id, provider_id, period, root, units, hits, announcement, not_before,
       frozen_by, frozen_at)
     SELECT $1, $2, $3, '[2026-10-01,2026-11-01)', sha256('x'), 1, 0, '双色球第2026140期', $4::timestamptz + interval '1 day',
            (SELECT id FROM identity.account LIMIT 1), $4`,
    [countyId, frameId, team.provider.id, t.clock.now()],
  );
  const auditTaskId = await idOf(
    t,
    'SELECT id FROM oversight.audit_task WHERE visit_id = $1',
    visits.returned,
  );
  return { caseId, frameId, auditTaskId };
}
