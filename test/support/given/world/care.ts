import { newId } from '@anzhi/kernel';
import { FileStore, UnitOfWork } from '@anzhi/platform';
import { RecordRisk } from '../../../../libs/visits/src/care/risks.usecase';
import {
  OverdueCorrections,
  WithdrawCorrection,
} from '../../../../libs/visits/src/corrections/decide-correction.usecase';
import { RequestCorrection } from '../../../../libs/visits/src/corrections/request-correction.usecase';
import { DecideUnlock } from '../../../../libs/visits/src/corrections/unlock.usecase';
import { SettleException } from '../../../../libs/visits/src/exceptions/settle-exception.usecase';
import type { TestApp } from '../../app';
import { PDF } from '../files';
import { citizen, ctxOf } from '../ordering';
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
export async function givenCare(t: TestApp, home: Home, { visits }: Business): Promise<Care> {
  const family = citizen(home.household.family);
  const seniorId = home.household.senior.id;
  const risk = await t.get(RecordRisk).execute(family, { seniorId, code: 'DOG' });
  const scan = { name: '照片.pdf', content: PDF, declaredType: 'application/pdf' };
  const { fileId } = await t.get(UnitOfWork).run(family, (tx) => t.get(FileStore).put(tx, scan, 'PROOF'));
  const wanted = { kind: 'MINUTES' as const, reasonCode: 'WRONG_ENTRY', minutes: 110, fileIds: [fileId] };
  const correction = await t.get(RequestCorrection).execute(family, visits.served, wanted);
  await givenEndedCare(t, home, visits.disputed, visits.approved);
  const overdue = { id: 0, kind: 'visits.correction-overdue', key: correction.id, payload: {}, attempts: 0 };
  await t.write(async (tx) => {
    await t.get(OverdueCorrections).onDeadline(tx, overdue);
    tx.audit({ action: 'test.overdue', subject: 'correction', subjectId: correction.id });
  });
  return {
    riskId: risk.id,
    exceptionId: await doubtAbout(t, visits.served),
    correctionId: correction.id,
    unlockId: await givenUnlockRequest(t, home, visits.served),
    fileId,
  };
}

/** The same of other visits, ended: a doubt settled, a correction taken back, a locked record that stays locked. */
async function givenEndedCare(t: TestApp, home: Home, disputed: string, approved: string): Promise<void> {
  const judge = ctxOf(home.reviewers[0].id, { regionIds: [home.countyId] });
  const family = citizen(home.household.family);
  const codes = { reasonCode: 'FORGOT', resolutionCode: 'VISITED' };
  await t.get(SettleException).execute(judge, await doubtAbout(t, disputed), codes);
  const asked = { kind: 'MINUTES' as const, reasonCode: 'FORGOT', minutes: 100 };
  const { id } = await t.get(RequestCorrection).execute(family, approved, asked);
  await t.get(WithdrawCorrection).execute(family, id);
  const locked = await givenUnlockRequest(t, home, approved);
  await t.get(DecideUnlock).execute(judge, locked, { granted: false, resolutionCode: 'VISITED' });
}

const doubtAbout = async (t: TestApp, visitId: string): Promise<string> =>
  (await t.db.one<{ id: string }>(
    `SELECT id FROM visits.exception
      WHERE visit_id = $1 AND state = 'OPEN' AND handling = 'MAY_ACKNOWLEDGE' ORDER BY flag LIMIT 1`,
    [visitId],
  ))!.id;

/** As if the edit window of the visit were over. */
async function givenUnlockRequest(t: TestApp, { household }: Home, visitId: string): Promise<string> {
  const id = newId(t.clock.now());
  await t.db.query(
    `INSERT INTO visits.unlock_request (id, visit_id, county_id, requested_by, reason_code, requested_at)
     SELECT $1, id, county_id, $3, 'FORGOT', $4 FROM visits.visit WHERE id = $2`,
    [id, visitId, household.family.accountId, t.clock.now()],
  );
  return id;
}
