import { startOfDay } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import {
  bring,
  formOf,
  givenAssessmentOffice,
  givenCase,
  type AssessmentOffice,
} from '@test/given/assessment';
import { givenFamily } from '@test/given/people';
import { AssessmentFacade } from '../assessment.facade';

const t = useApp();
let office: AssessmentOffice;
let secondReviewer: ApiClient;

beforeAll(async () => {
  office = await givenAssessmentOffice(t);
  secondReviewer = await t.person('县区审核二', { role: 'COUNTY_REVIEWER', regionId: office.countyId });
});

const post = (by: ApiClient, id: string, what: string, body: object) =>
  by.post(`/ability-assessments/${id}/${what}`, body);
const review = (by: ApiClient, id: string) => post(by, id, 'review', { decision: 'APPROVED' });
const publish = (by: ApiClient, id: string) =>
  post(by, id, 'publication', { sourceDocument: '宿评 2026-18' });
const dispute = (by: ApiClient, id: string) => post(by, id, 'dispute', { reason: '与实际不符' });
const decide = (by: ApiClient, id: string, decision = 'UPHELD') =>
  post(by, id, 'dispute-decision', { decision, reason: '材料有疑点' });
const stateOf = async (id: string) =>
  (await t.db.one<{ state: string }>('SELECT state FROM assessment.ability_assessment WHERE id = $1', [id]))
    ?.state;
const levelOn = (seniorId: string, on: string) => t.get(AssessmentFacade).levelOn(t.db, seniorId, on);

describe('reviewing and publishing', () => {
  it('makes a result from the day of the report on, and tells the family', async () => {
    const { id, seniorId } = await givenCase(t, office, 'SCORED', { total: 40 });
    const family = await givenFamily(t, seniorId, ['VIEW']);
    const live = await t.watch(family);
    await review(office.reviewer, id).expect(201);
    expect(await levelOn(seniorId, '2026-11-23')).toBeUndefined();
    expect((await publish(office.approver, id).expect(201)).body.state).toBe('PUBLISHED');
    const facts = await t.get(AssessmentFacade).factsOn(t.db, [seniorId], '2026-11-23');
    expect(facts.get(seniorId)).toEqual({
      ...{ level: 3, total: 40 },
      ...{ assessedOn: '2026-11-23', validTo: '2027-11-23' },
    });
    await t.drain();
    const told = await live.saw('assessment.result-published.v1');
    expect(told.payload).toEqual({
      ...{ seniorId, level: 3, previousLevel: null },
      ...{ validFrom: '2026-11-23', validTo: '2027-11-23' },
    });
  });

  it('is done once when two reviewers, or two clicks, come at the same moment', async () => {
    const { id } = await givenCase(t, office, 'SCORED');
    const reviews = await Promise.all([review(office.reviewer, id), review(secondReviewer, id)]);
    expect(reviews.map(({ status }) => status).sort()).toEqual([201, 409]);
    const publications = await Promise.all([1, 2, 3].map(() => publish(office.approver, id)));
    expect(publications.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const results = await t.db.query('SELECT id FROM assessment.result WHERE assessment_id = $1', [id]);
    expect(results).toHaveLength(1);
  });

  it('sends a form back to the assessors, who sign again', async () => {
    const { id } = await givenCase(t, office, 'SCORED');
    const back = (reason?: string) => post(office.reviewer, id, 'review', { decision: 'RETURNED', reason });
    expect((await back().expect(422)).body.code).toBe('assessment.reason-needed');
    expect((await back('B2.3 与照片不符').expect(201)).body.state).toBe('IN_PROGRESS');
    const { nurse, worker } = office;
    await nurse.client.put(`/ability-assessments/${id}/form`, formOf(29)).expect(200);
    for (const { client } of [nurse, worker])
      await client.post(`/ability-assessments/${id}/signatures`, { version: 3 }).expect(201);
    await review(office.reviewer, id).expect(201);
    await publish(office.approver, id).expect(201);
  });

  it('takes three persons who have not assessed', async () => {
    const { id } = await givenCase(t, office, 'SCORED');
    const role = { role: 'COUNTY_REVIEWER', regionId: office.countyId } as const;
    const everything = await t.person('一人多岗', role, { ...role, role: 'COUNTY_APPROVER' });
    await review(everything, id).expect(201);
    expect((await publish(everything, id).expect(403)).body.code).toBe('assessment.same-officer');
    const set = (columns: string) =>
      t.db.query(`UPDATE assessment.ability_assessment SET ${columns} WHERE id = $1`, [id]);
    await expect(set('reviewed_by = lead_account_id')).rejects.toThrow('assessment_reviewed_by_another');
    for (const who of ['lead_account_id', 'second_account_id', 'reviewed_by'])
      await expect(set(`state = 'PUBLISHED', published_on = now(), published_by = ${who}`)).rejects.toThrow(
        'assessment_published_by_a_third',
      );
  });

  it('refuses an assessor who is an officer as well', async () => {
    const { handler, countyId, worker } = office;
    const both = await t.person('评估兼审核', { role: 'COUNTY_REVIEWER', regionId: countyId });
    const { body } = await handler
      .post('/assessors', {
        ...{
          phone: both.credentials?.phone,
          name: '评估兼审核',
          countyId,
          medical: true,
          agency: '评估中心',
        },
        ...{ qualificationNumber: 'PG-5', validFrom: '2026-01-01', lastDay: '2027-01-01' },
      })
      .expect(201);
    const { id } = await givenCase(t, office, 'SUBMITTED');
    const lead = { id: body.id as string, client: await t.again(both) };
    await bring(office, id, 'SCORED', { assessors: [lead, worker], form: formOf(50) });
    expect((await review(lead.client, id).expect(403)).body.code).toBe('assessment.own-assessment');
  });
});

describe('a dispute', () => {
  it('leads to other assessors, whose result takes the place of the first', async () => {
    const { id, seniorId } = await givenCase(t, office, 'PUBLISHED', { total: 70 });
    const family = await givenFamily(t, seniorId, ['VIEW', 'BOOK']);
    expect((await dispute(family, id).expect(201)).body.state).toBe('DISPUTED');
    expect((await decide(office.reviewer, id).expect(403)).body.code).toBe('assessment.same-officer');
    const { body } = await decide(secondReviewer, id).expect(201);
    expect(body.state).toBe('RE_ASSESSING');
    expect(await levelOn(seniorId, '2026-11-23')).toBe(1);
    const { nurse, otherNurse, otherWorker, handler } = office;
    const appointment = { scheduledFor: '2026-11-24T10:00:00+08:00', place: 'HOME' };
    const refused = await handler.put(`/ability-assessments/${body.reviewId}/appointment`, {
      ...{ ...appointment, leadAssessorId: nurse.id, secondAssessorId: otherWorker.id },
    });
    expect(refused.body.code).toBe('assessment.assessed-before');
    await expect(
      t.db.query(
        `UPDATE assessment.ability_assessment r
            SET state = 'SCHEDULED', scheduled_for = now(), place = 'HOME', lead_assessor_id = d.lead_assessor_id,
                lead_account_id = d.lead_account_id, lead_medical = d.lead_medical, second_assessor_id = s.id,
                second_account_id = s.account_id, second_medical = s.medical
           FROM assessment.ability_assessment d, assessment.assessor s
          WHERE r.id = $1 AND d.id = r.disputed_id AND s.id = $2`,
        [body.reviewId, otherWorker.id],
      ),
    ).rejects.toThrow('assessment_by_others');
    const others = [otherNurse, otherWorker] as const;
    await bring(office, body.reviewId, 'PUBLISHED', { assessors: others, form: formOf(40) });
    expect(await levelOn(seniorId, '2026-11-23')).toBe(3);
    expect(await stateOf(id)).toBe('SUPERSEDED');
    expect((await dispute(family, body.reviewId).expect(409)).body.code).toBe('assessment.review-is-final');
  });

  it('is raised once, in time, by whoever may act for the senior', async () => {
    const { id, seniorId } = await givenCase(t, office, 'PUBLISHED');
    await dispute(await givenFamily(t, seniorId, ['VIEW']), id).expect(404);
    await dispute(office.handler, id).expect(201);
    expect((await decide(secondReviewer, id, 'DISMISSED').expect(201)).body).toEqual({
      ...{ id, state: 'PUBLISHED', reviewId: null },
    });
    expect((await dispute(office.handler, id).expect(409)).body.code).toBe('assessment.disputed-before');
    const late = await givenCase(t, office, 'PUBLISHED');
    const now = t.clock.now();
    t.clock.set(startOfDay('2026-12-09'));
    const handler = await t.again(office.handler);
    const { body } = await dispute(handler, late.id).expect(409);
    expect(body).toMatchObject({ code: 'assessment.dispute-too-late', params: { date: '2026-12-08' } });
    t.clock.set(now);
  });

  it('is decided once, and a review that comes to nothing leaves the result standing', async () => {
    const { id } = await givenCase(t, office, 'PUBLISHED');
    await dispute(office.handler, id).expect(201);
    const answers = await Promise.all([decide(secondReviewer, id), decide(secondReviewer, id, 'DISMISSED')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const other = await givenCase(t, office, 'PUBLISHED');
    await dispute(office.handler, other.id).expect(201);
    const { body } = await decide(secondReviewer, other.id).expect(201);
    await post(office.handler, body.reviewId, 'cancellation', { reason: '家属撤回' }).expect(201);
    expect(await stateOf(other.id)).toBe('PUBLISHED');
  });

  it('names what it is about, in the database', async () => {
    const { id } = await givenCase(t, office, 'PUBLISHED');
    const insert = (reason: string, lead: string) =>
      t.db.query(
        `INSERT INTO assessment.ability_assessment (id, senior_id, county_id, region_id, reason, state, requested_by,
           requested_at, channel, disputed_id, disputed_lead_id, disputed_second_id)
         SELECT gen_random_uuid(), senior_id, county_id, region_id, $2, 'SUBMITTED', requested_by, now(), 'WEB', id,
                ${lead}, second_account_id
           FROM assessment.ability_assessment WHERE id = $1`,
        [id, reason],
      );
    await expect(insert('ROUTINE', 'lead_account_id')).rejects.toThrow('dispute_names_its_subject');
    await expect(insert('DISPUTE_REVIEW', 'NULL')).rejects.toThrow('dispute_names_its_subject');
    await expect(insert('DISPUTE_REVIEW', 'requested_by')).rejects.toThrow('assessment_disputed');
  });
});
