import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import { givenPolicyDesk } from '@test/given/programmes';
import { loadProgrammes } from './load-programmes';
import { Programmes } from './programmes';
import { SHIPPED } from './shipped';
import { VersionChecker } from './versions/version-checker';
import { VersionStore } from './versions/version.store';
import { systemCtx } from '@anzhi/kernel';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);

const dump = () =>
  owner.query(
    `SELECT p.code, v.*, (SELECT count(*) FROM entitlement.programme_item i WHERE i.programme_id = p.id) AS items
       FROM entitlement.programme p JOIN entitlement.programme_version v ON v.programme_id = p.id
      ORDER BY p.code, v.version`,
  );

describe('the programmes that come with the platform', () => {
  it('are law where their division exists, in the order in which they pay', async () => {
    const inForce = async (code: string, on: string) =>
      (await t.get(Programmes).inForce(t.db, await regionId(t, code), on)).map((law) => law.code);
    const suqian = [
      'NAT_VOUCHER',
      'SQ_HOME_CARE',
      'SQ_MEALS',
      'SQ_CARE_VISITS',
      'SQ_EMERGENCY_CALL',
      'SQ_RETROFIT',
    ];
    for (const on of ['2026-01-01', '2026-11-23', '2026-12-31'])
      expect(await inForce(CODES.county, on)).toEqual(suqian);
    expect(await inForce(CODES.county, '2027-01-01')).toEqual(suqian.slice(1));
    expect(await inForce('370502', '2026-11-23')).toEqual(['DY_LTCI', 'NAT_VOUCHER']);
    expect(await inForce('341302', '2026-11-23')).toEqual(['NAT_VOUCHER', 'SZ_TEKUN_CARE']);
  });

  it('stand against everything a version is held against, on the day before they began', async () => {
    for (const { code, version, from } of await owner.query<{ code: string; version: number; from: string }>(
      `SELECT p.code, v.version, (lower(v.effective) - 1)::text AS "from" FROM entitlement.programme_version v
         JOIN entitlement.programme p ON p.id = v.programme_id`,
    )) {
      const stored = await t.get(VersionStore).find(t.db, systemCtx('test'), code, version);
      const problems = await t.get(VersionChecker).problems(t.db, stored, new Date(`${from}T12:00:00+08:00`));
      expect({ code, version, problems }).toEqual({ code, version, problems: [] });
    }
  });

  it('loaded again change nothing, not even by two at once', async () => {
    const before = await dump();
    await Promise.all([loadProgrammes(t.database.appUrl), loadProgrammes(t.database.appUrl)]);
    expect(await dump()).toEqual(before);
  });

  it('stay ended or replaced when the bureau has done so', async () => {
    const { drafter, approver } = await givenPolicyDesk(t, CODES.city);
    const path = '/programmes/SQ_MEALS/versions/1/ending';
    await drafter.post(path, { endsOn: '2027-01-01', reason: '改用新办法' }).expect(200);
    await approver.post(`${path}/decision`, { decision: 'APPROVED' }).expect(200);
    const before = await dump();
    await loadProgrammes(t.database.appUrl);
    expect(await dump()).toEqual(before);
  });
});

describe('a template', () => {
  it('of every shipped programme starts a draft for one’s own division, with the parameters it needs', async () => {
    const desk = await givenPolicyDesk(t, CODES.city);
    const { body } = await desk.drafter.get('/programme-templates').expect(200);
    expect(body.items).toHaveLength(SHIPPED.length);
    for (const { identity } of SHIPPED) {
      const code = `FROM_${identity.code.replaceAll('-', '_')}`;
      const wish = { code, regionId: desk.regionId, from: '2027-01-01', to: '2028-01-01' };
      await desk.drafter.post(`/programme-templates/${identity.code}/drafts`, wish).expect(201);
      const values = await desk.approver.get('/programme-parameters?state=SUBMITTED&limit=200').expect(200);
      for (const { id } of values.body.items as { id: string }[])
        await desk.approver
          .post(`/programme-parameters/${id}/decision`, { decision: 'APPROVED' })
          .expect(200);
      const { body: found } = await desk.drafter.get(`/programmes/${code}/versions/1/problems`).expect(200);
      // the voucher's values are known to the end of 2026, so they are not proposed anew
      const codes = (found.items as { code: string }[]).map((problem) => problem.code);
      expect({ code, codes: [...new Set(codes)] }).toEqual({
        code,
        codes: identity.code === 'NAT_VOUCHER' ? ['parameter-missing'] : [],
      });
    }
  });

  it('is not known under another code, nor for a division of others', async () => {
    const { drafter, regionId: city } = await givenPolicyDesk(t, CODES.city);
    const wish = { code: 'COPY', regionId: city, from: '2027-01-01' };
    await drafter.post('/programme-templates/NO_SUCH/drafts', wish).expect(404);
    const elsewhere = { ...wish, regionId: await regionId(t, '320900') };
    await drafter.post('/programme-templates/TJ_MEALS/drafts', elsewhere).expect(404);
  });
});
