import { IdentityFacade } from '@anzhi/identity';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { givenConfirmedVisit, givenOfficers, givenServedVisit } from '@test/given/oversight';
import type { GivenVisit } from '@test/given/visits';
import type { ReviewView } from './reviews.dto';

const REASON = { reason: '签到方式均为人工，电话核实老人称未上门' };

describe('An officer judges a visit', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  let team: GivenTeam;
  let officers: Awaited<ReturnType<typeof givenOfficers>>;
  let qa: ApiClient;

  // each with people of its own, who have rested
  beforeEach(async () => {
    team = await givenTeam(t);
  });

  /** Logged in at the present of the story. */
  const comeToWork = async (): Promise<void> => {
    officers = await givenOfficers(t);
    qa = await t.person('周质检', { role: 'QA', organisationId: team.provider.id });
  };

  const availableOf = async ({ household }: GivenVisit): Promise<number> => {
    const [row] = await t.db.query<{ available: number }>(
      `SELECT (a.credits_posted - a.debits_posted - a.debits_pending) AS available
         FROM entitlement.benefit_grant g
         JOIN ledger.account a ON (a.county_id, a.account_id) = (g.county_id, g.lot_account_id)
        WHERE g.senior_id = $1 AND g.unit = 'MINUTE'`,
      [household.senior.id],
    );
    return row.available;
  };
  const stateOf = async ({ id }: GivenVisit): Promise<string> =>
    (await t.db.one<{ state: string }>('SELECT state FROM visits.visit WHERE id = $1', [id]))!.state;
  const isWithheld = async ({ id }: GivenVisit): Promise<boolean> =>
    (await t.db.one<{ withheld: boolean }>('SELECT withheld FROM oversight.visit_line WHERE id = $1', [id]))!
      .withheld;
  const evidenceOf = (id: string): Promise<unknown[]> =>
    t.db.query(
      `SELECT (SELECT jsonb_agg(c ORDER BY kind) FROM visits.visit_check c WHERE c.visit_id = v.id) AS checks,
              (SELECT jsonb_agg(k) FROM visits.visit_task k WHERE k.visit_id = v.id) AS tasks,
              v.actual_minutes, v.flags, encode(e.hash, 'hex') AS hash
         FROM visits.visit v JOIN ledger.evidence e ON e.evidence_id = v.id WHERE v.id = $1`,
      [id],
    );
  const returned = async (visit: GivenVisit, by = officers.verifier): Promise<ReviewView> =>
    (await by.post(`/oversight/visits/${visit.id}/return`, REASON).expect(201)).body as ReviewView;

  it('approves a doubtful visit: its minutes are captured now', async () => {
    const visit = await givenConfirmedVisit(t, team, 'DOUBTFUL');
    await comeToWork();
    expect(await stateOf(visit)).toBe('CONFIRMED');
    expect(await availableOf(visit)).toBe(480 - 120);
    const { body } = await officers.verifier
      .post(`/oversight/visits/${visit.id}/approval`, { reason: '已电话核实' })
      .expect(201);
    expect(body).toMatchObject({ kind: 'APPROVAL', state: 'APPROVED', reason: '已电话核实' });
    expect(await stateOf(visit)).toBe('VERIFIED');
    const again = await officers.reviewer.post(`/oversight/visits/${visit.id}/approval`, {}).expect(409);
    expect(again.body).toMatchObject({ code: 'oversight.already-approved' });
    const [event] = await t.db.query('SELECT payload FROM platform.outbox WHERE type = $1', [
      'oversight.visit-approved.v1',
    ]);
    expect(event).toEqual({ payload: { visitId: visit.id, orderId: visit.orderId } });
  });

  it('returns a captured visit: withheld, upheld by another person, reversed exactly once; nothing is edited', async () => {
    const visit = await givenConfirmedVisit(t, team);
    await comeToWork();
    const before = await evidenceOf(visit.id);
    expect(await stateOf(visit)).toBe('VERIFIED');
    const review = await returned(visit);
    expect(review).toMatchObject({ kind: 'RETURN', state: 'OPEN', ...REASON, answer: null, decision: null });
    expect(await isWithheld(visit)).toBe(true);
    expect(await availableOf(visit)).toBe(480 - 120);

    const secondReturn = await officers.reviewer
      .post(`/oversight/visits/${visit.id}/return`, REASON)
      .expect(409);
    expect(secondReturn.body).toMatchObject({ code: 'oversight.under-review' });
    await officers.reviewer.post(`/oversight/visits/${visit.id}/approval`, {}).expect(409);

    const answered = await qa
      .post(`/oversight/reviews/${review.id}/answer`, { text: '有签到照片为证' })
      .expect(201);
    expect(answered.body).toMatchObject({ answer: { text: '有签到照片为证', accountId: qa.accountId } });
    await qa.post(`/oversight/reviews/${review.id}/answer`, { text: '再说一次' }).expect(409);

    const decision = { decision: 'UPHELD', reason: '老人确认无人上门' };
    const both = await Promise.all([
      officers.reviewer.post(`/oversight/reviews/${review.id}/decision`, decision),
      officers.approver.post(`/oversight/reviews/${review.id}/decision`, decision),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await availableOf(visit)).toBe(480);
    expect(await stateOf(visit)).toBe('VERIFIED');
    expect(await evidenceOf(visit.id)).toEqual(before);
    const reversals = await t.db.query(
      'SELECT units FROM entitlement.order_reversal_payer WHERE order_id = $1 AND rank = 1',
      [visit.orderId],
    );
    expect(reversals).toEqual([{ units: 120 }]);

    const late = await qa.post(`/oversight/reviews/${review.id}/answer`, { text: '太晚了' }).expect(409);
    expect(late.body).toMatchObject({ code: 'oversight.decided' });
    const closed = await officers.verifier.post(`/oversight/visits/${visit.id}/return`, REASON).expect(409);
    expect(closed.body).toMatchObject({ code: 'oversight.already-upheld' });
  });

  it('dismisses a return: payable again, and the visit may be returned anew', async () => {
    const visit = await givenConfirmedVisit(t, team);
    await comeToWork();
    const review = await returned(visit);
    const decided = await officers.reviewer
      .post(`/oversight/reviews/${review.id}/decision`, { decision: 'DISMISSED', reason: '照片属实' })
      .expect(201);
    expect(decided.body).toMatchObject({
      state: 'DISMISSED',
      decision: { accountId: officers.reviewer.accountId, reason: '照片属实' },
    });
    expect(await isWithheld(visit)).toBe(false);
    expect(await availableOf(visit)).toBe(480 - 120);
    await returned(visit, officers.reviewer);
    expect(await isWithheld(visit)).toBe(true);
  });

  it('upholds the return of a visit that was not captured: it is rejected and the hold released', async () => {
    const visit = await givenConfirmedVisit(t, team, 'DOUBTFUL');
    await comeToWork();
    const review = await returned(visit);
    await officers.approver
      .post(`/oversight/reviews/${review.id}/decision`, { decision: 'UPHELD', reason: '未上门' })
      .expect(201);
    expect(await stateOf(visit)).toBe('REJECTED');
    expect(await availableOf(visit)).toBe(480);
    const [order] = await t.db.query('SELECT state FROM ordering."order" WHERE id = $1', [visit.orderId]);
    expect(order).toEqual({ state: 'REJECTED' });
  });

  it('dismisses the return of a visit that was not captured: the doubts are settled, it is captured now', async () => {
    const visit = await givenConfirmedVisit(t, team, 'DOUBTFUL');
    await comeToWork();
    const review = await returned(visit);
    await officers.reviewer
      .post(`/oversight/reviews/${review.id}/decision`, { decision: 'DISMISSED', reason: '邻居作证' })
      .expect(201);
    expect(await stateOf(visit)).toBe('VERIFIED');
    expect(await isWithheld(visit)).toBe(false);
    expect(await availableOf(visit)).toBe(480 - 120);
  });

  it('never decides on his own return: refused by the program, and by the database to anybody', async () => {
    const visit = await givenConfirmedVisit(t, team);
    await comeToWork();
    const review = await returned(visit, officers.reviewer);
    const refused = await officers.reviewer
      .post(`/oversight/reviews/${review.id}/decision`, { decision: 'UPHELD', reason: '我说了算' })
      .expect(403);
    expect(refused.body).toMatchObject({ code: 'oversight.same-officer' });

    const decide = (openedBy: string, decidedBy: string): Promise<unknown> =>
      owner.query(
        `INSERT INTO oversight.decision (review_id, opened_by, decided_by, decision, reason, at)
         VALUES ($1, $2, $3, 'UPHELD', '直接写库', $4)`,
        [review.id, openedBy, decidedBy, t.clock.now()],
      );
    const me = officers.reviewer.accountId!;
    const other = officers.approver.accountId!;
    await expect(decide(me, me)).rejects.toMatchObject({ constraint: 'decision_two_persons' });
    await expect(decide(other, me)).rejects.toMatchObject({ constraint: 'decision_review' });
    await expect(t.db.query(`UPDATE oversight.review SET state = 'UPHELD'`)).rejects.toThrow(
      /permission denied/,
    );
    await decide(me, other);
    await expect(decide(me, other)).rejects.toMatchObject({ constraint: 'decision_pkey' });
    await expect(owner.query(`UPDATE oversight.decision SET decision = 'DISMISSED'`)).rejects.toMatchObject({
      code: 'AZ001',
    });
  });

  it('judges only what is proved, only in his own division, and nothing he served in', async () => {
    const visit = await givenServedVisit(t, team);
    await comeToWork();
    const early = await officers.verifier.post(`/oversight/visits/${visit.id}/return`, REASON).expect(409);
    expect(early.body).toMatchObject({ code: 'oversight.not-reviewable' });
    await officers.neighbour.post(`/oversight/visits/${visit.id}/approval`, {}).expect(404);
    await officers.neighbour.post(`/oversight/visits/${visit.id}/return`, REASON).expect(404);
    const [caregiver] = team.caregivers;
    const { regionId } = visit.household.senior;
    const identity = { role: 'TOWN_VERIFIER', regionId } as const;
    await t.write((tx) => t.get(IdentityFacade).grantRole(tx, caregiver.accountId, identity));
    const both = await t.login(caregiver.phone, caregiver.password, caregiver.accountId);
    const own = await both.post(`/oversight/visits/${visit.id}/approval`, {}).expect(403);
    expect(own.body).toMatchObject({ code: 'oversight.not-independent' });
  });

  it('shows reviews to the officers above and to the provider concerned, to nobody else', async () => {
    const visit = await givenConfirmedVisit(t, team);
    await comeToWork();
    const review = await returned(visit);
    const stranger = await t.person('外机构质检', {
      role: 'QA',
      organisationId: (await givenTeam(t)).provider.id,
    });
    for (const reader of [officers.approver, qa]) {
      await reader.get(`/oversight/reviews/${review.id}`).expect(200);
      const { body } = await reader.get(`/oversight/reviews?state=OPEN&visitId=${visit.id}`).expect(200);
      expect(body).toMatchObject({ items: [{ id: review.id }], nextCursor: null });
    }
    for (const outsider of [officers.neighbour, stranger]) {
      await outsider.get(`/oversight/reviews/${review.id}`).expect(404);
      const { body } = await outsider.get('/oversight/reviews').expect(200);
      expect(body).toEqual({ items: [], nextCursor: null });
    }
    await stranger.post(`/oversight/reviews/${review.id}/answer`, { text: '与我无关' }).expect(404);
    await officers.neighbour
      .post(`/oversight/reviews/${review.id}/decision`, { decision: 'UPHELD', reason: '越界' })
      .expect(404);
    const citizen = await t.person('家属', { role: 'FAMILY' });
    await citizen.get(`/oversight/reviews/${review.id}`).expect(403);
  });
});
