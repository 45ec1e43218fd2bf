import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import {
  givenApplicant,
  givenApplication,
  givenCheckedApplication,
  givenOffices,
  type Offices,
} from '@test/given/applications';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import { APPLICATION_COLUMNS, type Application } from './application';
import { ApplicationDecisions } from './application-decisions';
import type { ApplicationDetailDto, ApplicationPageDto } from './application.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
let offices: Offices;

beforeAll(async () => {
  offices = await givenOffices(t);
});

const stateOf = async (id: string) =>
  (await t.db.one<{ state: string }>('SELECT state FROM entitlement.application WHERE id = $1', [id]))?.state;

/** A step as somebody with direct access to the database would write it. */
const step = (id: string, event: string, from: string, to: string, more: Record<string, unknown> = {}) => {
  const row: Record<string, unknown> = {
    ...{ application_id: id, number: 90, event, from_state: from, to_state: to, actor_id: newId() },
    ...{ actor_role: 'COUNTY_APPROVER', level: 'DECIDE', reason: '理由', at: t.clock.now(), ...more },
  };
  const columns = Object.keys(row);
  return owner.query(
    `INSERT INTO entitlement.application_step (county_id, senior_id, ${columns.join(', ')})
     SELECT county_id, senior_id, ${columns.map((_, at) => `$${at + 1}`).join(', ')}
       FROM entitlement.application WHERE id = $1`,
    Object.values(row),
  );
};

describe('Deciding on an application', () => {
  it('is done once when two officers decide at the same time', async () => {
    const id = await givenCheckedApplication(await givenApplicant(t), offices);
    const [first, second] = offices.county;
    const answers = await Promise.all([
      first.post(`/applications/${id}/approval`, {}),
      second.post(`/applications/${id}/refusal`, { reason: '材料存疑' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(['IN_FORCE', 'REFUSED']).toContain(await stateOf(id));
    const decisions = await t.db.query(
      `SELECT FROM entitlement.application_step WHERE application_id = $1 AND level = 'DECIDE'`,
      [id],
    );
    expect(decisions).toHaveLength(1);
  });

  it('is refused to the person who checked it, also by the database', async () => {
    const county = await regionId(t, CODES.county);
    const both = await t.person(
      '身兼两职',
      { role: 'TOWN_VERIFIER', regionId: await regionId(t, CODES.town) },
      { role: 'COUNTY_APPROVER', regionId: county },
    );
    const id = await givenApplication(await givenApplicant(t));
    await both.post(`/applications/${id}/check`, { opinion: 'FOR', reason: '属实' }).expect(201);
    const refused = await both.post(`/applications/${id}/approval`, {}).expect(403);
    expect(refused.body).toMatchObject({ code: 'entitlement.another-person' });
    expect(await stateOf(id)).toBe('TOWN_CHECKED');
    const [application] = await t.db.query<Application>(
      `SELECT ${APPLICATION_COLUMNS} FROM entitlement.application a WHERE a.id = $1`,
      [id],
    );
    const reason = await t.write((tx) => t.get(ApplicationDecisions).record(tx, application));
    const decision = { determination_period: reason.period, determination_number: reason.number };
    const refuse = { actor_id: both.accountId, ...decision };
    await expect(step(id, 'refuse', 'TOWN_CHECKED', 'REFUSED', refuse)).rejects.toMatchObject({
      code: '23P01',
      constraint: 'application_step_one_level_a_person',
    });
    await expect(
      step(id, 'refuse', 'TOWN_CHECKED', 'REFUSED', { ...refuse, level: 'CHECK' }),
    ).rejects.toMatchObject({ constraint: 'application_step_level' });
  });

  it('is refused to the officer who applied for the senior', async () => {
    const { senior } = await givenApplicant(t);
    const handler = await t.person(
      '经办兼审批',
      { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) },
      { role: 'COUNTY_APPROVER', regionId: await regionId(t, CODES.county) },
    );
    const wish = { seniorId: senior.id, programmeCode: 'NAT_VOUCHER' };
    const missing = await handler.post('/applications', wish).expect(422);
    expect(missing.body).toMatchObject({ code: 'entitlement.on-behalf-needed' });
    const onBehalf = { relation: '本人', authorisation: '当面口述，按手印' };
    const { body } = await handler.post('/applications', { ...wish, onBehalf }).expect(201);
    const { id } = body as { id: string };
    await handler.post(`/applications/${id}/check`, { opinion: 'FOR', reason: '属实' }).expect(403);
    await offices.township.post(`/applications/${id}/check`, { opinion: 'FOR', reason: '属实' }).expect(201);
    await handler.post(`/applications/${id}/approval`, {}).expect(403);
    await offices.county[0].post(`/applications/${id}/approval`, {}).expect(201);
  });

  it('goes no way the procedure does not know, not even by hand', async () => {
    const id = await givenApplication(await givenApplicant(t));
    await expect(step(id, 'start', 'SUBMITTED', 'IN_FORCE', { level: null })).rejects.toMatchObject({
      constraint: 'application_step_allowed',
    });
    await expect(step(id, 'return', 'TOWN_CHECKED', 'RETURNED', { level: null })).rejects.toMatchObject({
      code: 'AZ001',
    });
    await expect(step(id, 'refuse', 'TOWN_CHECKED', 'REFUSED')).rejects.toMatchObject({
      constraint: 'application_step_explained',
    });
    await expect(
      owner.query('UPDATE entitlement.application_step SET reason = $2 WHERE application_id = $1', [
        id,
        '改',
      ]),
    ).rejects.toMatchObject({ code: 'AZ001' });
    await expect(
      t.db.query(`UPDATE entitlement.application SET state = 'IN_FORCE' WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ driverError: { code: '42501' } });
    expect(await stateOf(id)).toBe('SUBMITTED');
  });
});

describe('An application', () => {
  it('is one at a time for a senior and programme', async () => {
    const applicant = await givenApplicant(t);
    const wish = { seniorId: applicant.senior.id, programmeCode: 'NAT_VOUCHER' };
    const answers = await Promise.all([1, 2].map(() => applicant.family.post('/applications', wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is not needed for what comes by itself, and not possible for what is not law there', async () => {
    const { senior, family } = await givenApplicant(t);
    const apply = (programmeCode: string) =>
      family.post('/applications', { seniorId: senior.id, programmeCode });
    expect((await apply('SQ_HOME_CARE').expect(422)).body).toMatchObject({
      code: 'entitlement.no-application-needed',
    });
    await apply('HF_NOWHERE').expect(404);
  });

  it('stands in the list of the office before others when its term is over', async () => {
    const late = await givenApplication(await givenApplicant(t));
    t.clock.advanceMinutes(60 * 24 * 8);
    const recent = await givenApplication({
      ...(await givenApplicant(t)),
    });
    const township = await t.again(offices.township);
    const { body } = await township.get('/applications?state=SUBMITTED&limit=200').expect(200);
    const lines = (body as ApplicationPageDto).items;
    const at = (id: string) => lines.findIndex((line) => line.id === id);
    expect(lines[at(late)]).toMatchObject({ overdue: true, dueOn: '2026-11-30', seniorName: '王*华' });
    expect(lines[at(recent)]).toMatchObject({ overdue: false });
    expect(at(late)).toBeLessThan(at(recent));
    const only = await township.get('/applications?overdue=true&limit=1').expect(200);
    const first = only.body as ApplicationPageDto;
    expect(first.items).toHaveLength(1);
    const next = await township.get(`/applications?overdue=true&limit=200&cursor=${first.nextCursor}`);
    const rest = (next.body as ApplicationPageDto).items.map(({ id }) => id);
    expect(rest).not.toContain(first.items[0].id);
    expect(rest).not.toContain(recent);
  });

  it('given up before its first day never begins; given up later it ends with the month', async () => {
    const applicant = await givenApplicant(t);
    const again = await t.again(applicant.family);
    const [township, county] = [await t.again(offices.township), await t.again(offices.county[0])];
    const id = await givenCheckedApplication(
      { ...applicant, family: again },
      { township, county: offices.county },
    );
    await county.post(`/applications/${id}/approval`, {}).expect(201);
    const { body } = await again.post(`/applications/${id}/withdrawal`, { reason: '改用别的' }).expect(201);
    expect(body as ApplicationDetailDto).toMatchObject({ state: 'WITHDRAWN', validUntil: '2027-01-01' });
    await again
      .post('/applications', { seniorId: applicant.senior.id, programmeCode: 'NAT_VOUCHER' })
      .expect(201);
  });
});
