import { newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { givenConfirmedVisit, givenOfficers } from '@test/given/oversight';
import { CODES, regionId } from '@test/given/geo';
import type { GivenVisit } from '@test/given/visits';
import { OpenCase } from './open-case';
import type { CaseView } from './cases.dto';

const WHY = { reason: '回访时老人称当天无人上门' };

describe('A case from the suspicion to the end', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  let team: GivenTeam;
  let officers: Awaited<ReturnType<typeof givenOfficers>>;
  let inspector: ApiClient;
  let auditor: ApiClient;
  let qa: ApiClient;

  beforeEach(async () => {
    team = await givenTeam(t);
  });

  const comeToWork = async (): Promise<void> => {
    officers = await givenOfficers(t);
    inspector = await t.person('李检查', {
      role: 'COUNTY_INSPECTOR',
      regionId: await regionId(t, CODES.county),
    });
    auditor = await t.person('周审计', { role: 'CITY_AUDITOR', regionId: await regionId(t, CODES.city) });
    qa = await t.person('吴质检', { role: 'QA', organisationId: team.provider.id });
  };

  const opened = async (visit: GivenVisit): Promise<string> => {
    const place = (await t.db.one<{ countyId: number; regionId: number }>(
      'SELECT county_id AS "countyId", region_id AS "regionId" FROM visits.visit WHERE id = $1',
      [visit.id],
    ))!;
    const cause = { kind: 'CALL_BACK' as const, id: newId() };
    const { caseId } = await t.write((tx) =>
      t.get(OpenCase).apply(tx, {
        ...place,
        cause,
        providerId: team.provider.id,
        visitIds: [visit.id],
        summary: '回访：没有人上门',
      }),
    );
    return caseId;
  };
  const step = (who: ApiClient, id: string, what: string, body: object = WHY) =>
    who.post(`/oversight/cases/${id}/${what}`, body);
  const heard = async (id: string): Promise<void> => {
    await step(inspector, id, 'evidence-request').expect(201);
    await step(qa, id, 'evidence', { text: '附服务照片' }).expect(201);
    await step(qa, id, 'answer', { text: '护理员确已上门' }).expect(201);
  };
  const found = async (id: string, visit: GivenVisit, verdict = 'FAKE', minutes?: number): Promise<void> => {
    const outcome = { FAKE: 'CLAWED_BACK', SHORT: 'CORRECTED', SOUND: 'DISMISSED' }[verdict];
    const verdicts = [{ visitId: visit.id, verdict, minutes }];
    await step(inspector, id, 'finding', { ...WHY, outcome, verdicts }).expect(201);
  };
  const free = async ({ household }: GivenVisit): Promise<number> =>
    (await t.db.one<{ free: number }>(
      `SELECT sum(a.credits_posted - a.debits_posted - a.debits_pending)::bigint AS free
         FROM entitlement.benefit_grant g
         JOIN ledger.account a ON (a.county_id, a.account_id) = (g.county_id, g.lot_account_id)
        WHERE g.senior_id = $1 AND g.unit = 'MINUTE'`,
      [household.senior.id],
    ))!.free;
  const withheld = async ({ id }: GivenVisit): Promise<boolean> =>
    (await t.db.one<{ withheld: boolean }>('SELECT withheld FROM oversight.visit_line WHERE id = $1', [id]))!
      .withheld;
  /** Public money billed for the provider's services, less what was taken back. */
  const owed = async (): Promise<number> =>
    (await t.db.one<{ fen: number }>(
      `SELECT (coalesce(sum(d.fen), 0) - coalesce(sum(r.fen), 0))::bigint AS fen
         FROM entitlement.order_outcome o
         JOIN entitlement.order_payer p USING (county_id, order_id, number)
         JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
         LEFT JOIN entitlement.order_reversal_payer r USING (county_id, order_id, number, rank)
        WHERE o.provider_id = $1 AND p.payer <> 'SELF'`,
      [team.provider.id],
    ))!.fen;
  const seen = async (who: ApiClient, id: string): Promise<CaseView> =>
    (await who.get(`/oversight/cases/${id}`).expect(200)).body as CaseView;

  it('claws back once: the provider owes it, the senior has his minutes, two persons signed', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const before = { free: await free(visit), owed: await owed() };
    const id = await opened(visit);
    await comeToWork();
    expect(await free(visit)).toBe(before.free + 120);
    await qa.get(`/oversight/cases/${id}`).expect(404); // not asked yet
    await heard(id);
    await found(id, visit);
    expect((await step(inspector, id, 'approval').expect(403)).body).toMatchObject({
      code: 'auth.not-allowed',
    });

    const both = await Promise.all([
      step(officers.approver, id, 'approval'),
      step(officers.reviewer, id, 'approval'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await free(visit)).toBe(before.free + 120); // once: the loan stays, the first lot gave way
    expect(await owed()).toBe(0);
    expect(await withheld(visit)).toBe(false);
    const reversals = await t.db.query('SELECT minutes FROM entitlement.order_reversal WHERE order_id = $1', [
      visit.orderId,
    ]);
    expect(reversals).toEqual([{ minutes: 120 }]);
    expect(await seen(officers.approver, id)).toMatchObject({
      state: 'DECIDED',
      outcome: 'CLAWED_BACK',
      points: 3,
      money: [{ kind: 'REVERSED', minutes: 120, publicFen: before.owed }],
    });
    const sealed = await t.db.query(`SELECT kind FROM ledger.log_entry WHERE reference = $1`, [id]);
    expect(sealed).toEqual([{ kind: 'CASE' }]);
  });

  it('pays again when the appeal is won, decided by somebody who had no part in it', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const before = { free: await free(visit), owed: await owed() };
    const id = await opened(visit);
    await comeToWork();
    await heard(id);
    await found(id, visit);
    await step(officers.approver, id, 'approval').expect(201);
    await step(qa, id, 'appeal', { text: '有邻居作证' }).expect(201);
    const same = await step(officers.approver, id, 'appeal-decision', { ...WHY, decision: 'UPHELD' }).expect(
      403,
    );
    expect(same.body).toMatchObject({ code: 'oversight.case-another-person' });
    await step(auditor, id, 'appeal-decision', { ...WHY, decision: 'OVERTURNED' }).expect(201);
    expect(await owed()).toBe(before.owed);
    expect(await free(visit)).toBe(before.free);
    expect(await seen(auditor, id)).toMatchObject({
      state: 'CLOSED',
      appeal: 'OVERTURNED',
      points: 0,
      dueAt: null,
    });
  });

  it('frees the payment with the dismissal; what the senior has used meanwhile stays his', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const before = { free: await free(visit), owed: await owed() };
    const id = await opened(visit);
    await comeToWork();
    await found(id, visit, 'SOUND');
    await step(officers.approver, id, 'approval').expect(201);
    expect(await withheld(visit)).toBe(false);
    expect(await free(visit)).toBe(before.free);
    expect(await owed()).toBe(before.owed);
    expect(await seen(inspector, id)).toMatchObject({ state: 'CLOSED', outcome: 'DISMISSED', heard: false });
    expect(await opened(visit)).not.toBe(id); // a closed case is no obstacle
  });

  it('corrects what was short, minute by minute', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const before = await free(visit);
    const id = await opened(visit);
    await comeToWork();
    await heard(id);
    await found(id, visit, 'SHORT', 45);
    await step(officers.reviewer, id, 'approval').expect(201);
    expect(await free(visit)).toBe(before + 45);
    expect(await seen(officers.reviewer, id)).toMatchObject({ outcome: 'CORRECTED', points: 1 });
  });

  it('takes every complaint, also about a visit that is in a case, and none about visits of elsewhere', async () => {
    const visit = await givenConfirmedVisit(t, team);
    await comeToWork();
    const complain = (who: ApiClient) =>
      who.post('/oversight/cases', { visitIds: [visit.id], summary: '邻居反映没有人上门' });
    const elsewhere = await t.person('外镇核验', {
      role: 'TOWN_VERIFIER',
      regionId: await regionId(t, CODES.otherCountysTown),
    });
    for (const stranger of [elsewhere, officers.neighbour])
      expect((await complain(stranger).expect(404)).body).toMatchObject({
        code: 'oversight.case-visit-not-found',
      });
    const { id } = (await complain(officers.verifier).expect(201)).body as { id: string };
    expect((await complain(inspector).expect(201)).body).toMatchObject({ id });
    const filed = await t.db.query(
      `SELECT account_id AS by FROM platform.audit_trail WHERE action = 'oversight.complaint-filed' AND subject_id = $1
        ORDER BY id`,
      [id],
    );
    expect(filed).toEqual([{ by: officers.verifier.accountId }, { by: inspector.accountId }]);
  });

  it('is refused by the database what the program refuses', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const id = await opened(visit);
    await comeToWork();
    const record = (number: number, from: string, event: string, to: string, more = {}): Promise<unknown> => {
      const row = {
        ...{ case_id: id, number, from_state: from, event, to_state: to, level: null, actor_id: null },
        ...{ actor_role: 'X', reason: 'x', outcome: null, due_at: t.clock.now(), at: t.clock.now(), ...more },
      };
      const names = Object.keys(row);
      return owner.query(
        `INSERT INTO oversight.case_step (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(row),
      );
    };
    const handler = { level: 'HANDLE', actor_id: inspector.accountId };
    await expect(record(3, 'TRIAGED', 'find', 'FOUND', handler)).rejects.toMatchObject({
      constraint: 'case_step_allowed',
    });
    await expect(
      record(3, 'TRIAGED', 'proposeDismissal', 'FOUND', { ...handler, outcome: 'CLAWED_BACK' }),
    ).rejects.toMatchObject({ constraint: 'case_step_outcome' });
    await expect(
      record(3, 'ANSWERED', 'find', 'FOUND', { ...handler, outcome: 'CLAWED_BACK' }),
    ).rejects.toMatchObject({ code: 'AZ001' });
    await record(3, 'TRIAGED', 'proposeDismissal', 'FOUND', { ...handler, outcome: 'DISMISSED' });
    const same = { level: 'APPROVE', actor_id: inspector.accountId, outcome: 'DISMISSED', due_at: null };
    await expect(record(4, 'FOUND', 'approveDismissal', 'CLOSED', same)).rejects.toMatchObject({
      constraint: 'case_step_one_part_a_person',
    });
    await expect(
      record(4, 'FOUND', 'sendBack', 'ANSWERED', {
        ...same,
        actor_id: auditor.accountId,
        outcome: null,
        due_at: t.clock.now(),
      }),
    ).rejects.toMatchObject({ code: 'AZ001' });
    await expect(t.db.query(`UPDATE oversight.case_file SET state = 'CLOSED'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('goes on by its clock where nobody acts, and only to the point where somebody has to judge', async () => {
    const visit = await givenConfirmedVisit(t, team);
    const id = await opened(visit);
    const states: string[] = [];
    for (let days = 0; days < 60; days += 1) {
      t.clock.advanceMinutes(1_440);
      await t.drain();
      const row = await t.db.one<{ state: string }>('SELECT state FROM oversight.case_file WHERE id = $1', [
        id,
      ]);
      if (states.at(-1) !== row!.state) states.push(row!.state);
    }
    expect(states).toEqual(['TRIAGED', 'EVIDENCE_ASKED', 'HEARING', 'ANSWERED']);
    const told = await t.db.query(
      `SELECT FROM platform.event WHERE type = 'oversight.case-overdue.v1' AND payload->>'caseId' = $1`,
      [id],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(await withheld(visit)).toBe(true);
  });
});
