import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior, type GivenSenior } from '@test/given/people';

const t = useApp();
let senior: GivenSenior;
let officer: ApiClient;

beforeAll(async () => {
  senior = await givenSenior(t);
  officer = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

const reveal = (caller: ApiClient, fields: string[], purpose = '上门核实') =>
  caller.post(`/seniors/${senior.id}/reveals`, { fields, purpose });

describe('seeing personal data in the clear', () => {
  it('shows what was asked for and nothing else', async () => {
    const all = await reveal(officer, ['identityNumber', 'phone', 'address']).expect(201);
    expect(all.body).toEqual({
      id: expect.any(String),
      identityNumber: senior.identityNumber,
      phone: senior.phone,
      addresses: [
        {
          id: senior.addressId,
          label: '家',
          text: '双庄街道幸福社区和谐小区12号楼2单元502室',
          latitude: 33.9612,
          longitude: 118.2754,
          datum: 'WGS84',
        },
      ],
    });
    const phone = await reveal(officer, ['phone']).expect(201);
    expect(phone.body).toEqual({ id: expect.any(String), phone: senior.phone });
  });

  it('is recorded with the purpose, for the senior and the auditors to read', async () => {
    const family = await givenFamily(t, senior.id, ['VIEW']);
    await reveal(family, ['address'], '送药上门').expect(201);
    const { body } = await family.get(`/seniors/${senior.id}/access-log?limit=2`).expect(200);
    expect(body.items).toMatchObject([
      { name: '王小明', fields: ['address'], purpose: '送药上门', accountId: family.accountId },
      { name: '镇街经办', fields: ['phone'], purpose: '上门核实', accountId: officer.accountId },
    ]);
    const rest = await family.get(`/seniors/${senior.id}/access-log?cursor=${body.nextCursor}`).expect(200);
    expect(rest.body.items).toMatchObject([{ fields: ['identityNumber', 'phone', 'address'] }]);
    const audits = await t.db.query(
      `SELECT 1 FROM platform.audit_trail WHERE action = 'people.personal-data-revealed' AND senior_id = $1`,
      [senior.id],
    );
    expect(audits).toHaveLength(3);
  });

  it('cannot be taken off the record', async () => {
    await expect(t.db.query('DELETE FROM people.reveal')).rejects.toThrow('permission denied');
    await expect(t.db.query(`UPDATE people.reveal SET purpose = 'x'`)).rejects.toThrow('permission denied');
  });

  it('needs a purpose and known fields', async () => {
    await reveal(officer, ['phone'], '').expect(422);
    await reveal(officer, []).expect(422);
    await reveal(officer, ['password']).expect(422);
  });

  it('spares the identity number before a representative, and everything before a stranger', async () => {
    const family = await givenFamily(t, senior.id, ['VIEW']);
    expect((await reveal(family, ['identityNumber']).expect(403)).body.code).toBe(
      'people.reveal-not-allowed',
    );
    const stranger = await t.person('外镇经办', {
      role: 'TOWN_HANDLER',
      regionId: await regionId(t, CODES.otherCountysTown),
    });
    await reveal(stranger, ['phone']).expect(404);
    await stranger.get(`/seniors/${senior.id}/access-log`).expect(403);
  });
});
