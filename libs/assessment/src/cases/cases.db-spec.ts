import { newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import {
  APPOINTMENT,
  formOf,
  givenAssessableSenior,
  givenAssessmentOffice,
  givenAssessor,
  givenCase,
  type AssessmentOffice,
} from '@test/given/assessment';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenHealthConsent, givenSenior } from '@test/given/people';

const t = useApp();
let office: AssessmentOffice;

beforeAll(async () => {
  office = await givenAssessmentOffice(t);
});

const request = (caller: ApiClient, seniorId: string, body: object = {}) =>
  caller.post(`/seniors/${seniorId}/ability-assessments`, { reason: 'FIRST', ...body });
const schedule = (id: string, lead: string, second: string, wish: object = {}, caller = office.handler) =>
  caller.put(`/ability-assessments/${id}/appointment`, {
    ...{ ...APPOINTMENT, leadAssessorId: lead, secondAssessorId: second },
    ...wish,
  });

describe('a request for an assessment', () => {
  it('needs the separate consent to the use of health data, and says which one is missing', async () => {
    const { id: seniorId } = await givenSenior(t);
    const family = await givenFamily(t, seniorId);
    const missing = await request(family, seniorId).expect(409);
    expect(missing.body).toMatchObject({
      code: 'assessment.health-consent-missing',
      title: expect.stringContaining('HEALTH'),
    });
    const decide = (given: boolean) =>
      family
        .post(`/seniors/${seniorId}/consents`, { purpose: 'HEALTH', version: '2026-10', given })
        .expect(201);
    await decide(false);
    const refused = await request(family, seniorId).expect(409);
    expect(refused.body).toMatchObject({
      code: 'assessment.health-consent-refused',
      params: { date: '2026-11-23' },
    });
    t.clock.advanceMinutes(1);
    await decide(true);
    await request(family, seniorId).expect(201);
  });

  it('is not written down any more when the consent was withdrawn since', async () => {
    const { id, seniorId } = await givenCase(t, office, 'SCHEDULED');
    t.clock.advanceMinutes(1);
    await givenHealthConsent(t, seniorId, false);
    const path = `/ability-assessments/${id}`;
    const { body } = await office.nurse.client.put(`${path}/form`, formOf(50)).expect(409);
    expect(body).toMatchObject({ code: 'assessment.health-consent-refused' });
    t.clock.advanceMinutes(1);
    await givenHealthConsent(t, seniorId);
    await office.nurse.client.put(`${path}/form`, formOf(50)).expect(200);
  });

  it('is made by whoever may act for the senior, who sees every step', async () => {
    const { id: seniorId } = await givenAssessableSenior(t);
    const family = await givenFamily(t, seniorId, ['VIEW', 'BOOK']);
    const { body } = await request(family, seniorId, { reason: 'IMMEDIATE', note: '中风出院' }).expect(201);
    expect(body).toMatchObject({ state: 'SUBMITTED' });
    await schedule(body.id, office.nurse.id, office.worker.id).expect(200);
    const detail = await family.get(`/ability-assessments/${body.id}`).expect(200);
    expect(detail.body).toMatchObject({
      seniorName: '王*华',
      reason: 'IMMEDIATE',
      state: 'SCHEDULED',
      stateName: '已安排',
      place: 'HOME',
      formVersion: null,
      assessors: [
        { name: '陈护士', medical: true, signedAt: null },
        { name: '周社工', medical: false },
      ],
      steps: [
        { fromState: null, toState: 'SUBMITTED', by: '王小明' },
        { fromState: 'SUBMITTED', toState: 'SCHEDULED', by: '县区经办' },
      ],
    });
    expect(JSON.stringify(detail.body)).not.toContain('中风');
    const file = await family.post(`/ability-assessments/${body.id}/readings`, { purpose: '核对申请' });
    expect(file.body).toMatchObject({
      form: null,
      reasons: [{ toState: 'SUBMITTED', reason: '中风出院' }],
    });
    const [{ stored }] = await t.db.query<{ stored: string }>(
      'SELECT string_agg(reason_sealed, $2) AS stored FROM assessment.state_change WHERE assessment_id = $1',
      [body.id, ''],
    );
    expect(stored).not.toContain('中风');
  });

  it('may wait as a draft and be taken back', async () => {
    const { id: seniorId } = await givenAssessableSenior(t);
    const helper = await t.person('村居协理员', {
      role: 'VILLAGE_HELPER',
      regionId: await regionId(t, CODES.town),
    });
    const { body } = await request(helper, seniorId, { draft: true }).expect(201);
    expect(body.state).toBe('DRAFT');
    const refused = await schedule(body.id, office.nurse.id, office.worker.id).expect(409);
    expect(refused.body).toMatchObject({ code: 'assessment.not-possible-now', params: { state: '草稿' } });
    await helper.post(`/ability-assessments/${body.id}/submission`).expect(201);
    const cancelled = await helper
      .post(`/ability-assessments/${body.id}/cancellation`, { reason: '老人不愿意' })
      .expect(201);
    expect(cancelled.body.state).toBe('CANCELLED');
    await request(helper, seniorId).expect(201);
  });

  it('is one at a time for a senior, also when several ask at once', async () => {
    const { id } = await givenAssessableSenior(t);
    const answers = await Promise.all(Array.from({ length: 4 }, () => request(office.handler, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    await expect(
      t.db.query(
        `INSERT INTO assessment.ability_assessment
           (id, senior_id, county_id, region_id, reason, state, requested_by, requested_at, channel)
         SELECT gen_random_uuid(), senior_id, county_id, region_id, reason, 'DRAFT', requested_by, now(), 'WEB'
           FROM assessment.ability_assessment WHERE senior_id = $1`,
        [id],
      ),
    ).rejects.toThrow('assessment_one_under_way');
  });

  it('is not for the dead, nor for strangers', async () => {
    const { id } = await givenAssessableSenior(t);
    const stranger = await givenFamily(t, (await givenAssessableSenior(t)).id);
    await request(stranger, id).expect(404);
    const viewer = await givenFamily(t, id, ['VIEW']);
    await request(viewer, id).expect(404);
    await office.handler.post(`/seniors/${id}/life-events`, {
      ...{ kind: 'DEATH', onDate: '2026-11-22', source: '火化证明' },
    });
    expect((await request(office.handler, id).expect(422)).body.code).toBe('assessment.deceased');
    expect((await request(office.handler, id, { reason: 'DISPUTE_REVIEW' }).expect(422)).body.code).toBe(
      'request.invalid',
    );
  });
});

describe('an appointment', () => {
  it('takes two persons, one of them medical', async () => {
    const { id } = await givenCase(t, office, 'SUBMITTED');
    const { nurse, worker, otherWorker, otherNurse } = office;
    for (const [lead, second, code] of [
      [nurse.id, nurse.id, 'same-assessor'],
      [worker.id, otherWorker.id, 'no-medical-assessor'],
      [nurse.id, newId(), 'assessor-not-found'],
    ]) {
      const { body } = await schedule(id, lead, second);
      expect(body).toMatchObject({ code: `assessment.${code}`, errors: [{ pointer: '/secondAssessorId' }] });
    }
    await schedule(id, nurse.id, worker.id).expect(200);
    await schedule(id, worker.id, otherNurse.id).expect(200);
  });

  it('takes those who are registered for the county on that day, and nobody of the family', async () => {
    const { id, seniorId } = await givenCase(t, office, 'SUBMITTED');
    const { nurse, worker, handler, countyId } = office;
    const past = await schedule(id, nurse.id, worker.id, { scheduledFor: '2026-11-22T10:00:00+08:00' });
    expect(past.body.code).toBe('assessment.in-the-past');
    const brief = { handler, countyId, medical: false, lastDay: '2026-11-23' };
    const leaving = await givenAssessor(t, { ...brief, name: '冯社工' });
    expect((await schedule(id, nurse.id, leaving.id)).body).toMatchObject({
      code: 'assessment.assessor-not-valid',
      params: { date: '2026-11-24' },
    });
    const neighbours = await givenAssessmentOffice(t, CODES.otherCounty);
    expect((await schedule(id, nurse.id, neighbours.worker.id)).status).toBe(404);
    await schedule(id, nurse.id, worker.id, {}, neighbours.handler).expect(404);
    const son = await givenFamily(t, seniorId, ['VIEW']);
    await handler
      .post('/assessors', {
        ...{ phone: son.credentials?.phone, name: '王小明', countyId, medical: false, agency: '评估中心' },
        ...{ qualificationNumber: 'PG-2', validFrom: '2026-01-01', lastDay: '2027-01-01' },
      })
      .expect(201)
      .then(async ({ body }) => {
        expect((await schedule(id, nurse.id, body.id)).body.code).toBe('assessment.assessor-is-related');
      });
  });

  it('shows the assessors their own assessments and nobody else’s', async () => {
    const { id } = await givenCase(t, office, 'SCHEDULED');
    const { nurse, otherNurse } = office;
    const mine = await nurse.client.get('/my/ability-assessments?state=SCHEDULED').expect(200);
    expect(mine.body.items.map((item: { id: string }) => item.id)).toContain(id);
    await nurse.client.get(`/ability-assessments/${id}`).expect(200);
    const theirs = await otherNurse.client.get('/my/ability-assessments?state=SCHEDULED').expect(200);
    expect(theirs.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
    await otherNurse.client.get(`/ability-assessments/${id}`).expect(404);
  });

  it('is held by the database', async () => {
    const { id } = await givenCase(t, office, 'SCHEDULED');
    const set = (columns: string) =>
      t.db.query(`UPDATE assessment.ability_assessment SET ${columns} WHERE id = $1`, [id]);
    const twice = 'second_assessor_id = lead_assessor_id, second_account_id = lead_account_id';
    await expect(set(`${twice}, second_medical = lead_medical`)).rejects.toThrow('assessment_two_persons');
    await expect(set('lead_medical = false')).rejects.toThrow('assessment_one_is_medical');
    await expect(set('second_medical = true')).rejects.toThrow('assessment_second');
    await expect(set('lead_assessor_id = NULL')).rejects.toThrow('assessment_scheduled');
    await expect(set(`state = 'SCORED'`)).rejects.toThrow('assessment_scored');
    await expect(set('final_level = 3')).rejects.toThrow('assessment_scored');
    await expect(set('reviewed_by = requested_by, reviewed_at = now()')).rejects.toThrow(
      'assessment_reviewed',
    );
    await expect(set('published_by = requested_by, published_on = now()')).rejects.toThrow(
      'assessment_published',
    );
    await expect(set('senior_id = gen_random_uuid()')).rejects.toThrow('permission denied');
    await expect(t.db.query('DELETE FROM assessment.ability_assessment')).rejects.toThrow(
      'permission denied',
    );
    await expect(t.db.query('DELETE FROM assessment.state_change')).rejects.toThrow('permission denied');
  });
});

describe('the lists of officers', () => {
  it('show their own divisions, page by page', async () => {
    t.clock.advanceMinutes(1);
    const ids = [(await givenCase(t, office, 'SUBMITTED')).id, (await givenCase(t, office, 'SUBMITTED')).id];
    const first = await office.reviewer.get('/ability-assessments?state=SUBMITTED&limit=1').expect(200);
    const next = await office.reviewer
      .get(`/ability-assessments?state=SUBMITTED&limit=1&cursor=${first.body.nextCursor}`)
      .expect(200);
    const shown = [first, next].flatMap(({ body }) => body.items.map((item: { id: string }) => item.id));
    expect(shown.sort()).toEqual(ids.sort());
    const elsewhere = await t.person('邻县审核', {
      role: 'COUNTY_REVIEWER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    expect((await elsewhere.get('/ability-assessments').expect(200)).body.items).toEqual([]);
    await elsewhere.get(`/ability-assessments/${ids[0]}`).expect(404);
  });
});
