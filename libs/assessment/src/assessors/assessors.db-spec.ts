import { useApp } from '@test/app';
import { givenAssessmentOffice, givenAssessor, type AssessmentOffice } from '@test/given/assessment';
import { CODES } from '@test/given/geo';

const t = useApp();
let office: AssessmentOffice;

beforeAll(async () => {
  office = await givenAssessmentOffice(t);
});

const input = (wish: object = {}) => ({
  phone: '13700001111',
  name: '冯护士',
  countyId: office.countyId,
  agency: '宿城评估中心',
  qualificationNumber: 'PG-9',
  medical: true,
  validFrom: '2026-01-01',
  lastDay: '2026-12-31',
  ...wish,
});

describe('the register of assessors', () => {
  it('is kept by the county and shown to it', async () => {
    const { body } = await office.reviewer.get('/assessors?medical=true&on=2026-11-23').expect(200);
    expect(body.items.map(({ name }: { name: string }) => name).sort()).toEqual(['吴护士', '陈护士']);
    expect(body.items[0]).toMatchObject({ agency: '宿城评估中心', medical: true, validTo: '2029-01-01' });
    const neighbours = await givenAssessmentOffice(t, CODES.otherCounty);
    expect((await neighbours.reviewer.get('/assessors').expect(200)).body.items).toHaveLength(4);
    await neighbours.handler.post('/assessors', input()).expect(404);
    await neighbours.handler.post(`/assessors/${office.nurse.id}/end`, { lastDay: '2026-11-23' }).expect(404);
    await office.reviewer.post('/assessors', input()).expect(403);
  });

  it('has nobody twice at a time, and nobody by himself', async () => {
    await office.handler.post('/assessors', input()).expect(201);
    const again = await office.handler.post('/assessors', input({ medical: false })).expect(409);
    expect(again.body.code).toBe('assessment.assessor-registered');
    await office.handler
      .post('/assessors', input({ validFrom: '2027-01-01', lastDay: '2027-12-31' }))
      .expect(201);
    const self = await office.handler
      .post('/assessors', input({ phone: office.handler.credentials?.phone }))
      .expect(403);
    expect(self.body.code).toBe('assessment.assessor-is-yourself');
    await office.handler.post('/assessors', input({ lastDay: '2025-12-31' })).expect(422);
    await expect(
      t.db.query('UPDATE assessment.assessor SET medical = NOT medical WHERE id = $1', [office.nurse.id]),
    ).rejects.toThrow('permission denied');
  });

  it('lets the county end a registration early', async () => {
    const { handler, countyId } = office;
    const { id } = await givenAssessor(t, { handler, countyId, name: '褚社工', medical: false });
    const end = (lastDay: string) => handler.post(`/assessors/${id}/end`, { lastDay });
    expect((await end('2026-11-20').expect(422)).body.code).toBe('assessment.end-outside');
    await end('2029-06-01').expect(422);
    await end('2026-11-23').expect(201);
    const { body } = await handler.get('/assessors?on=2026-11-24').expect(200);
    expect(body.items.map((item: { id: string }) => item.id)).not.toContain(id);
  });
});
