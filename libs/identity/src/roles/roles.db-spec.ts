import { ROLE_NAMES, ROLES } from '@anzhi/contracts';
import { newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenAccount, somePhone } from '@test/given/identity';
import { IdentityFacade } from '../identity.facade';

const t = useApp();
const ids = {} as Record<keyof typeof CODES, number>;
let city: ApiClient;
let head: ApiClient;

beforeAll(async () => {
  for (const [name, code] of Object.entries(CODES)) ids[name as keyof typeof CODES] = await regionId(t, code);
  city = await t.person('市级管理员', { role: 'CITY_ADMIN', regionId: ids.city });
  head = await t.person('县区审批人', { role: 'COUNTY_APPROVER', regionId: ids.county });
});

const wish = (role: string, region: keyof typeof CODES) => ({ role, regionId: ids[region] });
const officer = (role: 'COUNTY_HANDLER' | 'TOWN_HANDLER', region: keyof typeof CODES) =>
  givenAccount(t, '经办人', { role, regionId: ids[region] });
const appoint = (by: ApiClient, role: string, region: keyof typeof CODES, phone = somePhone()) =>
  by.post('/accounts', { phone, name: '新同事', ...wish(role, region) });

describe('A role', () => {
  it.each(ROLE_NAMES)('%s is known to the database with its scope', async (role) => {
    const scope = ROLES[role].scope;
    const where = {
      ...(scope === 'REGION' ? { regionId: ids.county } : {}),
      ...(scope === 'ORGANISATION' ? { organisationId: newId() } : {}),
    };
    const { id } = await givenAccount(t, role, { role, ...where });
    const elsewhere = scope === 'REGION' ? {} : { regionId: ids.county, organisationId: newId() };
    const identity = t.get(IdentityFacade);
    await expect(t.write((tx) => identity.grantRole(tx, id, { role, ...elsewhere }))).rejects.toMatchObject({
      driverError: { constraint: 'role_grant_scope' },
    });
  });

  it('granted twice is one grant, and can be granted anew after its end', async () => {
    const identity = t.get(IdentityFacade);
    const { id } = await officer('TOWN_HANDLER', 'town');
    const role = { role: 'TOWN_HANDLER', regionId: ids.town } as const;
    const grants = () => t.db.query('SELECT valid_to FROM identity.role_grant WHERE account_id = $1', [id]);
    await t.write((tx) => identity.grantRole(tx, id, role));
    expect(await grants()).toHaveLength(1);
    t.clock.advanceMinutes(1);
    await t.write((tx) => identity.revokeRole(tx, id, role));
    await t.write((tx) => identity.revokeRole(tx, id, role));
    await t.write((tx) => identity.grantRole(tx, id, role));
    expect(await grants()).toHaveLength(2);
  });

  it('takes effect, and ends, with the next request', async () => {
    const { id, phone, password } = await givenAccount(t, '经办人', { role: 'FAMILY' });
    const client = await t.login(phone, password, id);
    await client.get('/accounts').expect(403);
    const identity = t.get(IdentityFacade);
    const role = { role: 'COUNTY_APPROVER', regionId: ids.county } as const;
    await t.write((tx) => identity.grantRole(tx, id, role));
    await client.get('/accounts').expect(200);
    t.clock.advanceMinutes(1);
    await t.write((tx) => identity.revokeRole(tx, id, role));
    await client.get('/accounts').expect(403);
    await t.drain();
    const events = await t.db.query(
      `SELECT rooms FROM platform.event WHERE type = 'identity.roles-changed.v1' AND payload->>'accountId' = $1`,
      [id],
    );
    expect(events.slice(1)).toEqual([{ rooms: [`account:${id}`] }, { rooms: [`account:${id}`] }]);
  });
});

describe('Administrators', () => {
  it('appoint within their division and rank', async () => {
    await appoint(city, 'COUNTY_APPROVER', 'otherCounty').expect(201);
    const { body } = await appoint(head, 'TOWN_HANDLER', 'town').expect(201);
    expect(body).toMatchObject({
      ...{ name: '新同事', status: 'ACTIVE' },
      roles: [{ role: 'TOWN_HANDLER', label: '镇街经办人', regionId: ids.town }],
    });
    for (const [role, region, status, code] of [
      ['COUNTY_APPROVER', 'county', 403, 'identity.may-not-grant'],
      ['CITY_ADMIN', 'city', 403, 'identity.may-not-grant'],
      ['COUNTY_HANDLER', 'otherCounty', 403, 'identity.may-not-grant'],
      ['TOWN_HANDLER', 'otherCountysTown', 403, 'identity.may-not-grant'],
      ['COUNTY_HANDLER', 'town', 422, 'identity.wrong-level'],
      ['FAMILY', 'county', 422, 'request.invalid'],
      ['DISPATCHER', 'county', 422, 'request.invalid'],
    ] as const) {
      const refused = await appoint(head, role, region).expect(status);
      expect(refused.body.code).toBe(code);
    }
  });

  it('leave no account behind when they are refused', async () => {
    const phone = somePhone();
    await appoint(head, 'COUNTY_HANDLER', 'otherCounty', phone).expect(403);
    expect(await t.get(IdentityFacade).accountByPhone(t.db, phone)).toBeUndefined();
  });

  it('see and change only who works in their division', async () => {
    const own = await officer('TOWN_HANDLER', 'town');
    const other = await officer('COUNTY_HANDLER', 'otherCounty');
    const { body } = await head.get('/accounts?limit=200').expect(200);
    const seen = (body.items as { id: string }[]).map(({ id }) => id);
    expect(seen).toContain(own.id);
    expect(seen).not.toContain(other.id);
    expect(JSON.stringify(body)).not.toContain(own.phone);
    const role = wish('TOWN_VERIFIER', 'town');
    await head.post(`/accounts/${other.id}/role-grants`, role).expect(404);
    await head.put(`/accounts/${other.id}/status`, { status: 'DISABLED', reason: '离岗' }).expect(404);
    const granted = await head.post(`/accounts/${own.id}/role-grants`, role).expect(201);
    await head.delete(`/accounts/${own.id}/role-grants/${granted.body.id}`).expect(204);
    await head.delete(`/accounts/${own.id}/role-grants/${granted.body.id}`).expect(404);
    await head.delete(`/accounts/${other.id}/role-grants/${granted.body.id}`).expect(404);
  });

  it('find an account by its number, a role or a division', async () => {
    const { id, phone } = await officer('COUNTY_HANDLER', 'otherCounty');
    const found = async (by: ApiClient, query: string) =>
      ((await by.get(`/accounts?${query}`).expect(200)).body.items as { id: string }[]).map((one) => one.id);
    expect(await found(city, `phone=${phone}`)).toEqual([id]);
    expect(await found(head, `phone=${phone}`)).toEqual([]);
    expect(await found(city, `regionId=${ids.otherCounty}&role=COUNTY_HANDLER&limit=200`)).toContain(id);
    expect(await found(city, `regionId=${ids.county}&limit=200`)).not.toContain(id);
    expect(await found(head, `regionId=${ids.otherCounty}&limit=200`)).toEqual([]);
  });

  it('change nothing about themselves', async () => {
    const refused = [
      city.post(`/accounts/${city.accountId}/role-grants`, wish('CITY_AUDITOR', 'city')),
      city.put(`/accounts/${city.accountId}/status`, { status: 'DISABLED', reason: '误操作' }),
    ];
    for (const request of refused)
      expect((await request.expect(403)).body.code).toBe('identity.not-yourself');
    const { body } = await city.get('/me').expect(200);
    await city.delete(`/accounts/${city.accountId}/role-grants/${body.roles[0].id}`).expect(403);
  });

  it('lock an officer out at once, if all his roles are theirs to manage', async () => {
    const plain = await officer('TOWN_HANDLER', 'town');
    const client = await t.login(plain.phone, plain.password, plain.id);
    const disabling = { status: 'DISABLED', reason: '离岗' };
    await head.put(`/accounts/${plain.id}/status`, disabling).expect(200);
    await client.get('/me').expect(401);
    await head.put(`/accounts/${plain.id}/status`, { status: 'ACTIVE', reason: '返岗' }).expect(200);
    await t.login(plain.phone, plain.password);

    const wishes = [{ role: 'TOWN_HANDLER', regionId: ids.town } as const, { role: 'FAMILY' } as const];
    const alsoFamily = await givenAccount(t, '经办人', ...wishes);
    const refused = await head.put(`/accounts/${alsoFamily.id}/status`, disabling).expect(403);
    expect(refused.body.code).toBe('identity.may-not-disable');
  });
});
