import { useApp, type ApiClient } from '@test/app';
import { CODES, givenRegion, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
let officer: ApiClient;

beforeAll(async () => {
  officer = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

const add = async (seniorId: string, change: object = {}) =>
  officer.post(`/seniors/${seniorId}/addresses`, {
    label: '女儿家',
    regionId: await regionId(t, CODES.otherCountysTown),
    text: '沭城街道北京路 8 号',
    ...change,
  });
const addressesOf = async (seniorId: string) =>
  (await officer.get(`/seniors/${seniorId}`).expect(200)).body.addresses as Record<string, unknown>[];

describe('the addresses of a senior', () => {
  it('are several, anywhere, one of them the default', async () => {
    const senior = await givenSenior(t);
    const { body } = await add(senior.id, { kind: 'TEMPORARY', validTo: '2027-04-01' });
    expect(await addressesOf(senior.id)).toMatchObject([
      { label: '家', isDefault: true },
      { id: body.id, label: '女儿家', isDefault: false, kind: 'TEMPORARY', validTo: '2027-04-01' },
    ]);
    const people = t.get(PeopleFacade);
    expect(await people.address(t.db, body.id)).toMatchObject({
      seniorId: senior.id,
      regionId: await regionId(t, CODES.otherCountysTown),
      countyId: await regionId(t, CODES.otherCounty),
    });
    expect(await people.addressText(t.db, body.id)).toBe('沭城街道北京路 8 号');
    await add(senior.id, { label: '儿子家', isDefault: true });
    expect((await people.defaultAddress(t.db, senior.id))?.label).toBe('儿子家');
    const defaults = (await addressesOf(senior.id)).filter(({ isDefault }) => isDefault);
    expect(defaults).toHaveLength(1);
  });

  it('without a position lie at the centre of their division, and say so', async () => {
    const senior = await givenSenior(t);
    const { body } = await add(senior.id);
    const { latitude, longitude } = await givenRegion(t, CODES.otherCountysTown);
    expect(await t.get(PeopleFacade).address(t.db, body.id)).toMatchObject({
      latitude,
      longitude,
      positionSource: 'DIVISION',
    });
    expect((await add(senior.id, { latitude: 34.1 })).body.code).toBe('people.position-incomplete');
  });

  it('are replaced, never rewritten: an order still knows where it was to go', async () => {
    const senior = await givenSenior(t);
    const people = t.get(PeopleFacade);
    const same = await add(senior.id, {
      label: '家',
      regionId: senior.regionId,
      text: '双庄街道幸福社区和谐小区12号楼2单元502室',
    });
    expect(same.body.id).toBe(senior.addressId);
    const moved = await add(senior.id, {
      label: '家',
      regionId: senior.regionId,
      text: '双庄街道花园路 9 号',
    });
    expect(moved.body.id).not.toBe(senior.addressId);
    expect(await people.addressText(t.db, senior.addressId)).toContain('和谐小区12号楼');
    expect(await people.defaultAddress(t.db, senior.id)).toMatchObject({ id: moved.body.id, label: '家' });
    expect(await addressesOf(senior.id)).toHaveLength(1);
    await expect(
      t.db.query(`UPDATE people.address SET text_sealed = 'x' WHERE id = $1`, [moved.body.id]),
    ).rejects.toThrow('permission denied');
  });

  it('are told how to get up to, by whoever may book, and stay the addresses they were', async () => {
    const senior = await givenSenior(t);
    const wayUp = (addressId: string, body: object, who = officer) =>
      who.put(`/seniors/${senior.id}/addresses/${addressId}/way-up`, body);
    expect((await addressesOf(senior.id))[0]).toMatchObject({ floor: null, hasLift: null });
    await wayUp(senior.addressId, { floor: 5, hasLift: false }).expect(200);
    expect(await t.get(PeopleFacade).address(t.db, senior.addressId)).toMatchObject({
      floor: 5,
      hasLift: false,
    });
    expect((await addressesOf(senior.id))[0]).toMatchObject({
      id: senior.addressId,
      floor: 5,
      hasLift: false,
    });
    expect((await wayUp(senior.addressId, { floor: 5 })).status).toBe(422);
    const other = await givenSenior(t);
    expect((await wayUp(other.addressId, { floor: 5, hasLift: true })).body.code).toBe(
      'people.address-not-found',
    );
    const stranger = await t.person('外人', { role: 'FAMILY' });
    expect((await wayUp(senior.addressId, { floor: 1, hasLift: false }, stranger)).status).toBe(404);
  });

  it('are bound to their row: a sealed text copied to another address does not open', async () => {
    const [one, other] = [await givenSenior(t), await givenSenior(t)];
    const { query, end } = await owner();
    await query(
      `UPDATE people.address SET text_sealed = (SELECT text_sealed FROM people.address WHERE id = $1) WHERE id = $2`,
      [one.addressId, other.addressId],
    );
    await end();
    await expect(t.get(PeopleFacade).addressText(t.db, other.addressId)).rejects.toThrow(
      'authentication failed',
    );
  });
});

async function owner() {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: t.database.ownerUrl });
  await client.connect();
  return {
    query: (sql: string, parameters: unknown[]) => client.query(sql, parameters),
    end: () => client.end(),
  };
}
