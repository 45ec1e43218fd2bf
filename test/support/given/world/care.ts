import { newId } from '@anzhi/kernel';
import { FileStore, UnitOfWork } from '@anzhi/platform';
import { RecordRisk } from '../../../../libs/visits/src/care/risks.usecase';
import { RequestCorrection } from '../../../../libs/visits/src/corrections/request-correction.usecase';
import type { TestApp } from '../../app';
import { PDF } from '../files';
import { citizen } from '../ordering';
import type { Business } from './business';
import type { Home } from './home';

/** What the service at home leaves behind in a county. */
export interface Care {
  readonly riskId: string;
  readonly exceptionId: string;
  readonly correctionId: string;
  readonly unlockId: string;
  /** Evidence of the correction. */
  readonly fileId: string;
}

/** A risk the family knows of, a doubt about the visit that was served, what the family says about it. */
export async function givenCare(t: TestApp, { household }: Home, { visits }: Business): Promise<Care> {
  const family = citizen(household.family);
  const seniorId = household.senior.id;
  const risk = await t.get(RecordRisk).execute(family, { seniorId, code: 'DOG' });
  const [exception] = await t.db.query<{ id: string }>(
    `SELECT id FROM visits.exception WHERE visit_id = $1 AND handling = 'MAY_ACKNOWLEDGE' ORDER BY flag LIMIT 1`,
    [visits.served],
  );
  const scan = { name: '照片.pdf', content: PDF, declaredType: 'application/pdf' };
  const { fileId } = await t.get(UnitOfWork).run(family, (tx) => t.get(FileStore).put(tx, scan, 'PROOF'));
  const wanted = { kind: 'MINUTES' as const, reasonCode: 'WRONG_ENTRY', minutes: 110, fileIds: [fileId] };
  const correction = await t.get(RequestCorrection).execute(family, visits.served, wanted);
  const unlockId = newId(t.clock.now());
  // as if its edit window were over
  await t.db.query(
    `INSERT INTO visits.unlock_request (id, visit_id, county_id, requested_by, reason_code, requested_at)
     SELECT $1, id, county_id, $3, 'FORGOT', $4 FROM visits.visit WHERE id = $2`,
    [unlockId, visits.served, household.family.accountId, t.clock.now()],
  );
  return { riskId: risk.id, exceptionId: exception.id, correctionId: correction.id, unlockId, fileId };
}
