import { useApp, type ApiClient } from '@test/app';
import { givenLevel } from '@test/given/assessment';
import { givenIssuedCounty, PROGRAMME } from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior, type GivenSenior } from '@test/given/people';
import { seal } from './decide.policy';
import { Determinations } from './determinations';
import type { DeterminationDto, ExplainedProgrammeDto } from './determinations.dto';
import { Recall } from './explain.queries';

const t = useApp();
const dibao = { categories: [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }] };
let countyId: number;
let officer: ApiClient;
let poor: GivenSenior;
let young: GivenSenior;

const explain = async (client: ApiClient, { id }: GivenSenior, query = ''): Promise<DeterminationDto> =>
  (await client.get(`/seniors/${id}/determinations/202611${query}`).expect(200)).body as DeterminationDto;
const of = ({ programmes }: DeterminationDto, code: string): ExplainedProgrammeDto =>
  programmes.find(({ programmeCode }) => programmeCode === code)!;

beforeAll(async () => {
  countyId = await regionId(t, CODES.county);
  officer = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
  poor = await givenSenior(t, { birthDate: '1950-02-03', ...dibao });
  young = await givenSenior(t, { birthDate: '1950-02-03' });
  const impaired = await givenSenior(t, { birthDate: '1940-02-03', ...dibao });
  await givenLevel(t, impaired.id, 3, '2026-05-01');
  await givenSenior(t, { birthDate: '1925-02-03' });
  await givenIssuedCounty(t, countyId, 202611);
});

describe('A decision', () => {
  it('explains itself to the family in sentences, to officers with every step', async () => {
    const family = await givenFamily(t, poor.id, ['VIEW']);
    const told = of(await explain(family, poor), PROGRAMME);
    expect(told).toMatchObject({
      outcome: 'G',
      amount: 480,
      grantedAmount: 480,
      whyNot: null,
      decision: null,
    });
    expect(told.sentencesZh[0]).toContain('480 分钟');
    expect(told.sentencesZh.join('')).toContain('最低生活保障对象');
    expect(told.sentencesEn[0]).toContain('480 minutes');
    const shown = of(await explain(officer, poor), PROGRAMME);
    const { steps } = shown.decision as { steps: { id: string; is?: boolean; saw: object }[] };
    expect(steps.find(({ id }) => id === 'dibao')).toMatchObject({
      is: true,
      saw: { categories: ['DIBAO'] },
    });
    expect(shown.citation).not.toBe('');
  });

  it('says what was not granted and why', async () => {
    const whole = await explain(officer, poor);
    expect(whole.programmes.length).toBeGreaterThanOrEqual(6);
    expect(of(whole, 'NAT_VOUCHER')).toMatchObject({ outcome: null, whyNot: { code: 'NOT_ENROLLED' } });
  });

  it('gives what would have to change, the smallest first', async () => {
    const { wouldChange } = of(await explain(officer, young), PROGRAMME);
    expect(wouldChange.length).toBeGreaterThan(0);
    expect(wouldChange[0]).toMatchObject({ outcome: 'G' });
  });

  it('is made for who was granted nothing as well, on what was known when the month was issued', async () => {
    const { body } = await officer.get(`/seniors/${young.id}/determinations/202611`).expect(200);
    expect(body).toMatchObject({ number: null, on: '2026-11-01', replay: null });
    expect(of(body, PROGRAMME)).toMatchObject({ outcome: 'N', whyNot: { code: 'NOT_ENTITLED' } });
    const [run] = await t.db.query<{ factsAsOf: Date }>(
      'SELECT facts_as_of AS "factsAsOf" FROM entitlement.issuance_run WHERE period = 202611',
    );
    expect(body.factsAsOf).toBe(run.factsAsOf.toISOString());
  });

  it('comes out the same when it is made again, whatever has become known since', async () => {
    const before = await explain(officer, poor, '?replay=true');
    expect(before.replay).toEqual({ same: true, traceHash: before.traceHash });
    await givenLevel(t, poor.id, 4, '2026-10-01');
    const after = await explain(officer, poor, '?replay=true');
    expect(after.replay).toEqual({ same: true, traceHash: before.traceHash });
    expect(of(after, PROGRAMME).amount).toBe(480);
  });

  it('of a whole month can be made again, every one of them', async () => {
    const month = { countyId, period: 202611, after: null, limit: 100 };
    const stored = await t.get(Determinations).page(t.db, month);
    expect(stored.length).toBeGreaterThanOrEqual(3);
    for (const each of stored) {
      const { basis, decided } = await t.get(Recall).stored(each);
      expect(seal(basis, decided)).toMatchObject({ inputsHash: each.inputsHash, traceHash: each.traceHash });
    }
  });

  it('shows when what was stored has been tampered with', async () => {
    const [stored] = await t
      .get(Determinations)
      .page(t.db, { countyId, period: 202611, after: null, limit: 1 });
    const values = { ...stored.sheet.values, birthDate: '1990-01-01' };
    const { basis, decided } = await t.get(Recall).stored({ ...stored, sheet: { values } });
    expect(seal(basis, decided).traceHash).not.toBe(stored.traceHash);
  });

  it('is for those who may see the senior', async () => {
    const stranger = await givenFamily(t, young.id, ['VIEW']);
    const elsewhere = await t.person('邻县经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    for (const client of [stranger, elsewhere]) {
      const { body } = await client.get(`/seniors/${poor.id}/determinations/202611`).expect(404);
      expect(body.code).toBe('entitlement.senior-not-found');
    }
    const { body } = await officer.get(`/seniors/${poor.id}/determinations/202613`).expect(404);
    expect(body.code).toBe('entitlement.nothing-decided');
  });

  it('is never changed', async () => {
    for (const change of [
      'UPDATE entitlement.determination SET engine = engine',
      'DELETE FROM entitlement.determination',
    ])
      await expect(t.db.query(change)).rejects.toThrow(/permission denied/);
  });
});
