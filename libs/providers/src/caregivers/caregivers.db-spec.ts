import { makeIdentityNumber } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { givenUpload } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import { givenCaregiver, givenProvider, someIdentityNumber, type GivenProvider } from '@test/given/providers';
import { somePhone } from '@test/given/identity';
import { ProvidersFacade } from '../providers.facade';
import type { CaregiverDto } from './caregivers.dto';

const t = useApp();
let provider: GivenProvider;
let owner: ApiClient;
let handler: ApiClient;

beforeAll(async () => {
  provider = await givenProvider(t);
  owner = await t.person('负责人', { role: 'PROVIDER_OWNER', organisationId: provider.id });
  handler = await t.person('经办人', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) });
});

const newcomer = () => ({
  name: '李护理',
  identityNumber: someIdentityNumber(),
  phone: somePhone(),
  dialects: ['ZHONGYUAN'],
  skills: ['REHABILITATION'],
});

const register = async (body = newcomer()): Promise<string> => {
  const response = await owner.post(`/providers/${provider.id}/caregivers`, body).expect(201);
  return (response.body as { caregiverId: string }).caregiverId;
};

const listed = async (client: ApiClient, id: string): Promise<CaregiverDto | undefined> => {
  const { body } = await client.get(`/caregivers?limit=200`).expect(200);
  return (body as { items: CaregiverDto[] }).items.find((each) => each.id === id);
};

describe('a caregiver', () => {
  it('gets an account, keeps his numbers encrypted, and is seen by his provider and its county', async () => {
    const body = newcomer();
    const id = await register(body);
    const phoneMasked = `${body.phone.slice(0, 3)}****${body.phone.slice(-4)}`;
    expect(await listed(owner, id)).toMatchObject({
      name: '李护理',
      sex: 'FEMALE',
      phoneMasked,
      active: true,
    });
    expect(await listed(handler, id)).toBeDefined();
    const elsewhere = await t.person('外县', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    expect(await listed(elsewhere, id)).toBeUndefined();
    const [row] = await t.db.query<Record<string, unknown>>(
      'SELECT * FROM providers.caregiver WHERE id = $1',
      [id],
    );
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${body.phone}|${body.identityNumber}`));
  });

  it('works for one provider at a time', async () => {
    const body = newcomer();
    const id = await register(body);
    const rival = await givenProvider(t);
    const rivalOwner = await t.person('同行', { role: 'PROVIDER_OWNER', organisationId: rival.id });
    const hire = () => rivalOwner.post(`/providers/${rival.id}/caregivers`, body);
    expect((await hire().expect(409)).body.code).toBe('providers.caregiver-works-elsewhere');
    await rivalOwner.post(`/caregivers/${id}/departure`, { reason: '挖人' }).expect(404);
    await owner.post(`/caregivers/${id}/departure`, { reason: '个人原因' }).expect(201);
    expect(await listed(owner, id)).toMatchObject({ active: false });
    await hire().expect(201);
  });

  it('is neither dispatcher nor quality officer of his provider', async () => {
    const body = newcomer();
    await register(body);
    const desk = { name: body.name, phone: body.phone, role: 'DISPATCHER' };
    const refused = await owner.post(`/providers/${provider.id}/staff`, desk).expect(409);
    expect(refused.body.code).toBe('providers.staff-is-caregiver');

    const other = newcomer();
    const qa = { name: other.name, phone: other.phone, role: 'QA' };
    const { body: staff } = await owner.post(`/providers/${provider.id}/staff`, qa).expect(201);
    const twice = await owner.post(`/providers/${provider.id}/caregivers`, other).expect(409);
    expect(twice.body.code).toBe('providers.staff-is-caregiver');
    const { body: list } = await owner.get(`/providers/${provider.id}/staff`).expect(200);
    expect(list).toMatchObject([{ id: (staff as { staffId: string }).staffId, name: '李护理', role: 'QA' }]);
    await owner
      .delete(`/providers/${provider.id}/staff/${(staff as { staffId: string }).staffId}`)
      .expect(200);
    await owner.post(`/providers/${provider.id}/caregivers`, other).expect(201);
  });

  it('sees his own file, and nobody else’s', async () => {
    const given = await givenCaregiver(t, provider.id, { name: '张护理' });
    const self = await t.login(given.phone, given.password);
    const { body } = await self.get('/my/caregiver').expect(200);
    expect(body).toMatchObject({ id: given.id, name: '张护理', credentials: [{ state: 'APPROVED' }, {}] });
    await self.get('/caregivers').expect(403);
  });

  it('is refused with a wrong identity number, in the caller’s words', async () => {
    const body = { ...newcomer(), identityNumber: '321302195003050000' };
    const { body: problem } = await owner.post(`/providers/${provider.id}/caregivers`, body).expect(422);
    expect(problem).toMatchObject({ errors: [{ pointer: '/identityNumber', detail: '身份证号码不正确' }] });
  });
});

describe('a credential', () => {
  const credential = async (number: string) => ({
    type: 'REHAB_THERAPIST',
    number,
    validFrom: '2024-01-01',
    lastDay: '2026-12-31',
    fileId: (await givenUpload(owner)).fileId,
  });

  it('counts from its approval to its revocation', async () => {
    const id = await register();
    await owner
      .put(`/caregivers/${id}/working-hours`, { hours: [{ weekday: 2, startMinute: 480, endMinute: 1080 }] })
      .expect(200);
    const ask = async () =>
      (
        await t.get(ProvidersFacade).qualifiedCaregivers(t.db, {
          providerId: provider.id,
          credentials: ['REHAB_THERAPIST'],
          skills: [],
          at: new Date('2026-11-24T09:00:00+08:00'),
          minutes: 60,
        })
      ).some((each) => each.id === id);

    const { body } = await owner.post(`/caregivers/${id}/credentials`, await credential('KF001')).expect(201);
    const path = `/caregivers/${id}/credentials/${(body as { id: string }).id}`;
    expect(await ask()).toBe(false);
    await owner.post(`${path}/decision`, { decision: 'APPROVE', reason: '自批' }).expect(403);
    await handler.post(`${path}/decision`, { decision: 'APPROVE', reason: '证书属实' }).expect(201);
    expect(await ask()).toBe(true);
    await handler.get(`${path}/file`).expect(200);
    await handler.post(`${path}/revocation`, { reason: '证书系伪造' }).expect(201);
    expect(await ask()).toBe(false);
    await handler.post(`${path}/revocation`, { reason: '证书系伪造' }).expect(409);
  });

  it('is submitted once, with days that exist in their order', async () => {
    const id = await register();
    const submit = async (change: object) =>
      owner.post(`/caregivers/${id}/credentials`, { ...(await credential('KF002')), ...change });
    expect((await submit({})).status).toBe(201);
    expect((await submit({})).body.code).toBe('providers.paper-known');
    expect((await submit({ lastDay: '2023-01-01' })).body.code).toBe('providers.dates-swapped');
    expect((await submit({ validFrom: '2026-02-30' })).body.errors[0].pointer).toBe('/validFrom');
  });
});

describe('working hours', () => {
  it('do not overlap', async () => {
    const id = await register();
    const hours = [
      { weekday: 1, startMinute: 480, endMinute: 720 },
      { weekday: 1, startMinute: 700, endMinute: 800 },
    ];
    const { body } = await owner.put(`/caregivers/${id}/working-hours`, { hours }).expect(422);
    expect(body.code).toBe('providers.hours-overlap');
  });
});

it('a man’s identity number makes him a man', async () => {
  const identityNumber = makeIdentityNumber(CODES.county, '1975-06-07', 123, 'MALE');
  const id = await register({ ...newcomer(), identityNumber });
  expect(await listed(owner, id)).toMatchObject({ sex: 'MALE' });
});
