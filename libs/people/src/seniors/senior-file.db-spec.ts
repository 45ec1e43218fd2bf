import { newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior, type GivenSenior } from '@test/given/people';

const t = useApp();
let inTown: GivenSenior;
let elsewhere: GivenSenior;
let officer: ApiClient;
let townOfficer: ApiClient;

beforeAll(async () => {
  inTown = await givenSenior(t, { name: '王建华', birthDate: '1940-06-15', phone: '13812345678' });
  elsewhere = await givenSenior(t, { name: '王秀兰', townCode: CODES.otherCountysTown });
  await givenSenior(t, { name: '赵六', townCode: '321302002' });
  officer = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.city) });
  townOfficer = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

const namesIn = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);

/** Nothing of this may be in an answer that is masked. */
const secretsOf = ({ identityNumber, phone }: GivenSenior) => [
  identityNumber,
  identityNumber.slice(6, 14),
  phone,
  '12号楼',
  '502室',
  '33.9612',
  '118.2754',
];

describe('the list of seniors', () => {
  it('is masked', async () => {
    const { body } = await townOfficer.get('/seniors').expect(200);
    expect(body.items).toEqual([
      {
        id: inTown.id,
        name: '王*华',
        identityNumber: `${inTown.identityNumber.slice(0, 4)}**********${inTown.identityNumber.slice(-4)}`,
        phone: '138****5678',
        address: '双庄街道幸福社区和谐小区**号楼',
        sex: 'FEMALE',
        age: 86,
        regionId: inTown.regionId,
        countyId: await regionId(t, CODES.county),
        deceasedOn: null,
      },
    ]);
  });

  it('shows the officer his own divisions only', async () => {
    expect(namesIn((await officer.get('/seniors').expect(200)).body)).toEqual(['王*华', '王*兰', '赵*']);
    expect(namesIn((await townOfficer.get('/seniors').expect(200)).body)).toEqual(['王*华']);
    const provider = await t.person('调度', { role: 'DISPATCHER', organisationId: newId() });
    await provider.get('/seniors').expect(403);
    await provider.get(`/seniors/${inTown.id}`).expect(403);
  });

  it('is searched by how the name begins', async () => {
    const search = async (name: string) =>
      namesIn((await officer.get(`/seniors?name=${encodeURIComponent(name)}`).expect(200)).body);
    expect(await search('王')).toEqual(['王*华', '王*兰']);
    expect(await search('王秀')).toEqual(['王*兰']);
    expect(await search('秀')).toEqual([]);
    expect(await search('%')).toEqual([]);
  });

  it('is read page by page', async () => {
    const first = await officer.get('/seniors?limit=2').expect(200);
    const second = await officer.get(`/seniors?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    expect([...namesIn(first.body), ...namesIn(second.body)]).toEqual(['王*华', '王*兰', '赵*']);
    expect(second.body.nextCursor).toBeNull();
  });

  it('uses its indexes', async () => {
    const plan = await t.db.snapshot(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      await manager.query('SET LOCAL enable_sort = off');
      return manager.query<object[]>(
        `EXPLAIN SELECT id FROM people.senior WHERE starts_with(name, '王') ORDER BY name, id LIMIT 51`,
      );
    });
    expect(JSON.stringify(plan)).toMatch(/Index Only Scan using senior_name.*Index Cond: \(\(name >= '王'/);
  });
});

describe('looking a senior up', () => {
  const lookUp = (caller: ApiClient, input: object) => caller.post('/seniors/lookups', input);

  it('finds by the whole number or phone, masked, and is recorded without either', async () => {
    for (const input of [{ identityNumber: inTown.identityNumber }, { phone: '+86 138 1234 5678' }]) {
      const { body } = await lookUp(townOfficer, input).expect(200);
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual([inTown.id]);
      for (const secret of secretsOf(inTown)) expect(JSON.stringify(body)).not.toContain(secret);
    }
    const audits = await t.db.query(
      `SELECT details FROM platform.audit_trail WHERE action = 'people.senior-looked-up' ORDER BY id`,
    );
    expect(audits).toEqual([
      { details: { by: 'identity_number_index', found: [inTown.id] } },
      { details: { by: 'phone_index', found: [inTown.id] } },
    ]);
  });

  it('finds nobody outside the officer’s divisions', async () => {
    const { body } = await lookUp(townOfficer, { identityNumber: elsewhere.identityNumber }).expect(200);
    expect(body.items).toEqual([]);
  });

  it('takes one of the two', async () => {
    await lookUp(townOfficer, {}).expect(422);
    await lookUp(townOfficer, { phone: '13812345678', identityNumber: inTown.identityNumber }).expect(422);
    await lookUp(townOfficer, { identityNumber: '123' }).expect(422);
  });
});

describe('one file', () => {
  it('shows the name in full and everything else masked, to officers and family alike', async () => {
    const family = await givenFamily(t, inTown.id, ['VIEW']);
    for (const caller of [townOfficer, family]) {
      const { body } = await caller.get(`/seniors/${inTown.id}`).expect(200);
      expect(body).toMatchObject({
        name: '王建华',
        phone: '138****5678',
        hasAccount: false,
        addresses: [{ id: inTown.addressId, text: '双庄街道幸福社区和谐小区**号楼', isDefault: true }],
        representatives: [{ name: '王小明', relation: 'CHILD', rights: ['VIEW'], grantedAs: 'OFFICER' }],
      });
      for (const secret of secretsOf(inTown)) expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  it('does not exist for anybody else', async () => {
    const stranger = await givenFamily(t, elsewhere.id);
    for (const caller of [stranger, await t.person('无关', { role: 'FAMILY' })]) {
      const { body } = await caller.get(`/seniors/${inTown.id}`).expect(404);
      expect(body.code).toBe('people.senior-not-found');
    }
    await townOfficer.get(`/seniors/${elsewhere.id}`).expect(404);
    await townOfficer.patch(`/seniors/${elsewhere.id}`, { name: '谁' }).expect(404);
    await townOfficer.get(`/seniors/${newId()}`).expect(404);
  });
});
