import { useApp, type ApiClient } from '@test/app';
import {
  bring,
  formOf,
  givenAssessmentOffice,
  givenCase,
  type AssessmentOffice,
  type GivenCase,
} from '@test/given/assessment';
import { givenFamily } from '@test/given/people';
import { draw } from './draw.policy';
import type { RecheckDrawDto, RecheckDrawPageDto } from './rechecks.dto';

const t = useApp();
const ASSESSED_ON = new Date('2026-11-23T09:00:00+08:00');
const DAY_AFTER = new Date('2026-11-24T09:00:00+08:00');

describe('A re-check of assessments', () => {
  jest.setTimeout(60_000);
  let office: AssessmentOffice;
  let inspector: ApiClient;
  let cases: GivenCase[];
  let drawn: RecheckDrawDto;
  const DAY = () => ({ countyId: office.countyId, from: '2026-11-23', lastDay: '2026-11-23' });

  beforeAll(async () => {
    t.clock.set(ASSESSED_ON);
    office = await givenAssessmentOffice(t);
    inspector = await t.person('督查员', { role: 'COUNTY_INSPECTOR', regionId: office.countyId });
    cases = [];
    for (const total of [20, 50, 90]) cases.push(await givenCase(t, office, 'PUBLISHED', { total }));
  });

  it('is drawn of days that are over, by nobody who assesses, schedules, reviews or publishes', async () => {
    expect((await inspector.post('/assessment-rechecks', DAY()).expect(422)).body).toMatchObject({
      code: 'assessment.recheck-not-over',
    });
    t.clock.set(DAY_AFTER);
    inspector = await t.again(inspector);
    const { handler, reviewer, approver, nurse } = office;
    office = { ...office, handler: await t.again(handler), reviewer: await t.again(reviewer) };
    office = { ...office, approver: await t.again(approver) };
    for (const who of [office.handler, office.reviewer, office.approver, await t.again(nurse.client)])
      await who.post('/assessment-rechecks', DAY()).expect(403);
    const backwards = { ...DAY(), lastDay: '2026-11-22' };
    await inspector.post('/assessment-rechecks', backwards).expect(422);
  });

  it('takes one of the two who were found to have a loss, in an order anybody can compute', async () => {
    drawn = (await inspector.post('/assessment-rechecks', DAY()).expect(201)).body as RecheckDrawDto;
    expect(drawn).toMatchObject({ shareBp: 500, frame: 2, drawn: 1, published: 0, lower: 0 });
    const order = drawn.units.map(({ assessmentId }) => assessmentId);
    const withLoss = cases.slice(0, 2).map(({ id }) => id);
    expect(order).toEqual(draw(drawn.id, withLoss, 500).order);
    expect(drawn.units.map(({ recheckId }) => recheckId !== null)).toEqual([true, false]);
  });

  it('is drawn once for a day, so that nobody draws until it pleases him', async () => {
    const wider = { ...DAY(), from: '2026-11-01' };
    expect((await inspector.post('/assessment-rechecks', wider).expect(409)).body).toMatchObject({
      code: 'assessment.recheck-drawn-already',
    });
  });

  it('is done by others, is not cancelled by the family, and leaves the level until it is published', async () => {
    const [{ assessmentId, recheckId }] = drawn.units;
    const { seniorId } = cases.find(({ id }) => id === assessmentId)!;
    const family = await givenFamily(t, seniorId);
    expect(
      (await family.post(`/ability-assessments/${recheckId}/cancellation`, { reason: '不愿意' }).expect(403))
        .body,
    ).toMatchObject({ code: 'assessment.recheck-is-drawn' });
    const appointment = { scheduledFor: '2026-11-25T10:00:00+08:00', place: 'HOME' };
    const pair = { leadAssessorId: office.nurse.id, secondAssessorId: office.otherWorker.id };
    expect(
      (
        await office.handler
          .put(`/ability-assessments/${recheckId}/appointment`, { ...appointment, ...pair })
          .expect(422)
      ).body,
    ).toMatchObject({ code: 'assessment.assessed-before' });
    const [lead, second] = [office.otherNurse, office.otherWorker];
    const again = async ({ id, client }: typeof lead) => ({ id, client: await t.again(client) });
    const form = formOf(90, { assessedOn: '2026-11-24' });
    const assessors = [await again(lead), await again(second)] as const;
    const stateOf = async (id: string) =>
      ((await office.handler.get(`/ability-assessments/${id}`).expect(200)).body as { state: string }).state;
    t.clock.set(new Date('2026-11-24T09:05:00+08:00'));
    await bring(office, recheckId!, 'REVIEWED', { assessors, form });
    expect(await stateOf(assessmentId)).toBe('PUBLISHED');
    await office.approver
      .post(`/ability-assessments/${recheckId}/publication`, { sourceDocument: '宿评复 2026-1' })
      .expect(201);
    expect(await stateOf(assessmentId)).toBe('SUPERSEDED');
    const { items } = (await inspector.get('/assessment-rechecks').expect(200)).body as RecheckDrawPageDto;
    expect(items).toMatchObject([{ id: drawn.id, drawn: 1, published: 1, lower: 1 }]);
  });
});
