import { LedgerChecks } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenConfirmedVisit } from '@test/given/oversight';
import type { LedgerHealthView } from './ledger-health.dto';

describe('Whether the ledger adds up', () => {
  const t = useApp();
  let admin: ApiClient;
  let county: number;

  beforeAll(async () => {
    county = await regionId(t, CODES.county);
    await givenConfirmedVisit(t, await givenTeam(t));
    admin = await t.person('市级管理', { role: 'CITY_ADMIN', regionId: await regionId(t, CODES.city) });
  });

  const health = async (): Promise<LedgerHealthView> =>
    (await admin.get('/oversight/ledger-health').expect(200)).body as LedgerHealthView;
  const note = (kind: string, differences: number) =>
    t.db.query('SELECT ledger.note_check($1, ARRAY[$2::int], ARRAY[$3::bigint], $4)', [
      kind,
      county,
      differences,
      t.clock.now(),
    ]);

  it('is not known before the first check', async () => {
    const { counties, ...rest } = await health();
    expect(rest).toEqual({ differences: 0, checkedAt: null });
    expect(counties).toContainEqual(expect.objectContaining({ countyId: county, checks: [] }));
    expect(counties.length).toBeGreaterThan(1);
  });

  it('says of a county what the last checks found, and since when it is wrong', async () => {
    await note('SINCE', 0);
    const right = t.clock.now().toISOString();
    t.clock.advanceMinutes(10);
    await note('SINCE', 2);
    const { differences, checkedAt, counties } = await health();
    expect({ differences, checkedAt }).toEqual({ differences: 2, checkedAt: t.clock.now().toISOString() });
    expect(counties[0]).toMatchObject({
      countyId: county,
      differences: 2,
      checks: [{ kind: 'SINCE', differences: 2, at: checkedAt, rightAt: right }],
    });
  });

  it('adds the accounts of a county up as the full check does', async () => {
    const { body } = await admin.get(`/oversight/ledger-health/${county}/sums`).expect(200);
    const whole = await t.get(LedgerChecks).sums(t.db);
    const own = whole.flatMap(({ countyId, ...sum }) => (countyId === county ? [sum] : []));
    expect(own.some(({ kind, spent }) => kind === 'LOT' && spent > 0)).toBe(true);
    expect((body as { sums: object[] }).sums).toEqual(own);
  });

  it('is told of the caller’s divisions only', async () => {
    const other = await regionId(t, CODES.otherCounty);
    const elsewhere = await t.person('邻县管理', { role: 'CITY_ADMIN', regionId: other });
    const { body } = await elsewhere.get('/oversight/ledger-health').expect(200);
    expect(JSON.stringify(body)).not.toContain(`"countyId":${county},`);
    await elsewhere.get(`/oversight/ledger-health/${county}/sums`).expect(404);
  });
});
